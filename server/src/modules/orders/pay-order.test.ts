import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as } from '../../testing/world.ts'
import { openOrders, staff } from './fixtures.ts'

const TIME_TO_PAY_MS = 20 * 60_000
const FAILS_FOR_GOOD = '4000000000000127'

test('paying an order again', async (t) => {
  const { shop, placed, pay, stateOf } = await openOrders(t)

  await t.test('leads to the same payment, also at the same moment', async () => {
    const { reference, accessToken: token, redirectUrl } = await placed()
    const again = () => shop.orders.payOrder(as.anyone(), { reference, token })
    const answers = await Promise.all(Array.from({ length: 10 }, again))
    answers.push(await again())
    for (const answer of answers) assert.deepEqual(answer, { redirectUrl })
  })

  await t.test('leads to a fresh attempt when the last has failed for good', async () => {
    const order = await placed()
    const { orderId, reference, accessToken: token } = order
    await shop.pay(order.redirectUrl, FAILS_FOR_GOOD)
    await shop.until('it has failed', async () => {
      return (await shop.payments.getPayment(as.service, { orderId })).state === 'failed'
    })
    const { redirectUrl } = await shop.orders.payOrder(as.anyone(), { reference, token })
    assert.notEqual(redirectUrl, order.redirectUrl)
    await pay({ ...order, redirectUrl })
    assert.equal(await stateOf(reference), 'paid')
  })

  await t.test('is for its shopper and for staff who may change orders', async () => {
    const { reference, accessToken: token, redirectUrl } = await placed()
    for (const [who, access] of [
      [as.anyone(), { token }],
      [as.anyone(), { email: 'ada@example.com' }],
      [staff('orders:write'), {}],
    ] as const) {
      assert.deepEqual(await shop.orders.payOrder(who, { reference, ...access }), { redirectUrl })
    }
    for (const who of [as.anyone(), as.customer('customer-of-another'), staff('orders:read')]) {
      await assert.rejects(shop.orders.payOrder(who, { reference }), { code: 'ORDER_NOT_FOUND' })
    }
  })

  await t.test('is refused when it was paid, cancelled or is out of time', async () => {
    const [paid, cancelled, late] = [await placed(), await placed(), await placed()]
    await pay(paid)
    await shop.orders.cancelOrder(as.service, { reference: cancelled.reference })
    const again = (reference: string) => shop.orders.payOrder(as.service, { reference })
    await assert.rejects(again(paid.reference), { code: 'ALREADY_PAID' })
    await assert.rejects(again(cancelled.reference), { code: 'ORDER_STATE' })
    shop.clock.advance(TIME_TO_PAY_MS + 1)
    await assert.rejects(again(late.reference), { code: 'ORDER_STATE', details: { state: 'expired' } })
    await shop.orders.fulfilOrder(as.service, { reference: paid.reference, carrier: 'P', number: '1' })
    await assert.rejects(again(paid.reference), { code: 'ALREADY_PAID' })
  })

  await t.test('need not wait for the message of the provider: the order asks it', async () => {
    const { reference, accessToken: token, redirectUrl } = await placed()
    shop.provider.deliverTo('http://127.0.0.1:9/nobody')
    await shop.pay(redirectUrl)
    await shop.settle()
    assert.equal(await stateOf(reference), 'awaiting_payment')
    await assert.rejects(shop.orders.refreshOrder(as.anyone(), { reference }), { code: 'ORDER_NOT_FOUND' })
    await Promise.all(
      Array.from({ length: 5 }, () => shop.orders.refreshOrder(as.anyone(), { reference, token })),
    )
    await shop.until('it is paid', async () => (await stateOf(reference)) === 'paid')
    shop.provider.deliverTo(`${shop.url}/webhooks/payments/sandbox`)
    const { timeline } = await shop.orders.refreshOrder(staff('orders:read'), { reference })
    assert.deepEqual(
      timeline.map((entry) => entry.what),
      ['placed', 'paid'],
    )
  })
})

test('while the payment provider is silent an order can be seen but not paid', async (t) => {
  const { shop, placed } = await openOrders(t)
  const { orderId, reference, accessToken: token } = await placed()
  await shop.provider.close()
  const order = await shop.orders.refreshOrder(as.anyone(), { reference, token })
  assert.equal(order.state, 'awaiting_payment')
  await shop.db.sql`
    update payments.payments set state = 'failed' where order_id = ${orderId}`
  await assert.rejects(shop.orders.payOrder(as.anyone(), { reference, token }), {
    code: 'PAYMENT_PROVIDER_UNAVAILABLE',
  })
})
