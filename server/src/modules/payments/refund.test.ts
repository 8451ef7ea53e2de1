import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openInput, openPayments } from './fixtures.ts'

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
  /** What staff do at the provider's own dashboard. */
  const giveBackAtProvider = async (intentId: string, amountMinor: number) => {
    const response = await fetch(`${shop.provider.url}/v1/intents/${intentId}/refunds`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${shop.config.payment.secretKey}`,
        'content-type': 'application/json',
        'idempotency-key': newId(),
      },
      body: JSON.stringify({ amountMinor }),
    })
    assert.equal(response.status, 201)
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
    await giveBackAtProvider(strayId, 2_000)
    await shop.until('it is known', async () => (await refundedOf(orderId)) === 2_000)
    await tellRefundDue(orderId, 3_000)
    await shop.until('the rest went back', async () => (await refundedOf(orderId)) === 5_000)
    assert.deepEqual(await atProvider.refundsOf(intentId), [2_500])
  })

  await t.test('that was given twice, on the card and as store credit, is told as it happened', async () => {
    const orderId = newId()
    const { redirectUrl } = await shop.payments.open(as.service, { ...openInput(orderId), customerId: 'ada' })
    const [intent] = await atProvider.intentsOf(orderId)
    await shop.pay(redirectUrl as string)
    await shop.until('it is paid', async () => (await capturedOf(orderId)) === 2_500)
    await tellRefundDue(orderId, 1_000, { to: 'store_credit', refundId: 'refund-to-credit' })
    await shop.until('it went back', async () => (await refundedOf(orderId)) === 1_000)
    await giveBackAtProvider(intent?.id as string, 2_500)
    await shop.until('it is known', async () => (await refundedOf(orderId)) === 3_500)
    await shop.settle()
    assert.deepEqual(await refundsToldOf(orderId), [
      { amount: 1_000, refundId: 'refund-to-credit', reason: null },
      { amount: 2_500, refundId: null, reason: null },
    ])
    const left = await shop.db.sql`select 1 from payments.provider_events where handled_at is null`
    assert.equal(left.length, 0)
    let cursor: string | undefined
    const kinds: string[] = []
    do {
      const page = await shop.payments.audit(as.service, cursor ? { cursor } : {})
      kinds.push(...page.findings.filter(({ subject }) => subject === orderId).map(({ kind }) => kind))
      cursor = page.nextCursor
    } while (cursor)
    assert.deepEqual(kinds, ['refunded_above_captured'])
    await tellRefundDue(orderId, 1)
    await shop.until('it is told', async () => (await refundsToldOf(orderId)).length === 3)
    assert.equal((await refundsToldOf(orderId)).at(-1)?.reason, 'exceeds_captured')
  })

  await t.test('keeps its turn behind many parts that cannot even be asked about', async () => {
    const stuck = await given()
    await shop.db.sql`
      insert into payments.intents (intent_id, order_id, provider) values ('gone', ${stuck.orderId}, 'gone')`
    await shop.db.sql`
      insert into payments.refunds (id, order_id, amount_minor, intent_id, created_at)
      select 'stuck-' || i, ${stuck.orderId}, 1, 'gone', now() - interval '1 hour' from generate_series(1, 60) i`
    const { orderId, intentId } = await paid()
    await shop.db.sql`
      insert into payments.refunds (id, order_id, amount_minor, intent_id, created_at)
      values ('waiting-part', ${orderId}, 100, ${intentId}, now() - interval '3 minutes')`
    await assert.rejects(runJob('refund_waiting'), AggregateError)
    assert.deepEqual(await statesOf(orderId), ['due'])
    await assert.rejects(runJob('refund_waiting'), AggregateError)
    assert.deepEqual(await statesOf(orderId), ['done'])
    await runJob('refund_waiting')
    const [row] = await shop.db.sql`
      select min(asks) as least, max(asks) as most from payments.refunds where order_id = ${stuck.orderId}`
    assert.deepEqual({ ...row }, { least: 1, most: 1 })
  })
})
