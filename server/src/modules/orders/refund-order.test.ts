import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openOrders, type Placed, staff, tell, testDraft } from './fixtures.ts'

const withKey = (ctx: Context, idempotencyKey = newId()): Context => ({ ...ctx, idempotencyKey })
const writer = staff('orders:write')

test('giving money back', async (t) => {
  const { shop, placed, pay, orderOf, stateOf, toldOf } = await openOrders(t)
  const paid = async () => {
    const order = await placed()
    await pay(order)
    return { ...order, total: (await orderOf(order.reference)).total.amountMinor }
  }
  const refund = (
    reference: string,
    change: { amountMinor?: number; to?: 'store_credit' } = {},
    ctx = withKey(writer),
  ) => shop.orders.refundOrder(ctx, { reference, reason: 'a scratch', ...change })
  const dueOf = async ({ orderId }: Placed) =>
    (await toldOf(orderId, 'orders.refund_due')) as { refundId: string; amount: { amountMinor: number } }[]

  await t.test(
    'of an order that may still be paid is refused: the rest would pay for the whole',
    async () => {
      const order = await placed()
      const { total } = await orderOf(order.reference)
      await tell(shop, 'payments.captured', order.orderId, { amount: { ...total, amountMinor: 1_000 } })
      await shop.until('a part is here', async () => (await orderOf(order.reference)).paid.amountMinor > 0)
      await assert.rejects(refund(order.reference), {
        code: 'ORDER_STATE',
        details: { state: 'awaiting_payment' },
      })
    },
  )

  await t.test('a part, and then the rest, until nothing is left', async () => {
    const order = await paid()
    const { reference } = order
    const first = await refund(reference, { amountMinor: 400 })
    assert.deepEqual(
      { state: first.state, amount: first.amount.amountMinor, to: first.to, who: first.who },
      { state: 'due', amount: 400, to: 'original', who: 'staff:staff-1' },
    )
    await shop.until('it went back', async () => (await orderOf(reference)).refunded.amountMinor === 400)
    const half = await orderOf(reference)
    assert.equal(half.paymentState, 'partly_refunded')
    assert.equal(half.refundable?.amountMinor, order.total - 400)
    assert.equal(half.refunds?.[0]?.state, 'done')
    await refund(reference)
    await shop.until('all went back', async () => (await orderOf(reference)).paymentState === 'refunded')
    await assert.rejects(refund(reference, { amountMinor: 1 }), {
      code: 'REFUND_TOO_HIGH',
      details: { refundable: { amountMinor: 0, currency: 'USD' } },
    })
    assert.equal(await stateOf(reference), 'paid')
  })

  await t.test('a thousand at the same moment give back exactly what was captured', async () => {
    const order = await paid()
    const each = Math.floor(order.total / 10)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 1_000 }, () => refund(order.reference, { amountMinor: each })),
    )
    const given = outcomes.filter(({ status }) => status === 'fulfilled').length
    assert.equal(given, Math.floor(order.total / each))
    for (const one of outcomes)
      if (one.status === 'rejected') assert.equal(one.reason.code, 'REFUND_TOO_HIGH')
    const rest = order.total - given * each
    if (rest > 0) await refund(order.reference, { amountMinor: rest })
    await shop.until(
      'all went back',
      async () => (await orderOf(order.reference)).refunded.amountMinor === order.total,
    )
    const { refunded, captured } = await shop.payments.getPayment(as.service, { orderId: order.orderId })
    assert.deepEqual(refunded, captured)
  })

  await t.test(
    'again under the same key is the same refund; another caller has keys of their own',
    async () => {
      const order = await paid()
      const key = newId()
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => refund(order.reference, { amountMinor: 100 }, withKey(writer, key))),
      )
      assert.equal(new Set(answers.map(({ id }) => id)).size, 1)
      const other = { ...writer, actor: { ...writer.actor, staffId: 'staff-2' } as Context['actor'] }
      const second = await refund(order.reference, { amountMinor: 100 }, withKey(other, key))
      assert.notEqual(second.id, answers[0]?.id)
      assert.equal((await dueOf(order)).length, 2)
    },
  )

  await t.test('is for staff who may change orders, and never more than there is', async () => {
    const order = await paid()
    for (const who of [as.anyone(), as.customer('customer-1'), staff('orders:read')])
      await assert.rejects(refund(order.reference, { amountMinor: 1 }, withKey(who)), {
        code: 'ORDER_NOT_FOUND',
      })
    await assert.rejects(refund(order.reference, { amountMinor: order.total + 1 }), {
      code: 'REFUND_TOO_HIGH',
    })
    await assert.rejects(refund(order.reference, { amountMinor: 1, to: 'store_credit' }), {
      code: 'ORDER_STATE',
    })
    const unpaid = await placed()
    await assert.rejects(refund(unpaid.reference), { code: 'ORDER_STATE' })
  })

  await t.test('that went back in part before it failed is credited and told for that part', async () => {
    const draft = testDraft()
    const { reference } = await shop.orders.create(as.service, draft)
    const money = (amountMinor: number) => ({ amount: { amountMinor, currency: 'USD' } })
    const told = async (type: string, payload: object) => {
      await tell(shop, type, draft.orderId, payload)
      await shop.settle()
    }
    await told('payments.captured', money(2_500))
    const { id: refundId } = await refund(reference)
    // Payments never hears of it, so that only our word of how it went is heard.
    await shop.db.sql`delete from kernel.outbox where key = ${draft.orderId} and type = 'orders.refund_due'`
    await told('payments.refunded', { ...money(1_000), refundId })
    await told('payments.refund_failed', { ...money(1_500), refundId, reason: 'charge_disputed' })
    const { refunded, refunds, documents = [] } = await orderOf(reference)
    assert.equal(refunded.amountMinor, 1_000)
    assert.deepEqual([refunds?.[0]?.state, refunds?.[0]?.done?.amountMinor], ['failed', 1_000])
    const notes = documents.filter(({ kind }) => kind === 'credit_note')
    assert.deepEqual(
      notes.map(({ amount }) => amount.amountMinor),
      [1_000],
    )
    const [fact] = (await toldOf(draft.orderId, 'orders.refunded')) as { amount: object }[]
    assert.deepEqual(fact?.amount, money(1_000).amount)
  })

  await t.test('more than came, sent back by hand at the provider, is kept as it happened', async () => {
    const order = await paid()
    await refund(order.reference, { amountMinor: 1_000 })
    await shop.settle()
    const { paid: came } = await orderOf(order.reference)
    await tell(shop, 'payments.refunded', order.orderId, { amount: came })
    await shop.settle()
    const { refunded, refundable } = await orderOf(order.reference)
    assert.deepEqual([refunded.amountMinor, refundable?.amountMinor], [came.amountMinor + 1_000, 0])
    await assert.rejects(refund(order.reference, { amountMinor: 1 }), { code: 'REFUND_TOO_HIGH' })
  })

  await t.test('as store credit it belongs to the customer who ordered', async () => {
    const order = await paid()
    await shop.db.sql`update orders.orders set customer_id = 'customer-of-credit' where id = ${order.orderId}`
    const given = await refund(order.reference, { amountMinor: 250, to: 'store_credit' })
    assert.equal(given.to, 'store_credit')
    assert.deepEqual(
      ((await toldOf(order.orderId, 'orders.refund_due')) as { to: string }[]).map(({ to }) => to),
      ['store_credit'],
    )
  })

  await t.test('a goodwill refund is not counted against money that is paid twice', async () => {
    const order = await paid()
    await refund(order.reference, { amountMinor: 300 })
    await tell(shop, 'payments.captured', order.orderId, {
      amount: { amountMinor: order.total * 2, currency: 'USD' },
    })
    await shop.settle()
    assert.deepEqual(
      (await dueOf(order)).map(({ amount }) => amount.amountMinor),
      [300, order.total],
    )
  })
})

