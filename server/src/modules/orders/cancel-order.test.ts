import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import { as } from '../../testing/world.ts'
import { CANCEL_WINDOW_MS } from './cancel-window.ts'
import { openOrders, type Placed, staff } from './fixtures.ts'

test('cancelling an order', async (t) => {
  const { shop, placed, pay, payAgain, orderOf, stateOf, whatHappened, stockOf, toldOf } = await openOrders(t)

  await t.test('that is not paid gives its stock back and ends its payment', async () => {
    const { sku, orderId, reference, accessToken: token } = await placed()
    const order = await shop.orders.cancelOrder(as.anyone(), { reference, token, reason: 'too late' })
    assert.equal(order.state, 'cancelled')
    assert.deepEqual(
      order.timeline.map(({ what, who, note }) => ({ what, who, note })),
      [
        { what: 'placed', who: 'shopper', note: undefined },
        { what: 'cancelled', who: 'shopper', note: 'too late' },
      ],
    )
    await shop.until('the stock is back', async () => (await stockOf(sku)).reserved === 0)
    assert.equal((await shop.payments.getPayment(as.service, { orderId })).state, 'cancelled')
  })

  await t.test('again, or by twenty at the same moment, cancels it once', async () => {
    const { orderId, reference, accessToken: token } = await placed()
    const cancel = () => shop.orders.cancelOrder(as.anyone(), { reference, token })
    const answers = await Promise.all(Array.from({ length: 20 }, cancel))
    answers.push(await cancel())
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.deepEqual(await toldOf(orderId, 'orders.cancelled'), [{ orderId, reference, revision: 1 }])
  })

  await t.test('that the shop had given up is for good: money that still comes goes back', async () => {
    const order = await placed()
    const { orderId, reference, accessToken: token } = order
    shop.clock.advance(shop.config.payWindowMs + 60_000)
    await shop.runtime.runJob('orders.expire')
    await shop.settle()
    const [given] = await shop.db.sql`select cancelled_for as why from orders.orders where id = ${orderId}`
    assert.equal(given?.why, 'unpaid')
    assert.equal((await shop.orders.cancelOrder(as.anyone(), { reference, token })).state, 'cancelled')
    const [told] = await shop.db.sql`select cancelled_for as why from orders.orders where id = ${orderId}`
    assert.equal(told?.why, 'shopper')
    await payAgain(order, (await orderOf(reference)).total.amountMinor)
    await shop.until('the money is back', async () => (await orderOf(reference)).refunded.amountMinor > 0)
    assert.equal((await orderOf(reference)).state, 'cancelled')
  })

  await t.test('is for its shopper, its customer, and staff who may change orders', async () => {
    const customerId = 'customer-of-the-order'
    const owned = async () => {
      const order = await placed()
      await shop.db.sql`update orders.orders set customer_id = ${customerId} where id = ${order.orderId}`
      return order
    }
    const allowed = [
      [as.anyone(), { email: ' ADA@example.com ' }],
      [as.customer(customerId), {}],
      [staff('orders:write'), {}],
      [as.service, {}],
    ] as const
    for (const [who, access] of allowed) {
      const { reference } = await owned()
      const typed = ` ${reference.toLowerCase()} `
      assert.equal((await shop.orders.cancelOrder(who, { reference: typed, ...access })).state, 'cancelled')
    }
    const { reference } = await owned()
    const refused = [
      [as.anyone(), {}],
      [as.anyone(), { email: 'eve@example.com' }],
      [as.anyone(), { token: 'guess' }],
      // A wrong token is not made good by the right address.
      [as.anyone(), { token: 'guess', email: 'ada@example.com' }],
      [as.customer('customer-of-another'), {}],
      [staff('orders:read'), {}],
      [staff(), {}],
    ] as const
    for (const [who, access] of refused) {
      await assert.rejects(shop.orders.cancelOrder(who, { reference, ...access }), {
        code: 'ORDER_NOT_FOUND',
      })
    }
    await assert.rejects(shop.orders.cancelOrder(as.service, { reference: 'TM-NO-SUCH' }), {
      code: 'ORDER_NOT_FOUND',
    })
    assert.equal(await stateOf(reference), 'awaiting_payment')
  })

  await t.test('by the address of its shopper gives staff no more than a shopper has', async () => {
    const order = await placed()
    await pay(order)
    const { reference } = order
    const reader = staff('orders:read')
    const { email } = await shop.orders.getOrder(reader, { reference })
    shop.clock.advance(CANCEL_WINDOW_MS + 60_000)
    await assert.rejects(shop.orders.cancelOrder(reader, { reference, email, withRefund: true }), {
      code: 'ORDER_STATE',
    })
    assert.equal(await stateOf(reference), 'paid')
  })

  await t.test('that was paid or sent is refused', async () => {
    const order = await placed()
    const { reference } = order
    await pay(order)
    await assert.rejects(shop.orders.cancelOrder(as.service, { reference }), { code: 'ALREADY_PAID' })
    await shop.orders.fulfilOrder(as.service, { reference, carrier: 'Parcel & Co', number: 'PC-1' })
    await assert.rejects(shop.orders.cancelOrder(as.service, { reference }), { code: 'ORDER_STATE' })
  })

  await t.test(
    'whose payment has gone through without our knowing is refused, and then it is paid',
    async () => {
      const order = await placed()
      const { reference, accessToken: token } = order
      shop.provider.deliverTo('http://127.0.0.1:9/nobody')
      await shop.pay(order.redirectUrl)
      assert.equal(await stateOf(reference), 'awaiting_payment')
      await assert.rejects(shop.orders.cancelOrder(as.anyone(), { reference, token }), {
        code: 'ALREADY_PAID',
      })
      await shop.until('it is paid', async () => (await stateOf(reference)) === 'paid')
      shop.provider.deliverTo(`${shop.url}/webhooks/payments/sandbox`)
    },
  )

  await t.test('while the shopper pays ends paid or cancelled, never both', async () => {
    const orders = await Promise.all(Array.from({ length: 10 }, placed))
    await Promise.all(
      orders.map(async ({ reference, accessToken: token, redirectUrl }) => {
        await Promise.allSettled([
          shop.orders.cancelOrder(as.anyone(), { reference, token }),
          shop.pay(redirectUrl),
        ])
      }),
    )
    for (const { sku, reference } of orders) {
      await shop.until('it is settled', async () => (await stateOf(reference)) !== 'awaiting_payment')
      await shop.until('its stock is settled', async () => (await stockOf(sku)).reserved === 0)
      const { state, paid, total } = await orderOf(reference)
      assert.equal(paid.amountMinor, state === 'paid' ? total.amountMinor : 0)
      assert.equal((await stockOf(sku)).onHand, state === 'paid' ? 3 : 5)
      assert.deepEqual(await whatHappened(reference), ['placed', state])
    }
  })
})

