import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { stockShelf } from './test-goods.ts'

test('whose cart it is', async (t) => {
  const shop = await world(t)
  await stockShelf(shop, [{ sku: 'TEE' }, { sku: 'MUG' }, { sku: 'CAP' }, { sku: 'HUGE', onHand: 9999 }])
  await shop.pricing.saveCoupon(as.service, {
    code: 'TEN',
    kind: 'percent',
    percent: 10,
    label: { en: 'Ten' },
    active: true,
  })
  const guestCart = async (lines: Record<string, number>) => {
    const { id: cartId } = await shop.cart.createCart(as.anyone(), { currency: 'EUR' })
    for (const [sku, quantity] of Object.entries(lines))
      await shop.cart.addLine(as.anyone(), { cartId, sku, quantity })
    return cartId
  }
  const claim = async (customerId: string, cartId?: string) =>
    (await shop.cart.claimCart(as.service, { customerId, cartId })).cartId
  const quantitiesOf = async (customerId: string, cartId: string) => {
    const cart = await shop.cart.getCart(as.customer(customerId), { cartId })
    return Object.fromEntries(cart.lines.map((line) => [line.sku, line.quantity]))
  }

  await t.test('the cart of a customer does not exist for anybody else (GHSA-wjmg-4cq5-m8hg)', async () => {
    const mine = await shop.cart.createCart(as.customer('customer-alice'), {
      currency: 'EUR',
      line: { sku: 'TEE', quantity: 1 },
    })
    const cartId = mine.id
    const lineId = mine.lines[0]?.id as string
    const strangers = [
      as.anyone(),
      as.customer('customer-mallory'),
      {
        requestId: 'test-request',
        actor: { kind: 'staff', staffId: 'staff-1', sessionId: 's', permissions: ['orders:write'] } as const,
      },
    ]
    for (const ctx of strangers) {
      const attempts = [
        () => shop.cart.getCart(ctx, { cartId }),
        () => shop.cart.updateCart(ctx, { cartId, currency: 'USD' }),
        () => shop.cart.addLine(ctx, { cartId, sku: 'TEE', quantity: 1 }),
        () => shop.cart.updateLine(ctx, { cartId, lineId, quantity: 9 }),
        () => shop.cart.removeLine(ctx, { cartId, lineId }),
        () => shop.cart.applyCoupon(ctx, { cartId, code: 'TEN' }),
        () => shop.cart.removeCoupon(ctx, { cartId, code: 'TEN' }),
      ]
      for (const attempt of attempts) await assert.rejects(attempt(), { code: 'CART_NOT_FOUND' })
    }
    const seen = await shop.cart.getCart(as.customer('customer-alice'), { cartId })
    assert.deepEqual(seen, mine)
    assert.deepEqual(await shop.cart.getCart(as.service, { cartId }), mine)
    await assert.rejects(shop.cart.getCart(as.anyone(), { cartId: 'no-such-cart' }), {
      code: 'CART_NOT_FOUND',
    })
  })

  await t.test("a guest's cart becomes the customer's when they sign in, and only theirs", async () => {
    const cartId = await guestCart({ TEE: 2 })
    assert.equal(await claim('customer-bob', cartId), cartId)
    assert.equal(await claim('customer-bob', cartId), cartId)
    assert.equal(await claim('customer-bob'), cartId)
    assert.deepEqual(await quantitiesOf('customer-bob', cartId), { TEE: 2 })
    await assert.rejects(shop.cart.getCart(as.anyone(), { cartId }), { code: 'CART_NOT_FOUND' })
  })

  await t.test('the lines and coupons of their older cart join, within the limits', async () => {
    const older = await guestCart({ TEE: 3, MUG: 1, HUGE: 600 })
    await shop.cart.applyCoupon(as.anyone(), { cartId: older, code: 'TEN' })
    await claim('customer-carol', older)
    const newer = await guestCart({ CAP: 1, TEE: 2, HUGE: 600 })
    assert.equal(await claim('customer-carol', newer), newer)
    assert.deepEqual(await quantitiesOf('customer-carol', newer), { CAP: 1, TEE: 5, HUGE: 999, MUG: 1 })
    const ctx = as.customer('customer-carol')
    assert.deepEqual((await shop.cart.getCart(ctx, { cartId: newer })).couponCodes, ['TEN'])
    await assert.rejects(shop.cart.getCart(ctx, { cartId: older }), { code: 'CART_NOT_FOUND' })
    assert.deepEqual(await claim('customer-carol', newer), newer)
    assert.deepEqual(await quantitiesOf('customer-carol', newer), { CAP: 1, TEE: 5, HUGE: 999, MUG: 1 })
  })

  await t.test("another customer's cart and an unknown one are left alone", async () => {
    const cartId = await guestCart({ TEE: 1 })
    await claim('customer-dave', cartId)
    assert.equal(await claim('customer-eve', cartId), undefined)
    assert.equal(await claim('customer-eve', 'no-such-cart'), undefined)
    assert.deepEqual(await quantitiesOf('customer-dave', cartId), { TEE: 1 })
  })

  await t.test('an ordered cart is not claimed', async () => {
    const cartId = await guestCart({ TEE: 1 })
    await shop.db.sql`update cart.carts set state = 'ordered' where id = ${cartId}`
    assert.equal(await claim('customer-frank', cartId), undefined)
  })

  await t.test('signing in twice at once with two carts loses no line', async () => {
    for (let round = 0; round < 5; round++) {
      const customerId = `customer-race-${round}`
      const carts = await Promise.all([
        guestCart({ TEE: 1, MUG: 1 }),
        guestCart({ TEE: 2 }),
        guestCart({ CAP: 4 }),
      ])
      await Promise.all(carts.flatMap((cartId) => [claim(customerId, cartId), claim(customerId, cartId)]))
      const cartId = (await claim(customerId)) as string
      assert.deepEqual(await quantitiesOf(customerId, cartId), { TEE: 3, MUG: 1, CAP: 4 })
    }
  })

  await t.test('a customer has one open cart, which opening another answers', async () => {
    const ctx = as.customer('customer-grace')
    const carts = await Promise.all(
      Array.from({ length: 6 }, () =>
        shop.cart.createCart(ctx, { currency: 'GBP', line: { sku: 'TEE', quantity: 1 } }),
      ),
    )
    assert.equal(new Set(carts.map((cart) => cart.id)).size, 1)
    const cartId = carts[0]?.id as string
    assert.deepEqual(await quantitiesOf('customer-grace', cartId), { TEE: 6 })
    const again = await shop.cart.createCart(ctx, { currency: 'USD', country: 'US' })
    assert.deepEqual([again.id, again.currency, again.itemCount], [cartId, 'USD', 6])
  })
})