test('a refund that the provider refuses can be tried again, once, by a new one', async (t) => {
  const { shop, placed, pay, orderOf, toldOf } = await openOrders(t)
  const order = await placed()
  await pay(order)
  const total = (await orderOf(order.reference)).total.amountMinor
  // Nobody answers the first try, so that only our word of its failure is heard.
  await shop.provider.close()
  const failing = await shop.orders.refundOrder(withKey(writer), {
    reference: order.reference,
    amountMinor: 700,
    reason: 'a scratch',
  })
  await tell(shop, 'payments.refund_failed', order.orderId, {
    amount: failing.amount,
    refundId: failing.id,
    reason: 'charge_disputed',
  })
  for (let tries = 0; tries < 100; tries++) {
    // The job of the first try fails as well.
    await shop.settle().catch(() => {})
    if ((await orderOf(order.reference)).refunds?.[0]?.state === 'failed') break
  }
  const standing = await orderOf(order.reference)
  assert.equal(standing.refunds?.[0]?.failure, 'charge_disputed')
  assert.equal(standing.refundable?.amountMinor, total)
  const { findings } = await shop.orders.audit(as.service, {})
  assert.deepEqual(
    findings.map(({ kind, subject }) => [kind, subject]),
    [['refund_failed', order.orderId]],
  )
  const retry = () => shop.orders.retryRefund(writer, { reference: order.reference, refundId: failing.id })
  const again = await retry()
  assert.equal(again.amount.amountMinor, 700)
  await assert.rejects(retry(), { code: 'ORDER_STATE' })
  const { refunds } = await orderOf(order.reference)
  assert.equal(refunds?.find(({ id }) => id === failing.id)?.retriedBy, again.id)
  assert.equal((await toldOf(order.orderId, 'orders.refund_due')).length, 2)
})
