import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openPayments } from './fixtures.ts'

test('what payments tell of themselves', async (t) => {
  const { shop, given, stateOf, tellRefundDue, gateway } = await openPayments(t)
  const { sql } = shop.db
  const { payments } = shop
  const audit = async (limit = 200) => {
    const findings: { kind: string; subject: string }[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 200; pages++) {
      const page = await payments.audit(as.service, { limit, ...(cursor ? { cursor } : {}) })
      findings.push(...page.findings)
      cursor = page.nextCursor
      if (!cursor) return findings.map(({ kind, subject }) => [kind, subject])
    }
    return assert.fail('the audit never ends')
  }
  const paid = async () => {
    const payment = await given()
    await shop.pay(payment.redirectUrl)
    await shop.until('it is paid', async () => (await stateOf(payment.orderId)) === 'captured')
    return payment
  }

  await t.test('a shop in order has no findings, page by page', async () => {
    const orders = [await paid(), await given(), await paid(), await given()]
    await tellRefundDue(orders[0]?.orderId as string, 1_000)
    await shop.settle()
    assert.deepEqual(await audit(), [])
    assert.deepEqual(await audit(1), [])
  })

  await t.test('what hangs is found once it has hung for too long', async () => {
    const [opening, processing, refunded] = [await given(), await given(), await paid()]
    await sql`
      update payments.payments set state = 'opening', updated_at = now() - interval '16 minutes'
      where order_id = ${opening.orderId}`
    await sql`
      update payments.payments set state = 'processing', updated_at = now() - interval '31 minutes'
      where order_id = ${processing.orderId}`
    gateway.behave('down')
    const refundId = await tellRefundDue(refunded.orderId, 500)
    await assert.rejects(shop.settle(), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
    gateway.behave('pass')
    const expected = [
      ['opening_too_long', opening.orderId],
      ['processing_too_long', processing.orderId],
    ]
    assert.deepEqual(await audit(), expected)
    await sql`update payments.refunds set created_at = now() - interval '61 minutes' where id = ${refundId}`
    assert.deepEqual(await audit(), [['refund_stuck', refundId], ...expected])
    await shop.until('it went back', async () => (await audit()).length === 2)
    await sql`update payments.payments set state = 'open' where order_id in (${opening.orderId}, ${processing.orderId})`
    assert.deepEqual(await audit(), [])
  })

  await t.test('sums that are not those of the intents are found', async () => {
    const { orderId, intentId } = await paid()
    await sql`update payments.intents set captured_minor = 2400 where intent_id = ${intentId}`
    assert.deepEqual(await audit(1), [['sums_differ', orderId]])
    await sql`update payments.intents set captured_minor = 2500 where intent_id = ${intentId}`
  })

  await t.test('a cursor of another list is refused', async () => {
    for (const cursor of ['nonsense', '9~x'])
      await assert.rejects(payments.audit(as.service, { cursor }), { code: 'INVALID_INPUT' })
  })

  await t.test('payments are found by their orders, and listed all, page by page', async () => {
    const { orderId } = await paid()
    const { items } = await payments.findPayments(as.service, { orderIds: [orderId, newId()] })
    assert.deepEqual(
      items.map((item) => [item.orderId, item.state, item.captured.amountMinor, item.refunded.amountMinor]),
      [[orderId, 'captured', 2_500, 0]],
    )
    const [count] = await sql<{ n: number }[]>`select count(*)::int as n from payments.payments`
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await payments.listPayments(as.service, { limit: 3, ...(after ? { after } : {}) })
      seen.push(...page.items.map((item) => item.orderId))
      after = page.next
    } while (after)
    assert.equal(seen.length, count?.n)
    assert.equal(new Set(seen).size, seen.length)
    const updatedSince = new Date(Date.now() + 60_000).toISOString()
    assert.deepEqual((await payments.listPayments(as.service, { updatedSince })).items, [])
  })
})
