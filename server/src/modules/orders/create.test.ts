import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'
import { testDraft, toldOf } from './fixtures.ts'

test('writing an order', async (t) => {
  const shop = await world(t)
  const create = (draft: ReturnType<typeof testDraft>) => shop.orders.create(as.service, draft)

  await t.test('keeps what was decided, and opens for its token alone', async () => {
    const draft = testDraft()
    const { reference, accessToken: token, state } = await create(draft)
    assert.equal(state, 'awaiting_payment')
    assert.match(reference, /^TM-[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    const order = await shop.orders.getOrder(as.anyone(), { reference, token })
    const { orderId: _id, idempotencyKey: _key, marketing: _marketing, email, ...decided } = draft
    assert.equal(order.email, email.toLowerCase())
    for (const [field, value] of Object.entries(decided)) {
      assert.deepEqual(order[field as keyof typeof order], value, field)
    }
    assert.deepEqual(await toldOf(shop, draft.orderId, 'orders.placed'), [
      { orderId: draft.orderId, reference },
    ])
  })

  await t.test('twice, or by twenty at the same moment, writes it once', async () => {
    const draft = testDraft()
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(draft)))
    answers.push(await create({ ...draft, email: 'another@example.com' }))
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.equal((await toldOf(shop, draft.orderId, 'orders.placed')).length, 1)
    const order = await shop.orders.getOrder(as.service, { reference: answers[0]?.reference ?? '' })
    assert.equal(order.lines.length, 1)
    assert.equal(order.timeline.length, 1)
  })

  await t.test('under the key of another one is refused, also at the same moment', async () => {
    const draft = testDraft()
    await create(draft)
    await assert.rejects(create({ ...draft, orderId: newId() }), { code: 'IDEMPOTENCY_KEY_REUSED' })
    const idempotencyKey = newId()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => create(testDraft({ idempotencyKey }))),
    )
    assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1)
  })
})

test('importing past orders', async (t) => {
  const shop = await world(t)
  const { reference } = await shop.orders.create(as.service, testDraft())
  const known = await shop.orders.getOrder(as.service, { reference })
  const money = (amountMinor: number) => ({ amountMinor, currency: 'USD' as const })
  const past = {
    ...known,
    id: newId(),
    reference: 'TM-PAST',
    state: 'cancelled' as const,
    paid: money(2_500),
    refunded: money(1_000),
    cancelledAt: '2029-01-01T00:00:00.000Z',
    // Follows from its sums.
    paymentState: 'partly_refunded' as const,
  }
  const run = (order: typeof known) =>
    shop.orders.importOrders(as.service, { orders: [{ order, customerId: 'customer-1' }] })

  await t.test('writes them as they were, once, also at the same moment', async () => {
    await Promise.all(Array.from({ length: 5 }, () => run(past)))
    await run({ ...past, email: 'another@example.com' })
    assert.deepEqual(await shop.orders.getOrder(as.service, { reference: 'TM-PAST' }), past)
    assert.equal(
      (await shop.orders.listMyOrders(as.customer('customer-1'), {})).items[0]?.reference,
      'TM-PAST',
    )
  })

  await t.test('leaves known references alone and tells nothing', async () => {
    await run({ ...known, id: newId(), email: 'another@example.com' })
    assert.deepEqual(await shop.orders.getOrder(as.service, { reference }), known)
    assert.deepEqual(await toldOf(shop, past.id, 'orders.cancelled'), [])
    assert.deepEqual(await toldOf(shop, past.id, 'orders.refund_due'), [])
  })
})
