import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { silentLog } from '../../kernel/log.ts'
import { as } from '../../testing/world.ts'
import { expireUnpaid } from './expire-unpaid.ts'
import { openOrders, staff, testDraft } from './fixtures.ts'

const MINUTE_MS = 60_000
const TIME_TO_PAY_MS = 20 * MINUTE_MS

test('orders that are not paid in time', async (t) => {
  const { shop, placed, stateOf, whatHappened, stockOf, runJob, toldOf } = await openOrders(t)
  const { peers, jobs, config } = shop.runtime
  const deps = {
    archiveAfterDays: 730,
    ...peers,
    db: shop.db,
    jobs,
    clock: shop.clock,
    log: silentLog,
    publicUrl: config.publicUrl,
  }
  const run = () => runJob('expire')
  const triesOf = async (id: string) => {
    const [row] = await shop.db.sql<{ tries: number; waitsMin: number | null }[]>`
      select expiry_tries as tries, (extract(epoch from next_try_at - ${new Date(shop.clock.now()).toISOString()}::timestamptz) / 60)::float8 as "waitsMin"
      from orders.orders where id = ${id}`
    return row
  }
  const create = async () => {
    const payBefore = new Date(shop.clock.now() - 1).toISOString()
    const draft = testDraft({ payBefore })
    const { reference } = await shop.orders.create(as.service, draft)
    return { orderId: draft.orderId, reference }
  }
  /** Its payment is at an intent that the provider does not know: every call about it is refused. */
  const stuck = async () => {
    const order = await create()
    await shop.db.sql`
      insert into payments.payments (order_id, state, amount_minor, currency, intent_id)
      values (${order.orderId}, 'open', 2500, 'USD', ${`pi_unknown_${order.orderId}`})`
    return order
  }

  await t.test('are cancelled and give their stock back, but not a moment early', async () => {
    const { sku, orderId, reference } = await placed()
    shop.clock.advance(TIME_TO_PAY_MS - 1)
    await run()
    assert.equal(await stateOf(reference), 'awaiting_payment')
    shop.clock.advance(2)
    await Promise.all([run(), run(), run()])
    await shop.settle()
    assert.equal(await stateOf(reference), 'cancelled')
    assert.deepEqual(await whatHappened(reference), ['placed', 'cancelled'])
    assert.equal((await toldOf(orderId, 'orders.cancelled')).length, 1)
    assert.deepEqual(await stockOf(sku), { onHand: 5, reserved: 0 })
  })

  await t.test('as far as we know, and were: they become paid instead', async () => {
    const order = await placed()
    shop.provider.deliverTo('http://127.0.0.1:9/nobody')
    await shop.pay(order.redirectUrl)
    shop.clock.advance(TIME_TO_PAY_MS + 1)
    await run()
    await shop.until('it is paid', async () => (await stateOf(order.reference)) === 'paid')
    shop.provider.deliverTo(`${shop.url}/webhooks/payments/sandbox`)
  })

  await t.test('and cannot be ended are tried after growing pauses', async () => {
    const [bad, good] = [await stuck(), await create()]
    await assert.rejects(run(), AggregateError)
    assert.equal(await stateOf(good.reference), 'cancelled')
    const pauses = [(await triesOf(bad.orderId))?.waitsMin]
    await run()
    assert.equal((await triesOf(bad.orderId))?.tries, 1, 'not before its time')
    for (let tries = 2; tries <= 6; tries++) {
      shop.clock.advance(15 * MINUTE_MS + 1)
      await assert.rejects(run(), AggregateError)
      pauses.push((await triesOf(bad.orderId))?.waitsMin)
    }
    assert.deepEqual(pauses, [1, 2, 4, 8, 15, 15])
    await shop.orders.getOrder(as.service, { reference: bad.reference })
    await shop.db.sql`update payments.payments set intent_id = null where order_id = ${bad.orderId}`
    shop.clock.advance(15 * MINUTE_MS + 1)
    await run()
    assert.equal(await stateOf(bad.reference), 'cancelled')
  })

  await t.test(
    'and cannot be ended, however many, keep the others from their turn for one run at most',
    async () => {
      const [sample] = [await stuck()]
      await shop.db.sql`
      insert into orders.orders (id, reference, access_token, state, idempotency_key, email, name, item_count, language,
        currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, details, placed_at, pay_before)
      select id || '-' || i, reference || '-' || i, access_token, state, idempotency_key || i, email, name, item_count, language,
        currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, details, placed_at, pay_before
      from orders.orders, generate_series(1, 205) i where id = ${sample.orderId}`
      await shop.db.sql`
      insert into payments.payments (order_id, state, amount_minor, currency, intent_id)
      select o.id, 'open', 2500, 'USD', 'pi_' || o.id from orders.orders o where o.id like ${`${sample.orderId}-%`}`
      const fine = await create()
      await assert.rejects(run(), AggregateError)
      await assert.rejects(run(), AggregateError)
      assert.equal(await stateOf(fine.reference), 'cancelled')
      await shop.db
        .sql`update orders.orders set next_try_at = 'infinity' where id like ${`${sample.orderId}%`}`
    },
  )

  await t.test('wait for the next run when the time of this one is up', async () => {
    const order = await create()
    await expireUnpaid(deps, 0)()
    assert.deepEqual(await triesOf(order.orderId), { tries: 0, waitsMin: null })
    await run()
    assert.equal(await stateOf(order.reference), 'cancelled')
  })

  await t.test('stay while the provider is silent, and are ended once it speaks again', async () => {
    const { orderId, reference } = await placed()
    const [kept] = await shop.db.sql`select intent_id from payments.payments where order_id = ${orderId}`
    shop.clock.advance(TIME_TO_PAY_MS + 1)
    await shop.provider.close()
    await run()
    assert.equal(await stateOf(reference), 'awaiting_payment')
    assert.deepEqual(await triesOf(orderId), { tries: 1, waitsMin: 1 })
    assert.ok(kept?.intent_id)
  })
})

