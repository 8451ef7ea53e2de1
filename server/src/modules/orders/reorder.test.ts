import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openOrders } from './fixtures.ts'

test('ordering the same again', async (t) => {
  const { shop } = await openOrders(t)
  const cartOf = async (cartId: string) =>
    (await shop.cart.getCart(as.anyone(), { cartId })).lines.map(({ sku, quantity }) => [sku, quantity])
  const whole = await shop.given.product('whole', { stock: 50 })
  const scarce = await shop.given.product('scarce', { stock: 5 })
  const gone = await shop.given.product('gone', { stock: 5 })
  const order = await shop.place(await shop.readyCart({ [whole]: 2, [scarce]: 3, [gone]: 1 }))
  const { reference, accessToken: token } = order
  await shop.inventory.adjust(as.service, { sku: scarce, delta: -1, reason: 'broken' })
  await shop.inventory.adjust(as.service, { sku: gone, delta: -4, reason: 'broken' })

  await t.test('takes what there is and tells what is missing', async () => {
    const { cartId, added, missing } = await shop.orders.reorder(as.anyone(), { reference, token })
    // Of the scarce one three of four are held for the first order.
    assert.deepEqual(added, [
      { sku: whole, quantity: 2 },
      { sku: scarce, quantity: 1 },
    ])
    assert.deepEqual(missing, [
      { sku: scarce, title: 'scarce', quantity: 2, reason: 'sold_out' },
      { sku: gone, title: 'gone', quantity: 1, reason: 'sold_out' },
    ])
    assert.deepEqual(await cartOf(cartId), [
      [whole, 2],
      [scarce, 1],
    ])
  })

  await t.test('goes into the cart that is named, once per key, unless that has been ordered', async () => {
    const { id: cartId } = await shop.cart.createCart(as.anyone(), { line: { sku: whole, quantity: 1 } })
    const ctx = as.anyone(newId())
    await shop.orders.reorder(ctx, { reference, token, cartId })
    const again = await shop.orders.reorder(ctx, { reference, token, cartId })
    assert.equal(again.cartId, cartId)
    assert.deepEqual((await cartOf(cartId))[0], [whole, 3])
    const unknown = await shop.orders.reorder(as.anyone(), { reference, token, cartId: newId() })
    assert.notEqual(unknown.cartId, cartId)
  })

  await t.test('is for those who may see the order', async () => {
    await assert.rejects(shop.orders.reorder(as.anyone(), { reference }), { code: 'ORDER_NOT_FOUND' })
  })
})
