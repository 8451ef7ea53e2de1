import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openPayments } from './fixtures.ts'

test('money that has to go back', async (t) => {
  const { shop, gateway, atProvider, given, toldOf, tellRefundDue, runJob } = await openPayments(t)
  const refundedOf = async (orderId: string) =>
    (await shop.payments.getPayment(as.service, { orderId })).refunded.amountMinor
  const capturedOf = async (orderId: string) =>
    (await shop.payments.getPayment(as.service, { orderId })).captured.amountMinor
  const statesOf = async (orderId: string) => {
    const rows = await shop.db.sql`select state from payments.refunds where order_id = ${orderId} order by id`
    return rows.map((row) => row.state as string)
  }
  const refundsToldOf = async (orderId: string) => [
    ...(await shop.db.sql`
      select (payload -> 'amount' ->> 'amountMinor')::int as amount, payload ->> 'refundId' as "refundId",
        payload ->> 'reason' as reason
      from kernel.outbox where key = ${orderId} and type like 'payments.refund%' order by id`),
  ]
  const paid = async () => {
    const payment = await given()
    await shop.pay(payment.redirectUrl)
    await shop.until('it is paid', async () => (await capturedOf(payment.orderId)) === 2_500)
    return payment
  }
  const paidTwice = async () => {
    const first = await paid()
    const stray = await atProvider.stray(first.orderId)
    await shop.pay(stray.redirectUrl)
    await shop.until('both are known', async () => (await capturedOf(first.orderId)) === 5_000)
    return { ...first, strayId: stray.id }
  }

  await t.test('goes back by itself, and is told once the provider has done it', async () => {
    const { orderId, intentId } = await paid()
    await tellRefundDue(orderId, 900)
    await shop.until('it went back', async () => (await refundedOf(orderId)) === 900)
    assert.deepEqual(await atProvider.refundsOf(intentId), [900])
    await shop.settle()
    assert.deepEqual(await toldOf(orderId), [
      ['payments.captured', 2_500],
      ['payments.refunded', 900],
    ])
    assert.deepEqual(await statesOf(orderId), ['done'])
  })

  await t.test('is tried again by itself when the provider fails, and goes back once', async () => {
    const { orderId, intentId } = await paid()
    gateway.behave('down')
    await tellRefundDue(orderId, 2_500)
    await assert.rejects(shop.settle(), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
    assert.deepEqual(await statesOf(orderId), ['due'])
    gateway.behave('pass')
    await shop.until('it went back', async () => (await refundedOf(orderId)) === 2_500)
    assert.deepEqual(await atProvider.refundsOf(intentId), [2_500])
    assert.deepEqual(await statesOf(orderId), ['done'])
  })

  await t.test(
    'goes back once although the answer is lost and many runs try at the same moment',
    async () => {
      const { orderId, intentId } = await paid()
      gateway.behave('lose')
      const refundId = await tellRefundDue(orderId, 700)
      await assert.rejects(shop.settle(), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
      gateway.behave('pass')
      await Promise.all(Array.from({ length: 10 }, () => runJob('refund', { refundId })))
      await runJob('refund', { refundId })
      assert.deepEqual(await atProvider.refundsOf(intentId), [700])
      assert.equal(await refundedOf(orderId), 700)
      assert.equal((await toldOf(orderId)).filter(([type]) => type === 'payments.refunded').length, 1)
    },
  )

  await t.test('goes back on the attempt that came last first', async () => {
    const { orderId, intentId, strayId } = await paidTwice()
    await tellRefundDue(orderId, 2_500)
    await shop.until('it went back', async () => (await refundedOf(orderId)) === 2_500)
    assert.deepEqual(await atProvider.refundsOf(strayId), [2_500])
    assert.deepEqual(await atProvider.refundsOf(intentId), [])
  })

  await t.test('goes back on both attempts when it is more than one of them has', async () => {
    const { orderId, intentId, strayId } = await paidTwice()
    await tellRefundDue(orderId, 600)
    // Due as well, while the first is still on its way: what is spoken for is not given twice.
    await tellRefundDue(orderId, 4_400)
    await shop.until('it went back', async () => (await refundedOf(orderId)) === 5_000)
    assert.deepEqual((await atProvider.refundsOf(strayId)).sort(), [1_900, 600])
    assert.deepEqual(await atProvider.refundsOf(intentId), [2_500])
    assert.deepEqual(new Set(await statesOf(orderId)), new Set(['done']))
  })

  await t.test('is never more than was captured: what cannot be is told, and is no dead letter', async () => {
    const { orderId } = await paid()
    const nobody = newId()
    await tellRefundDue(orderId, 2_501, { refundId: 'refund-too-much' })
    await tellRefundDue(nobody, 1)
    await shop.settle()
    assert.deepEqual((await toldOf(orderId)).slice(1), [['payments.refund_failed', 2_501]])
    assert.deepEqual(await refundsToldOf(orderId), [
      { amount: 2_501, refundId: 'refund-too-much', reason: 'exceeds_captured' },
    ])
    assert.deepEqual(await refundsToldOf(nobody), [{ amount: 1, refundId: null, reason: 'no_payment' }])
    assert.deepEqual(await statesOf(orderId), [])
    assert.equal((await shop.runtime.jobs.deadLetters()).length, 0)
  })

  await t.test('in a thousand requests at the same moment is exactly what was captured', async () => {
    const { orderId, intentId } = await paid()
    const handler = shop.runtime.local.find((module) => module.name === 'payments')?.on?.['orders.refund_due']
    const due = () => ({
      id: newId(),
      type: 'orders.refund_due',
      payload: { orderId, reference: 'TM-1', amount: { amountMinor: 100, currency: 'USD' } } as never,
    })
    await Promise.all(
      Array.from({ length: 1_000 }, () => shop.db.transaction(async (tx) => handler?.(tx, due()))),
    )
    await shop.until('they went back', async () => (await refundedOf(orderId)) === 2_500)
    const told = await toldOf(orderId)
    assert.equal(told.filter(([type]) => type === 'payments.refunded').length, 25)
    assert.equal(told.filter(([type]) => type === 'payments.refund_failed').length, 975)
    assert.equal((await atProvider.refundsOf(intentId)).length, 25)
  })

  await t.test('is told with the id of the refund, once, when all its parts are done', async () => {
    const { orderId } = await paidTwice()
    await tellRefundDue(orderId, 4_000, { refundId: 'refund-in-parts' })
    await shop.until('it is told', async () => (await refundsToldOf(orderId)).length > 0)
    await shop.settle()
    assert.deepEqual(await refundsToldOf(orderId), [
      { amount: 4_000, refundId: 'refund-in-parts', reason: null },
    ])
  })

  await t.test('counts what staff gave back at the provider itself', async () => {
    const { orderId, intentId, strayId } = await paidTwice()
    const response = await fetch(`${shop.provider.url}/v1/intents/${strayId}/refunds`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${shop.config.payment.secretKey}`,
        'content-type': 'application/json',
        'idempotency-key': newId(),
      },
      body: JSON.stringify({ amountMinor: 2_000 }),
    })
    assert.equal(response.status, 201)
    await shop.until('it is known', async () => (await refundedOf(orderId)) === 2_000)
    await tellRefundDue(orderId, 3_000)
    await shop.until('the rest went back', async () => (await refundedOf(orderId)) === 5_000)
    assert.deepEqual(await atProvider.refundsOf(intentId), [2_500])
  })
})