test('an order that was not paid in time, and then is after all', async (t) => {
  const { shop, placed, pay, payAgain, runJob, orderOf, stateOf, whatHappened, stockOf, toldOf } =
    await openOrders(t)
  const givenUp = async () => {
    const order = await placed()
    const { total } = await orderOf(order.reference)
    shop.clock.advance(60 * 60_000)
    await runJob('expire')
    await shop.until('it is given up', async () => (await stateOf(order.reference)) === 'cancelled')
    await shop.until('its stock is back', async () => (await stockOf(order.sku)).reserved === 0)
    return { ...order, total: total.amountMinor }
  }

  await t.test('comes back to life while the goods are there', async () => {
    const order = await givenUp()
    await payAgain(order, order.total)
    await shop.until('it is paid', async () => (await stateOf(order.reference)) === 'paid')
    await shop.settle()
    assert.deepEqual(await whatHappened(order.reference), ['placed', 'cancelled', 'paid_late', 'revived'])
    assert.deepEqual(await stockOf(order.sku), { onHand: 3, reserved: 0 })
    assert.equal((await toldOf(order.orderId, 'orders.paid')).length, 1)
    assert.deepEqual(await toldOf(order.orderId, 'orders.refund_due'), [])
    assert.equal((await orderOf(order.reference)).documents?.length, 1)
  })

  await t.test('gets its money back when they are gone', async () => {
    const order = await givenUp()
    await shop.inventory.adjust(as.service, { sku: order.sku, delta: -4, reason: 'sold elsewhere' })
    await payAgain(order, order.total)
    await shop.until(
      'the money went back',
      async () => (await orderOf(order.reference)).refunded.amountMinor === order.total,
    )
    assert.equal(await stateOf(order.reference), 'cancelled')
    assert.deepEqual(await stockOf(order.sku), { onHand: 1, reserved: 0 })
  })

  /** An order of its own, of this cart, and what is to become of it when its money comes late. */
  const ordered = async (cart: Awaited<ReturnType<typeof shop.readyCart>>) => {
    const order = await shop.place(cart)
    return { ...order, total: order.total.amountMinor }
  }
  const giveUp = async (order: { reference: string }) => {
    shop.clock.advance(60 * 60_000)
    await runJob('expire')
    await shop.until('it is given up', async () => (await stateOf(order.reference)) === 'cancelled')
  }
  const getsMoneyBack = async (order: Awaited<ReturnType<typeof ordered>>) => {
    await payAgain(order, order.total)
    await shop.until(
      'the money went back',
      async () => (await orderOf(order.reference)).refunded.amountMinor === order.total,
    )
    assert.equal(await stateOf(order.reference), 'cancelled')
    assert.deepEqual(await toldOf(order.orderId, 'orders.revival_wanted'), [])
  }

  await t.test('gets its money back when its cart was ordered again', async () => {
    const sku = await shop.given.product('ordered-again', { stock: 9 })
    const cart = await shop.readyCart({ [sku]: 1 })
    const first = await ordered(cart)
    await giveUp(first)
    const second = await ordered(cart)
    assert.notEqual(second.orderId, first.orderId)
    await pay(second)
    await getsMoneyBack(first)
    assert.equal(await stateOf(second.reference), 'paid')
    await shop.settle()
    assert.deepEqual(await stockOf(sku), { onHand: 8, reserved: 0 })
  })

  await t.test('keeps its cart from being ordered again', async () => {
    const cartId = newId()
    const draft = testDraft({ cartId, payBefore: new Date(shop.clock.now() - 1).toISOString() })
    const { reference } = await shop.orders.create(as.service, draft)
    await giveUp({ reference })
    const stateIs = (state: string, why: string | null) =>
      shop.db
        .sql`update orders.orders set state = ${state}, cancelled_for = ${why} where id = ${draft.orderId}`
    await stateIs('cancelled', 'reviving')
    await assert.rejects(shop.orders.create(as.service, testDraft({ cartId })), { code: 'UNAVAILABLE' })
    await stateIs('paid', null)
    await assert.rejects(shop.orders.create(as.service, testDraft({ cartId })), { code: 'CART_CLOSED' })
    assert.equal((await shop.orders.create(as.service, draft)).reference, reference)
    await stateIs('cancelled', 'shopper')
    await shop.orders.create(as.service, testDraft({ cartId }))
  })

  await t.test('gets its money back when its coupon has gone to somebody else', async () => {
    const code = 'ONLY-ONE'
    const coupon = {
      code,
      kind: 'percent',
      percent: 50,
      label: { en: 'Half' },
      maxUses: 1,
      active: true,
    } as const
    await shop.pricing.saveCoupon(staff('pricing:write'), coupon)
    const sku = await shop.given.product('half-the-price', { stock: 9 })
    const halved = async () => {
      const { cartId } = await shop.readyCart({ [sku]: 1 })
      await shop.cart.applyCoupon(as.anyone(), { cartId, code })
      const { quote } = await shop.checkout.getCheckout(as.anyone(), { cartId })
      assert.ok(quote)
      return await ordered({ cartId, expectedTotal: quote.total })
    }
    const first = await halved()
    await giveUp(first)
    await shop.settle()
    const second = await halved()
    await pay(second)
    await getsMoneyBack(first)
    assert.equal(await stateOf(second.reference), 'paid')
  })
})