test('while the payment provider is silent no order is cancelled', async (t) => {
  const { shop, placed, stateOf, toldOf } = await openOrders(t)
  const { orderId, reference, accessToken: token } = await placed()
  await shop.provider.close()
  await assert.rejects(shop.orders.cancelOrder(as.anyone(), { reference, token }), {
    code: 'PAYMENT_PROVIDER_UNAVAILABLE',
  })
  assert.equal(await stateOf(reference), 'awaiting_payment')
  assert.deepEqual(await toldOf(orderId, 'orders.cancelled'), [])
})

test('cancelling an order that is paid', async (t) => {
  const { shop, placed, pay, orderOf, stockOf, toldOf } = await openOrders(t)
  const paid = async () => {
    const order = await placed()
    await pay(order)
    return order
  }
  const cancel = (who: Context, { reference, accessToken: token }: Placed) =>
    shop.orders.cancelOrder(who, { reference, token, withRefund: true })

  await t.test('by its shopper in time gives the goods and the money back, once', async () => {
    const order = await paid()
    const before = await orderOf(order.reference)
    assert.equal(before.cancelBefore, '2030-05-01T10:30:00.000Z')
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(as.anyone(), order)))
    for (const answer of answers) assert.equal(answer.state, 'cancelled')
    await shop.until('the money went back', async () => {
      const { paid: had, refunded } = await orderOf(order.reference)
      return refunded.amountMinor === had.amountMinor
    })
    assert.equal((await toldOf(order.orderId, 'orders.cancelled')).length, 1)
    assert.equal((await toldOf(order.orderId, 'orders.refund_due')).length, 1)
    assert.equal((await orderOf(order.reference)).paymentState, 'refunded')
  })

  await t.test('by its shopper too late is refused, by staff it is not', async () => {
    const order = await paid()
    shop.clock.advance(CANCEL_WINDOW_MS)
    await assert.rejects(cancel(as.anyone(), order), { code: 'ORDER_STATE' })
    assert.equal((await cancel(staff('orders:write'), order)).timeline.at(-1)?.who, 'staff:staff-1')
  })

  await t.test('of which a parcel has left is refused, also for staff', async () => {
    const order = await paid()
    await shop.orders.sendParcel(staff('orders:write'), {
      reference: order.reference,
      lines: [{ sku: order.sku, quantity: 1 }],
      carrier: 'Parcel & Co',
      number: 'PC-1',
    })
    for (const who of [as.anyone(), staff('orders:write')])
      await assert.rejects(cancel(who, order), { code: 'ORDER_STATE' })
    assert.deepEqual(await stockOf(order.sku), { onHand: 3, reserved: 0 })
  })

  await t.test(
    'while it is sent, or money of it is given back, ends in one of the two, with all sums right',
    async () => {
      const orders: Awaited<ReturnType<typeof paid>>[] = []
      for (let i = 0; i < 8; i++) orders.push(await paid())
      const writer = staff('orders:write')
      await Promise.all(
        orders.map(({ reference }, index) =>
          Promise.allSettled([
            cancel(writer, orders[index] as Placed),
            shop.orders.fulfilOrder(writer, { reference, carrier: 'Parcel & Co', number: 'PC-1' }),
            shop.orders.refundOrder(
              { ...writer, idempotencyKey: `race-${reference}` },
              { reference, amountMinor: 300, reason: 'a scratch' },
            ),
          ]),
        ),
      )
      for (const { reference } of orders) {
        await shop.until('all money has gone back that should', async () => {
          const { refunds = [] } = await orderOf(reference)
          return refunds.every(({ state }) => state === 'done')
        })
        const { state, parcels = [], paid: had, refunded, total } = await orderOf(reference)
        assert.ok(
          state === 'cancelled' ? parcels.length === 0 : state === 'fulfilled' && parcels.length === 1,
        )
        assert.equal(had.amountMinor, total.amountMinor)
        if (state === 'cancelled') assert.equal(refunded.amountMinor, had.amountMinor)
        else assert.ok([0, 300].includes(refunded.amountMinor))
      }
    },
  )

  await t.test('without asking for it is refused', async () => {
    const { reference, accessToken: token } = await paid()
    await assert.rejects(shop.orders.cancelOrder(as.anyone(), { reference, token }), {
      code: 'ALREADY_PAID',
    })
  })
})
