import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCorpus, put } from './corpus.ts'
import { schemaOf } from './random-histories.ts'
import { search } from './search.ts'

const FACETS = 20
const DOCUMENTS = 300

/** Document n has in facet f the value n mod (f + 2), and every third one more. */
function valuesOf(document: number, facet: number): string[] {
  const value = `v${document % (facet + 2)}`
  return document % 3 === 0 ? [value, 'third'] : [value]
}

const code = (facet: number) => `facet${facet}`

function many() {
  const corpus = createCorpus(schemaOf('en'))
  for (let n = 0; n < DOCUMENTS; n++)
    put(corpus, {
      id: `d${n}`,
      texts: { title: 'thing' },
      facets: Object.fromEntries(Array.from({ length: FACETS }, (_none, f) => [code(f), valuesOf(n, f)])),
      numbers: {},
    })
  return corpus
}

/** Documents with a value, among those that `isCounted`. */
function expected(facet: number, value: string, isCounted: (document: number) => boolean): number {
  return Array.from({ length: DOCUMENTS }, (_none, n) => n).filter(
    (n) => isCounted(n) && valuesOf(n, facet).includes(value),
  ).length
}

test('values are counted alike, be there sets of their facet or not', () => {
  const corpus = many()
  assert.ok(corpus.valueSets.facets.length < FACETS && corpus.valueSets.rest.length > 0)
  const { facets } = search(corpus, { text: 'thing', limit: 1, facetValues: 100 })
  for (let f = 0; f < FACETS; f++)
    for (const { value, count } of facets.find((facet) => facet.code === code(f))?.values ?? [])
      assert.equal(
        count,
        expected(f, value, () => true),
        `${code(f)} ${value}`,
      )
})

test('each is counted as if its own filter were open, be there sets of its facet or not', () => {
  const corpus = many()
  for (const filtered of [0, FACETS - 1]) {
    const filters = [{ code: code(filtered), values: ['v1'] }]
    const { facets, total } = search(corpus, { text: 'thing', limit: 1, facetValues: 100, filters })
    const passes = (n: number) => valuesOf(n, filtered).includes('v1')
    assert.equal(
      total,
      expected(filtered, 'v1', () => true),
    )
    for (let f = 0; f < FACETS; f++)
      for (const { value, count } of facets.find((facet) => facet.code === code(f))?.values ?? [])
        assert.equal(count, expected(f, value, f === filtered ? () => true : passes), `${code(f)} ${value}`)
  }
})
