import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { search } from './search.ts'
import { shelf } from './shelf.ts'

const words = ['red', 'shoe', 'case', 'phone', 'table']
const documents = fc.array(
  fc.record({
    title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }),
    brand: fc.constantFrom('Acme', 'Bolt', 'Cat'),
    popularity: fc.nat(4),
  }),
  { minLength: 300, maxLength: 400, size: 'max' },
)
const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((own) => own.join(' '))

test('a short page is the beginning of a long one, whatever is left unread for it', () => {
  fc.assert(
    fc.property(documents, texts, fc.constantFrom(1, 3, 24), (rows, text, limit) => {
      const corpus = shelf(
        'en',
        ...rows.map(({ title, brand, popularity }, i) => ({
          id: `d${i}`,
          texts: { title: title.join(' ') },
          facets: { brand: [brand] },
          numbers: { popularity: popularity / 4 },
        })),
      )
      const all = search(corpus, { text, limit: 1_000 }).ids
      const first = search(corpus, { text, limit })
      assert.deepEqual(first.ids, all.slice(0, limit))
      const second = first.next ? search(corpus, { text, limit, after: first.next }).ids : []
      assert.deepEqual(second, all.slice(limit, 2 * limit))
    }),
    { numRuns: 20 },
  )
})
