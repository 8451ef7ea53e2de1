import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Listing } from './listing.server.ts'
import { nearFrom } from './listing-order.ts'
import { parseListing } from './listing-query.ts'

/** A page of four products out of ten. */
function page(page: number, exact: number | undefined, search = ''): number {
  const items = Array.from({ length: page === 3 ? 2 : 4 }) as Listing['result']['items']
  return nearFrom({
    result: { total: 10, page, pageCount: 3, items, facets: [], ...(exact === undefined ? {} : { exact }) },
    state: parseListing(new URLSearchParams(search)),
    pageSize: 4,
  })
}

test('near products begin behind those that meet every word', () => {
  assert.equal(page(1, 3), 3)
  assert.equal(page(2, 6), 2)
})

test('a page lies whole on one side of the border, or begins with it', () => {
  assert.equal(page(1, 6), 4)
  assert.equal(page(2, 3), 0)
  assert.equal(page(2, 4), 0)
  assert.equal(page(1, 4), 4)
})

test('there is no border where all meet every word, none does or nobody knows', () => {
  assert.equal(page(3, 10), 2)
  assert.equal(page(1, 0), 4)
  assert.equal(page(1, undefined), 4)
})

test('there is none where the order is another', () => {
  assert.equal(page(1, 3, 'sort=price_asc'), 4)
  assert.equal(page(1, 3, 'sort=relevance'), 3)
})
