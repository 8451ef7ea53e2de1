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
      assert.equal(sent[0]?.timeline.at(-1)?.who, 'staff:staff-1')
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

  await t.test('whose money was given back is refused, whole or in what is left', async () => {
    const order = await placed()
    await pay(order)
    const { reference } = order
    await shop.orders.refundOrder(staff('orders:write'), { reference, amountMinor: 1, reason: 'a scratch' })
    const lines = [{ sku: order.sku, quantity: 1 }]
    await shop.orders.sendParcel(staff('orders:write'), { reference, lines, ...tracking })
    await shop.orders.refundOrder(staff('orders:write'), { reference, reason: 'all of it' })
    await assert.rejects(fulfil(reference), {
      code: 'ORDER_STATE',
      details: { state: 'paid', paymentState: 'refunded' },
    })
    assert.equal(await stateOf(reference), 'paid')
  })

  await t.test('under the key of an earlier parcel sends the rest', async () => {
    const order = await placed()
    await pay(order)
    const ctx = { ...staff('orders:write'), idempotencyKey: 'one-key-for-both' }
    const { reference } = order
    const lines = [{ sku: order.sku, quantity: 1 }]
    await shop.orders.sendParcel(ctx, { reference, lines, ...tracking })
    const sent = await shop.orders.fulfilOrder(ctx, { reference, ...tracking })
    assert.deepEqual([sent.state, sent.parcels?.length], ['fulfilled', 2])
    assert.equal((await shop.orders.fulfilOrder(ctx, { reference, ...tracking })).parcels?.length, 2)
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

test('sending an order in parcels', async (t) => {
  const { shop, placed, pay, orderOf, toldOf } = await openOrders(t)
  const writer = staff('orders:write')
  const paid = async () => {
    const order = await placed()
    await pay(order)
    return order
  }
  const send = (reference: string, lines?: { sku: string; quantity: number }[], idempotencyKey?: string) =>
    shop.orders.sendParcel(
      { ...writer, ...(idempotencyKey ? { idempotencyKey } : {}) },
      { reference, ...tracking, ...(lines ? { lines } : {}) },
    )

  await t.test('tells of each, and is fulfilled with the last piece', async () => {
    const { sku, orderId, reference } = await paid()
    const partly = await send(reference, [{ sku, quantity: 1 }])
    assert.deepEqual([partly.state, partly.fulfilmentState], ['paid', 'partly'])
    const [parcel] = partly.parcels ?? []
    assert.deepEqual(parcel?.lines, [{ sku, quantity: 1 }])
    assert.deepEqual(await toldOf(orderId, 'orders.partly_sent'), [
      { orderId, reference, parcelId: parcel?.id },
    ])
    assert.deepEqual(await toldOf(orderId, 'orders.fulfilled'), [])
    const whole = await send(reference)
    assert.deepEqual([whole.state, whole.fulfilmentState, whole.parcels?.length], ['fulfilled', 'sent', 2])
    assert.deepEqual(await toldOf(orderId, 'orders.fulfilled'), [{ orderId, reference }])
  })

  await t.test('never sends more than was ordered, however many pack at once', async () => {
    const { sku, reference } = await paid()
    await assert.rejects(send(reference, [{ sku, quantity: 3 }]), { code: 'INVALID_INPUT' })
    await assert.rejects(send(reference, [{ sku: 'ANOTHER', quantity: 1 }]), { code: 'INVALID_INPUT' })
    await Promise.allSettled(Array.from({ length: 12 }, () => send(reference, [{ sku, quantity: 1 }])))
    const { parcels, state } = await orderOf(reference)
    assert.equal(parcels?.length, 2)
    assert.equal(state, 'fulfilled')
  })

  await t.test('again under the same key is the same parcel', async () => {
    const { sku, reference } = await paid()
    const lines = [{ sku, quantity: 1 }]
    await Promise.all(Array.from({ length: 8 }, () => send(reference, lines, 'parcel-key-1')))
    assert.equal((await orderOf(reference)).parcels?.length, 1)
  })
})
