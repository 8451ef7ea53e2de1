import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { stockShelf } from './test-goods.ts'

test('what the cart tells the shopper', async (t) => {
  const shop = await world(t)
  await stockShelf(shop, [{ sku: 'TEE' }, { sku: 'MUG' }, { sku: 'FEW', onHand: 5 }, { sku: 'BYE' }])
  const ctx = as.anyone()
  const filled = async (...skus: string[]) => {
    const { id: cartId } = await shop.cart.createCart(ctx, { currency: 'EUR' })
    for (const sku of skus) await shop.cart.addLine(ctx, { cartId, sku, quantity: 2 })
    return cartId
  }
  const setPrice = (sku: string, priceMinor: number) =>
    shop.pricing.setPrices(as.service, { prices: [{ sku, currency: 'EUR', priceMinor }] })
  const noticesOf = async (cartId: string) => (await shop.cart.getCart(ctx, { cartId })).notices

  await t.test('a changed price is told with before and now until the shopper changes the cart', async () => {
    const cartId = await filled('TEE', 'MUG')
    assert.deepEqual(await noticesOf(cartId), [])
    await setPrice('TEE', 1250)
    const [notice, ...others] = await noticesOf(cartId)
    assert.deepEqual(others, [])
    assert.equal(notice?.code, 'PRICE_CHANGED')
    assert.equal(notice?.title, 'The tee')
    assert.deepEqual(notice?.before, { amountMinor: 1000, currency: 'EUR' })
    assert.deepEqual(notice?.now, { amountMinor: 1250, currency: 'EUR' })
    assert.equal((await noticesOf(cartId)).length, 1)

    // Also a shopper whose page is older than the price learns of it with the answer to their change.
    const answer = await shop.cart.addLine(ctx, { cartId, sku: 'MUG', quantity: 1 })
    assert.deepEqual(
      answer.notices.map((told) => told.code),
      ['PRICE_CHANGED'],
    )
    assert.deepEqual(await noticesOf(cartId), [])
    await setPrice('TEE', 1000)
  })

  await t.test('a price that went back before anyone looked is no news', async () => {
    const cartId = await filled('TEE')
    await setPrice('TEE', 900)
    await setPrice('TEE', 1000)
    assert.deepEqual(await noticesOf(cartId), [])
  })

  await t.test('too little and no stock are told as long as they last', async () => {
    const cartId = await filled('FEW')
    await shop.inventory.adjust(as.service, { sku: 'FEW', delta: -4, reason: 'a pipe burst' })
    assert.deepEqual(
      (await noticesOf(cartId)).map(({ code, available }) => ({ code, available })),
      [{ code: 'NOT_ENOUGH_STOCK', available: 1 }],
    )
    await shop.inventory.adjust(as.service, { sku: 'FEW', delta: -1, reason: 'the last one too' })
    const cart = await shop.cart.getCart(ctx, { cartId })
    assert.deepEqual(
      cart.notices.map((notice) => notice.code),
      ['OUT_OF_STOCK'],
    )
    assert.equal(cart.lines[0]?.availability, 'out_of_stock')
    await shop.inventory.adjust(as.service, { sku: 'FEW', delta: 5, reason: 'new delivery' })
    assert.deepEqual(await noticesOf(cartId), [])
  })

  await t.test('an article taken down stays in sight, is not counted and can be taken out', async () => {
    const cartId = await filled('BYE', 'TEE')
    await shop.catalog.updateProduct(as.service, { slug: 'bye', status: 'draft' })
    const cart = await shop.cart.getCart(ctx, { cartId })
    const [line] = cart.lines
    assert.deepEqual([line?.title, line?.forSale, line?.unit], ['The bye', false, undefined])
    assert.deepEqual(
      cart.notices.map((notice) => [notice.code, notice.title]),
      [['NOT_FOR_SALE', 'The bye']],
    )
    assert.equal(cart.quote?.total.amountMinor, 2000)
    const rest = await shop.cart.removeLine(ctx, { cartId, lineId: line?.id as string })
    assert.deepEqual(rest.notices, [])
  })

  await t.test('an article that lost its price is not for sale', async () => {
    const cartId = await filled('TEE', 'MUG')
    await shop.db.sql`delete from pricing.prices where sku = 'MUG' and currency = 'EUR'`
    const cart = await shop.cart.getCart(ctx, { cartId })
    assert.deepEqual(
      cart.notices.map((notice) => notice.code),
      ['NOT_FOR_SALE'],
    )
    assert.equal(cart.quote?.total.amountMinor, 2000)
  })
})
