import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { gainOf, ndcg } from './judge.ts'
import { readJudgments, readQueries } from './measure-relevance.ts'
import { createPlainIndex } from './plain-bm25.ts'
import { Unusable } from './read-lines.ts'
import { documentOf, readProducts } from './search-products.ts'

function fileOf(t: TestContext, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-bench-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return path
}

const productsIn = (path: string) => Array.fromAsync(readProducts(path))
const says = (pattern: RegExp) => (error: unknown) => error instanceof Unusable && pattern.test(error.message)

const SHOP_SHAPE = {
  id: 'shop:1',
  title: 'Blue mug',
  description: 'Holds tea.',
  brand: 'Tazza',
  category_path: ['Kitchen', 'Mugs'],
  attributes: { baseColour: 'Blue', material: ['Clay', 'Glaze'] },
  price: 9.5,
  rating: 4,
}
const ESCI_SHAPE = {
  asin: 'B000000001',
  title: 'Blue mug',
  bullet_points: 'Holds tea.\nHolds coffee.',
  description: null,
  brand: 'Tazza',
  color: 'Blue',
  category: ['Kitchen', 'Mugs'],
  price: null,
}

test('products are read in both shapes, compressed or not', async (t) => {
  const lines = `${JSON.stringify(SHOP_SHAPE)}\n\n${JSON.stringify(ESCI_SHAPE)}`
  const plain = await productsIn(fileOf(t, lines))
  assert.deepEqual(await productsIn(fileOf(t, gzipSync(lines))), plain)
  assert.deepEqual(
    plain.map(({ id, categories, attributes, price }) => ({ id, categories, attributes, price })),
    [
      {
        id: 'shop:1',
        categories: ['Kitchen', 'Mugs'],
        attributes: { color: ['Blue'], material: ['Clay', 'Glaze'] },
        price: 9.5,
      },
      {
        id: 'B000000001',
        categories: ['Kitchen', 'Mugs'],
        attributes: { color: ['Blue'] },
        price: undefined,
      },
    ],
  )
})

test('a line goes on after marks that are the end of a line elsewhere', async (t) => {
  const [product] = await productsIn(
    fileOf(t, `${JSON.stringify({ id: 1, title: 'one\u2028two\u0085three' })}\r\n`),
  )
  assert.equal(product?.title, 'one\u2028two\u0085three')
  assert.equal(product?.id, '1')
})

test('a line that is no product is told by its number', async (t) => {
  const good = JSON.stringify(SHOP_SHAPE)
  await assert.rejects(productsIn(fileOf(t, `${good}\n{"id":`)), says(/:2: no JSON/))
  await assert.rejects(productsIn(fileOf(t, `${good}\n[1]`)), says(/:2: a line must be one JSON object/))
  await assert.rejects(
    productsIn(fileOf(t, `\n\n{"title":"Mug"}`)),
    says(/:3: no "id", "asin" or "product_id"; there are title/),
  )
  await assert.rejects(productsIn(fileOf(t, `{"id":"1"}`)), says(/:1: no "title"/))
})

test('a file that is missing, or cut off while compressed, is told by its name', async (t) => {
  await assert.rejects(productsIn('no-such-file.jsonl'), says(/no-such-file/))
  const whole = gzipSync(`${JSON.stringify(SHOP_SHAPE)}\n`.repeat(50))
  const path = fileOf(t, whole.subarray(0, -12))
  await assert.rejects(productsIn(path), says(new RegExp(path)))
})

test('queries and judgments are read by their headers, in any order, or by place', async (t) => {
  const named = fileOf(t, 'query\tquery_id\r\nblue mug\t7\r\n')
  const placed = fileOf(t, '7\tblue mug\n')
  assert.deepEqual(await readQueries(named), [{ id: '7', text: 'blue mug' }])
  assert.deepEqual(await readQueries(placed), [{ id: '7', text: 'blue mug' }])
  const expected = new Map([
    [
      '7',
      new Map([
        ['a', 1],
        ['b', 0.1],
      ]),
    ],
  ])
  assert.deepEqual(
    await readJudgments(fileOf(t, 'query_id\tproduct_id\tgrade\tgain\n7\ta\tE\t1\n7\tb\tS\t0.1\n')),
    expected,
  )
  assert.deepEqual(
    await readJudgments(fileOf(t, 'query_id\tproduct_id\tgrade\n7\ta\tE\n7\tb\tS\n')),
    expected,
  )
})

test('a table without a column that is needed is refused', async (t) => {
  await assert.rejects(readQueries(fileOf(t, 'query_id\ttopic\n7\tmugs\n')), says(/:1: no column "query"/))
  await assert.rejects(readQueries(fileOf(t, 'query_id\tquery\n7\tmugs\n8\n')), says(/:3: no column "query"/))
  await assert.rejects(readQueries(fileOf(t, '')), says(/has no rows/))
  await assert.rejects(
    readJudgments(fileOf(t, 'query_id\tproduct_id\tgrade\n7\ta\tX\n')),
    says(/:2: neither a gain/),
  )
})

test('NDCG is 1 for the best order, discounts by rank, and takes what nobody judged for nothing', () => {
  const gains = new Map([
    ['a', 1],
    ['b', 0.1],
    ['c', 0],
  ])
  assert.equal(ndcg(['a', 'b', 'c'], gains), 1)
  const best = 1 + 0.1 / Math.log2(3)
  assert.ok(Math.abs((ndcg(['x', 'a'], gains) as number) - 1 / Math.log2(3) / best) < 1e-12)
  const eleventh = [...'0123456789', 'a']
  assert.equal(ndcg(eleventh, gains), 0)
  assert.equal(ndcg(['a'], new Map([['a', 0]])), undefined)
  assert.deepEqual(['E', 'Substitute', 'c', 'I', '?'].map(gainOf), [1, 0.1, 0.01, 0, undefined])
})

test('plain BM25 follows its formula: rare words, short texts and repetition count, case does not', () => {
  const index = createPlainIndex()
  index.add('short', 'Blue MUG')
  index.add('long', 'mug with a long text about all that it is not')
  index.add('often', 'mug mug of steel')
  index.add('other', 'plate')
  assert.deepEqual(index.search('mug', 10), ['often', 'short', 'long'])
  assert.deepEqual(index.search('blue mug', 1), ['short'])
  assert.deepEqual(index.search('nothing', 10), [])
})

test('what shoppers narrow by reaches the index as facets and numbers', async (t) => {
  const [product] = await productsIn(fileOf(t, JSON.stringify(SHOP_SHAPE)))
  const { facets, numbers } = documentOf(product as NonNullable<typeof product>)
  assert.deepEqual(facets, { category: ['Kitchen', 'Mugs'], brand: ['Tazza'], color: ['Blue'] })
  assert.deepEqual(numbers, { 'price:USD': 950, rating: 0.8 })
})
