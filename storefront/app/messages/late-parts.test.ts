import assert from 'node:assert/strict'
import { test } from 'node:test'
import { latePartsOf } from './late-parts.ts'

test('home and listings begin with the texts for browsing, what is bought with those for buying', () => {
  for (const path of ['', '/', '/c/mugs', '/collections', '/collections/gifts', '/search'])
    assert.deepEqual(latePartsOf(path), ['browse'], path)
  for (const path of ['/cart', '/checkout', '/checkout/address', '/orders/TM-1', '/order-lookup'])
    assert.deepEqual(latePartsOf(path), ['buy'], path)
})

test('a product, a policy and what does not exist need no more than every page', () => {
  for (const path of ['/p/mug', '/policies/terms', '/cars', '/searching'])
    assert.deepEqual(latePartsOf(path), [])
})
