import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StockStatus } from '@techmart/contracts'
import { bestOf, bundleStock } from './bundle-stock.ts'
import { firstCardSkus, priceRange } from './card.ts'
import { pathsOf } from './category-tree.ts'
import { listingText, plain } from './product-rows.ts'
import { ratingOf } from './rating.ts'

const stock = (...levels: StockStatus[]) => {
  const bySku = new Map(levels.map((level) => [level.sku, level]))
  return (sku: string) => bySku.get(sku)
}

test('a bundle can be had as often as its scarcest part allows, and no better than its worst', () => {
  const stockOf = stock(
    { sku: 'A', availability: 'in_stock', available: 100 },
    { sku: 'B', availability: 'low_stock', available: 5 },
    { sku: 'C', availability: 'backorder', available: 1 },
    { sku: 'D', availability: 'preorder', available: 9, availableFrom: '2031-02-01T00:00:00.000Z' },
    { sku: 'E', availability: 'preorder', available: 9, availableFrom: '2031-01-15T00:00:00.000Z' },
  )
  const of = (...parts: [string, number][]) =>
    bundleStock(
      parts.map(([sku, quantity]) => ({ sku, quantity })),
      stockOf,
    )
  assert.deepEqual(of(['A', 3]), { availability: 'in_stock', available: 33 })
  assert.deepEqual(of(['A', 1], ['B', 2]), { availability: 'low_stock', available: 2 })
  assert.deepEqual(of(['A', 1], ['C', 1]), { availability: 'backorder', available: 1 })
  assert.deepEqual(of(['D', 1], ['C', 1], ['E', 1]), {
    availability: 'preorder',
    available: 1,
    availableFrom: '2031-02-01T00:00:00.000Z',
  })
  assert.deepEqual(of(['B', 6]), { availability: 'out_of_stock', available: 0 })
  assert.deepEqual(of(['A', 1], ['UNKNOWN', 1]), { availability: 'out_of_stock', available: 0 })
  assert.deepEqual(of(), { availability: 'out_of_stock', available: 0 })
})

test('the best offer speaks for a product', () => {
  assert.equal(bestOf(['out_of_stock', 'preorder', 'backorder']), 'backorder')
  assert.equal(bestOf(['out_of_stock', 'backorder', 'low_stock']), 'low_stock')
  assert.equal(bestOf(['low_stock', 'in_stock']), 'in_stock')
  assert.equal(bestOf([]), 'out_of_stock')
})

test('a rating is the mean of its stars to two decimals', () => {
  assert.equal(ratingOf([0, 0, 0, 0, 0]), undefined)
  assert.deepEqual(ratingOf([0, 0, 0, 0, 3]), { average: 5, count: 3 })
  assert.deepEqual(ratingOf([1, 0, 0, 1, 1]), { average: 3.33, count: 3 })
})

test('a price varies when another one is higher, also when the lowest is nothing', () => {
  const price = (sku: string, amountMinor: number) => ({
    sku,
    price: { amountMinor, currency: 'USD' as const },
  })
  assert.deepEqual(priceRange([]), { lowest: undefined, varies: false })
  assert.deepEqual(priceRange([price('A', 5), price('B', 5)]), { lowest: price('A', 5), varies: false })
  assert.deepEqual(priceRange([price('A', 5), price('B', 0)]), { lowest: price('B', 0), varies: true })
})

test('the first guess for a card is spread over the range', () => {
  const skus = Array.from({ length: 400 }, (_none, index) => `S${index}`)
  assert.deepEqual(firstCardSkus(skus.slice(0, 10)), skus.slice(0, 10))
  assert.deepEqual(firstCardSkus(skus), [
    'S0',
    'S40',
    'S80',
    'S120',
    'S160',
    'S200',
    'S240',
    'S280',
    'S320',
    'S360',
  ])
})

test('a path leads from the department to the category', () => {
  const paths = pathsOf([{ slug: 'c', parentSlug: 'b' }, { slug: 'a' }, { slug: 'b', parentSlug: 'a' }])
  assert.deepEqual(paths.get('c'), ['a', 'b', 'c'])
  assert.throws(() => pathsOf([{ slug: 'a', parentSlug: 'x' }]), { code: 'CATEGORY_NOT_FOUND' })
  assert.throws(
    () =>
      pathsOf([
        { slug: 'a', parentSlug: 'b' },
        { slug: 'b', parentSlug: 'a' },
      ]),
    { code: 'INVALID_INPUT' },
  )
})

test('staff find a product by plain letters', () => {
  assert.equal(plain('Fjörd ÉTÉ'), 'fjord ete')
  assert.equal(listingText('Fjörd', 'fjord', ['A-1', 'B-2']), ' fjord fjord a-1 b-2')
})
