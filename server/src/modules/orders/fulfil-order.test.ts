import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as } from '../../testing/world.ts'
import { openOrders, staff } from './fixtures.ts'

const tracking = { carrier: 'Parcel & Co', number: 'PC-1', url: 'https://parcel.example/PC-1' }

test('sending an order', async (t) => {
  const { shop, placed, pay, stateOf, toldOf } = await openOrders(t)
  const fulfil = (reference: string, who = staff('orders:write')) =>
    shop.orders.fulfilOrder(who, { reference, ...tracking })

  await t.test(
    'that is paid tells with which parcel, once, however many send it at the same moment',
    async () => {
      const order = await placed()
      const { orderId, reference } = order
      await pay(order)
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => fulfil(reference)))
      const sent = outcomes
        .filter((outcome) => outcome.status === 'fulfilled')
        .map((outcome) => outcome.value)
      assert.equal(sent.length, 1)
      assert.deepEqual(sent[0]?.tracking, tracking)
      assert.equal(sent[0]?.timeline.at(-1)?.who, 'staff')
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'ORDER_STATE')
      }
      await assert.rejects(fulfil(reference), { code: 'ORDER_STATE', details: { state: 'fulfilled' } })
      assert.deepEqual(await toldOf(orderId, 'orders.fulfilled'), [{ orderId, reference }])
    },
  )

  await t.test('that is not paid, or cancelled, is refused', async () => {
    const { reference } = await placed()
    await assert.rejects(fulfil(reference), { code: 'ORDER_STATE', details: { state: 'awaiting_payment' } })
    await shop.orders.cancelOrder(as.service, { reference })
    await assert.rejects(fulfil(reference), { code: 'ORDER_STATE', details: { state: 'cancelled' } })
  })

  await t.test('is for staff who may change orders', async () => {
    const order = await placed()
    await pay(order)
    for (const who of [as.anyone(), as.customer('customer-1'), staff('orders:read'), staff()]) {
      await assert.rejects(fulfil(order.reference, who), { code: 'ORDER_NOT_FOUND' })
    }
    await assert.rejects(
      shop.remote.orders.fulfilOrder(as.anyone(), { reference: order.reference, ...tracking }),
      {
        code: 'UNAUTHENTICATED',
      },
    )
    await assert.rejects(fulfil('TM-NO-SUCH'), { code: 'ORDER_NOT_FOUND' })
    assert.equal(await stateOf(order.reference), 'paid')
  })
})
