import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complete } from './complete.ts'
import { createCorpus } from './corpus.ts'
import { rulesOf } from './languages.ts'
import { marksIn } from './mark.ts'
import { schemaOf } from './random-histories.ts'
import { search } from './search.ts'
import { find, shelf } from './shelf.ts'
import { wordsOf } from './words.ts'

const HOSTILE = {
  'a long word': 'a'.repeat(200_000),
  'a long text': 'red shoe '.repeat(25_000),
  'ten thousand words': Array.from({ length: 10_000 }, (_, i) => `word${i}`).join(' '),
  'ten thousand unwanted words': ' -a'.repeat(10_000),
  'ten thousand lacks': 'a without b '.repeat(10_000),
  'a long text without spaces': '无线耳机'.repeat(50_000),
  'letters with one of another script': `${'a'.repeat(100_000)}机${'a'.repeat(100_000)}`,
  'long numbers': '1.'.repeat(100_000),
  apostrophes: "a'".repeat(100_000),
  'marks on marks': `a${'\u0301'.repeat(200_000)}`,
  'control characters': '\0\u0001\u001f\u007f red \u0085\u202e',
  'halves of letters': '\ud800 red\udc00 \udfff\ud800',
  'letters outside the first plane': '𝒜'.repeat(1_000),
  'a pattern': '(.*)+$ [a-z]{9} ^red| \\d+ (?=x)',
  'only signs': '-"\'.,;:!?()[]{}<>/\\|@#$%^&*_+=~`',
  'a name of every object': '__proto__ constructor toString hasOwnProperty',
}

test('whatever is typed gets an answer, and soon', () => {
  const corpus = shelf('en', 'red shoe', '无线耳机', '__proto__')
  for (const [kind, text] of Object.entries(HOSTILE)) {
    const start = performance.now()
    for (const completion of ['unfinished', 'always'] as const)
      search(corpus, { text, limit: 10, completion })
    complete(corpus, text, 10)
    marksIn(text, 'en', new Set(['red']))
    // Generous: a hundred times what it takes, a hundredth of what going wrong takes.
    assert.ok(performance.now() - start < 2_000, kind)
  }
})

test('whatever a document says, it is found by its id and its other words', () => {
  for (const [kind, text] of Object.entries(HOSTILE)) {
    const corpus = shelf('en', {
      id: text,
      texts: { title: 'findable', text, sku: text },
      facets: { [text]: [text] },
    })
    assert.deepEqual(find(corpus, 'findable'), [text], kind)
    assert.deepEqual(find(corpus, '', { filters: [{ code: text, values: [text] }] }), [text], kind)
  }
})

test('names that every object has are names like others', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'valueOf']) {
    const own = Object.fromEntries([[name, [name]]])
    const corpus = shelf(
      'en',
      { id: 'with', texts: { title: name }, facets: own, numbers: Object.fromEntries([[name, 2]]) },
      'without any',
    )
    assert.deepEqual(find(corpus, name), ['with'])
    assert.deepEqual(find(corpus, '', { filters: [{ code: name, values: [name] }] }), ['with'])
    assert.deepEqual(find(corpus, '', { ranges: [{ number: name, min: 1 }] }), ['with'])
    assert.deepEqual(find(corpus, '', { filters: [{ code: name, values: ['other'] }] }), [])
    assert.deepEqual(find(corpus, '', { sort: [{ number: name, order: 'descending' }] })[0], 'with')
    const { facets } = search(corpus, { text: '', limit: 0, facetValues: 5 })
    assert.deepEqual(facets, [{ code: name, values: [{ value: name, count: 1, isSelected: false }] }])
  }
})

test('facets and values that would run together as one text are kept apart', () => {
  const corpus = shelf(
    'en',
    { id: '1', facets: { a: ['bc', 'b\0c'] } },
    { id: '2', facets: { ab: ['c'], 'a\0b': ['c'] } },
  )
  assert.deepEqual(find(corpus, '', { filters: [{ code: 'a', values: ['bc'] }] }), ['1'])
  assert.deepEqual(find(corpus, '', { filters: [{ code: 'ab', values: ['c'] }] }), ['2'])
  assert.deepEqual(find(corpus, '', { filters: [{ code: 'a\0b', values: ['c'] }] }), ['2'])
})

test('a facet and a number of one name are narrowed apart', () => {
  const corpus = shelf('en', { id: '1', facets: { '#price': ['x'] }, numbers: { price: 5 } })
  const filters = [{ code: '#price', values: ['x'] }]
  assert.deepEqual(find(corpus, '', { filters, ranges: [{ number: 'price', min: 9 }] }), [])
})

test('numbers that are none count as missing', () => {
  const corpus = shelf(
    'en',
    { id: '1', numbers: { price: Number.NaN } },
    { id: '2', numbers: { price: Infinity } },
    { id: '3', numbers: { price: 1 } },
  )
  for (const order of ['ascending', 'descending'] as const)
    assert.deepEqual(find(corpus, '', { sort: [{ number: 'price', order }] }), ['3', '1', '2'])
})

test('no word is longer than forty units or ends in half a letter', () => {
  for (const text of Object.values(HOSTILE))
    for (const { term } of wordsOf(text, rulesOf('en'))) {
      assert.ok(term.length <= 40)
      assert.ok(term.isWellFormed())
    }
})

test('a language that is none of ours is read as it is written, whatever it is called', () => {
  for (const language of ['fr', 'toString', 'valueOf']) assert.equal(rulesOf(language).stem('robes'), 'robes')
  assert.equal(rulesOf('de-AT').hasCompounds, true)
  assert.equal(search(createCorpus(schemaOf('fr')), { text: 'robe', limit: 1 }).total, 0)
})
