import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'

test('listing orders', async (t) => {
  const shop = await world(t)

  await t.test('a cursor that is none of ours is refused', async () => {
    for (const cursor of [
      'x',
      '',
      '1_',
      '_a',
      '-1_a',
      '1e3_a',
      '8640000000000000_a',
      '253402300800000_a',
      '1_a b',
    ]) {
      await assert.rejects(shop.orders.listOrders(as.service, { cursor }), { code: 'INVALID_INPUT' }, cursor)
    }
    assert.deepEqual(await shop.orders.listOrders(as.service, { cursor: '253402214400000_a' }), { items: [] })
  })
})
