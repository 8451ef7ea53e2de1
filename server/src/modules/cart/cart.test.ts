import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { stockShelf } from './test-goods.ts'

const DAY_MS = 24 * 3_600_000

test('createCart, getCart and updateCart', async (t) => {
  const shop = await world(t)
  await stockShelf(shop, [{ sku: 'TEE' }, { sku: 'MUG' }, { sku: 'RARE', onHand: 1 }])
  const open = (input = {}) => shop.cart.createCart(as.anyone(), { currency: 'GBP', country: 'GB', ...input })

  await t.test('a cart can be opened empty or with a first line', async () => {
    const empty = await open()
    assert.deepEqual(
      { ...empty, id: undefined },
      {
        id: undefined,
        version: 1,
        state: 'open',
        currency: 'GBP',
        country: 'GB',
        lines: [],
        itemCount: 0,
        couponCodes: [],
        notices: [],
      },
    )
    const filled = await open({ line: { sku: 'TEE', quantity: 2 }, language: 'de' })
    assert.equal(filled.lines[0]?.title, 'Das tee')
    assert.deepEqual(filled.lines[0]?.unit, { amountMinor: 1000, currency: 'GBP' })
    assert.deepEqual(filled.lines[0]?.total, { amountMinor: 2000, currency: 'GBP' })
    assert.equal(filled.quote?.total.amountMinor, 2000)
    assert.equal(filled.itemCount, 2)
    assert.deepEqual(await shop.cart.getCart(as.anyone(), { cartId: filled.id, language: 'de' }), filled)
  })

  await t.test('the country follows from the currency until the shopper says otherwise', async () => {
    const cart = await shop.cart.createCart(as.anyone(), { currency: 'EUR' })
    assert.equal(cart.country, 'DE')
  })

  await t.test('when the first line cannot be added there is no cart either', async () => {
    const countCarts = async () => (await shop.db.sql`select count(*) as n from cart.carts`)[0]?.n
    const before = await countCarts()
    await assert.rejects(open({ line: { sku: 'RARE', quantity: 2 } }), {
      code: 'OUT_OF_STOCK',
      details: { sku: 'RARE', available: 1 },
    })
    await assert.rejects(open({ line: { sku: 'NOTHING', quantity: 1 } }), { code: 'SKU_NOT_FOUND' })
    await assert.rejects(open({ country: 'AQ' }), { code: 'REGION_NOT_SERVED' })
    assert.equal(await countCarts(), before)
  })

  await t.test('currency and country can be changed, to where the shop delivers', async () => {
    const { id: cartId } = await open({ line: { sku: 'TEE', quantity: 1 } })
    const changed = await shop.cart.updateCart(as.anyone(), { cartId, currency: 'USD', country: 'US' })
    assert.deepEqual([changed.currency, changed.country, changed.version], ['USD', 'US', 3])
    assert.equal(changed.quote?.total.amountMinor, 1080)
    assert.deepEqual(changed.notices, [])
    const again = await shop.cart.updateCart(as.anyone(), { cartId, currency: 'USD' })
    assert.equal(again.version, 3)
    await assert.rejects(shop.cart.updateCart(as.anyone(), { cartId, country: 'AQ' }), {
      code: 'REGION_NOT_SERVED',
    })
  })

  await t.test('the id of a cart says nothing about the id of another', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, async () => (await open()).id))
    for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{32}$/)
    assert.equal(new Set(ids.map((id) => id.slice(0, 6))).size, 20)
  })

  await t.test('a cart is closed for changes once its order is paid, but can still be read', async () => {
    const { id: cartId, lines } = await open({ line: { sku: 'TEE', quantity: 1 } })
    const onPaid = shop.runtime.local.find((module) => module.name === 'cart')?.on?.['orders.paid']
    const payload = { orderId: 'order-1234', reference: 'TM-1', cartId, email: 'a@b.example' }
    for (const id of ['event-1', 'event-2'])
      await shop.db.transaction(async (tx) => {
        await onPaid?.(tx, { id, type: 'orders.paid', payload } as never)
      })
    const cart = await shop.cart.getCart(as.anyone(), { cartId })
    assert.deepEqual([cart.state, cart.version], ['ordered', 3])
    assert.equal(cart.lines.length, 1)
    const lineId = lines[0]?.id as string
    const ctx = as.anyone()
    const changes = [
      () => shop.cart.updateCart(ctx, { cartId, currency: 'EUR' }),
      () => shop.cart.addLine(ctx, { cartId, sku: 'TEE', quantity: 1 }),
      () => shop.cart.updateLine(ctx, { cartId, lineId, quantity: 2 }),
      () => shop.cart.removeLine(ctx, { cartId, lineId }),
      () => shop.cart.applyCoupon(ctx, { cartId, code: 'X' }),
      () => shop.cart.removeCoupon(ctx, { cartId, code: 'X' }),
    ]
    for (const change of changes) await assert.rejects(change(), { code: 'CART_CLOSED' })
  })

  await t.test('a hundred lines take as many statements as one', async () => {
    await stockShelf(
      shop,
      Array.from({ length: 101 }, (_, i) => ({ sku: `MANY-${i}` })),
    )
    const filled = async (count: number) => {
      const { id } = await open({ line: { sku: 'MANY-0', quantity: 1 } })
      for (let i = 1; i < count; i++)
        await shop.db.sql`
          insert into cart.lines (id, cart_id, sku, quantity) values (${`${id}-${i}`}, ${id}, ${`MANY-${i}`}, 1)`
      return id
    }
    const one = await filled(1)
    const hundred = await filled(100)
    // A connection that opens in between asks for types first: the least of three is what the work itself takes.
    const count = async (work: () => Promise<unknown>) => {
      const counts: number[] = []
      for (let run = 0; run < 3; run++) counts.push(await shop.countStatements(work))
      return Math.min(...counts)
    }
    const reading = (cartId: string) => count(() => shop.cart.getCart(as.anyone(), { cartId }))
    const adding = (cartId: string) =>
      count(() => shop.cart.addLine(as.anyone(), { cartId, sku: 'MANY-100', quantity: 1 }))
    assert.equal(await reading(hundred), await reading(one))
    assert.equal(await adding(hundred), await adding(one))
    const cart = await shop.cart.getCart(as.anyone(), { cartId: hundred })
    assert.equal(cart.quote?.lines.length, 101)
  })

  await t.test("guests' carts that nobody touched for 90 days are deleted, customers' are kept", async () => {
    const guest = await open({ line: { sku: 'TEE', quantity: 1 } })
    const mine = await shop.cart.createCart(as.customer('customer-90-days'), {})
    const job = shop.runtime.local.find((module) => module.name === 'cart')?.jobs?.delete_abandoned
    shop.clock.advance(89 * DAY_MS)
    const fresh = await open()
    await job?.run(undefined as never)
    await shop.cart.getCart(as.anyone(), { cartId: guest.id })
    shop.clock.advance(2 * DAY_MS)
    await job?.run(undefined as never)
    await assert.rejects(shop.cart.getCart(as.anyone(), { cartId: guest.id }), { code: 'CART_NOT_FOUND' })
    await shop.cart.getCart(as.anyone(), { cartId: fresh.id })
    await shop.cart.getCart(as.customer('customer-90-days'), { cartId: mine.id })
  })
})
