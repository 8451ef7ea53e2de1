import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as } from '../../testing/world.ts'
import { openOrders, type Placed, staff, tell } from './fixtures.ts'

const writer = staff('orders:write')

test('an order whose money is authorised first and taken when it is sent', async (t) => {
  const { shop, placed, orderOf, stateOf, stockOf, toldOf, runJob } = await openOrders(t, {
    env: { PAYMENT_CAPTURE: 'manual' },
  })
  const authorised = async () => {
    const order = await placed()
    await shop.pay(order.redirectUrl)
    await shop.until('it is secured', async () => (await stateOf(order.reference)) === 'paid')
    return order
  }
  const send = ({ reference }: Placed) =>
    shop.orders.fulfilOrder(writer, { reference, carrier: 'Parcel & Co', number: 'PC-1' })

  await t.test('is as good as paid, sold, and never given up', async () => {
    const order = await authorised()
    const { paymentState, paid, documents } = await orderOf(order.reference)
    assert.deepEqual([paymentState, paid.amountMinor, documents?.length], ['authorised', 0, 0])
    await assert.rejects(shop.orders.getInvoice(as.service, { reference: order.reference }), {
      code: 'ORDER_STATE',
    })
    await shop.until('the goods are sold', async () => (await stockOf(order.sku)).onHand === 3)
    shop.clock.advance(2 * 3_600_000)
    await runJob('expire')
    assert.equal(await stateOf(order.reference), 'paid')
    assert.deepEqual((await shop.orders.audit(as.service, {})).findings, [])
  })

  await t.test('is paid with its first parcel, and tells so once', async () => {
    const order = await authorised()
    assert.equal((await send(order)).state, 'fulfilled')
    await shop.until('the money is here', async () => {
      const { paymentState } = await orderOf(order.reference)
      return paymentState === 'paid'
    })
    assert.equal((await toldOf(order.orderId, 'orders.paid')).length, 1)
    assert.deepEqual(await toldOf(order.orderId, 'orders.refund_due'), [])
    assert.equal((await orderOf(order.reference)).documents?.length, 1)
  })

  await t.test('is not sent while its money cannot be taken', async () => {
    const order = await authorised()
    const { paid } = await orderOf(order.reference)
    await shop.payments.cancel(as.service, { orderId: order.orderId })
    await assert.rejects(send(order), { code: 'ORDER_STATE' })
    const after = await orderOf(order.reference)
    assert.deepEqual([after.parcels?.length, after.paid], [0, paid])
  })

  await t.test('is cancelled by letting the money go', async () => {
    const order = await authorised()
    const ended = await shop.orders.cancelOrder(writer, { reference: order.reference, withRefund: true })
    assert.deepEqual([ended.state, ended.paymentState], ['cancelled', 'void'])
    assert.deepEqual(await toldOf(order.orderId, 'orders.refund_due'), [])
    assert.equal((await shop.payments.getPayment(as.service, { orderId: order.orderId })).state, 'cancelled')
    await shop.until('the goods are back', async () => (await stockOf(order.sku)).onHand === 5)
    assert.deepEqual((await orderOf(order.reference)).documents, [], 'what nobody paid is not billed')
  })

  await t.test('and lost meanwhile is known to be short of its money', async () => {
    const order = await authorised()
    await tell(shop, 'payments.failed', order.orderId, { reason: 'authorisation_lost' })
    await shop.settle()
    const { timeline, paymentState } = await orderOf(order.reference)
    assert.deepEqual([timeline.at(-1)?.what, paymentState], ['payment_failed', 'awaiting'])
    const { findings } = await shop.orders.audit(as.service, {})
    assert.deepEqual(
      findings.map(({ kind, subject }) => [kind, subject]),
      [['paid_sum_wrong', order.orderId]],
    )
  })
})
