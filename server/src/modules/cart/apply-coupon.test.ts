import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { stockShelf } from './test-goods.ts'

test('applyCoupon and removeCoupon', async (t) => {
  const shop = await world(t)
  await stockShelf(shop, [{ sku: 'TEE' }])
  const ctx = as.anyone()
  const save = (code: string, more = {}) =>
    shop.pricing.saveCoupon(as.service, {
      code,
      kind: 'percent',
      percent: 10,
      label: { en: code },
      active: true,
      ...more,
    })
  await save('TEN')
  await save('BIG', { minSubtotals: [{ amountMinor: 5000, currency: 'EUR' }] })
  await save('LAST', { maxUses: 1 })
  await save('OFF', { active: false })
  for (const code of ['A1', 'A2', 'A3', 'A4', 'A5']) await save(code)
  const open = async () =>
    (await shop.cart.createCart(ctx, { currency: 'EUR', line: { sku: 'TEE', quantity: 2 } })).id

  await t.test('a code counts however it is typed, once however often', async () => {
    const cartId = await open()
    const cart = await shop.cart.applyCoupon(ctx, { cartId, code: ' ten ' })
    assert.deepEqual(cart.couponCodes, ['TEN'])
    assert.equal(cart.quote?.discount.amountMinor, 200)
    const again = await shop.cart.applyCoupon(ctx, { cartId, code: 'Ten' })
    assert.deepEqual([again.couponCodes, again.version], [['TEN'], cart.version])
    const without = await shop.cart.removeCoupon(ctx, { cartId, code: 'tEN' })
    assert.deepEqual([without.couponCodes, without.quote?.discount.amountMinor], [[], 0])
    assert.equal((await shop.cart.removeCoupon(ctx, { cartId, code: 'TEN' })).version, without.version)
  })

  await t.test('a code whose condition is not met yet waits for it', async () => {
    const cartId = await open()
    const waiting = await shop.cart.applyCoupon(ctx, { cartId, code: 'BIG' })
    assert.equal(waiting.quote?.coupons[0]?.state, 'not_applicable')
    const lineId = waiting.lines[0]?.id as string
    const met = await shop.cart.updateLine(ctx, { cartId, lineId, quantity: 5 })
    assert.equal(met.quote?.discount.amountMinor, 500)
  })

  await t.test('what is unknown or switched off is invalid; what is used up is exhausted', async () => {
    const cartId = await open()
    for (const code of ['NO-SUCH', 'OFF', "'; drop table"])
      await assert.rejects(shop.cart.applyCoupon(ctx, { cartId, code }), { code: 'COUPON_INVALID' })
    await shop.pricing.redeemCoupons(as.service, { orderId: 'order-last', codes: ['LAST'] })
    await assert.rejects(shop.cart.applyCoupon(ctx, { cartId, code: 'last' }), { code: 'COUPON_EXHAUSTED' })
    assert.deepEqual((await shop.cart.getCart(ctx, { cartId })).couponCodes, [])
  })

  await t.test('five codes are the most, also at the same time', async () => {
    const cartId = await open()
    const codes = ['A1', 'A2', 'A3', 'A4', 'A5', 'TEN', 'BIG']
    const results = await Promise.allSettled(
      codes.map((code) => shop.cart.applyCoupon(ctx, { cartId, code })),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    assert.deepEqual(
      refused.map(({ reason }) => reason.code),
      ['COUPON_INVALID', 'COUPON_INVALID'],
    )
    assert.equal((await shop.cart.getCart(ctx, { cartId })).couponCodes.length, 5)
  })
})
