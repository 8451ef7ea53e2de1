import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { testDraft } from './fixtures.ts'

test('what the reconciler reads of orders', async (t) => {
  const shop = await world(t)
  const draft = testDraft()
  const ids: string[] = []
  for (let i = 0; i < 5; i++) {
    const next = testDraft()
    await shop.orders.create(as.service, next)
    ids.push(next.orderId)
  }
  const set = (id: string, assignment: string) =>
    shop.db.sql.unsafe(`update orders.orders set ${assignment} where id = '${id}'`)

  await t.test('every order by id, page by page, each once', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await shop.orders.listForAudit(as.service, { limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.items.map((item) => item.orderId))
      after = page.nextCursor
    } while (after)
    assert.deepEqual(seen, ids.toSorted())
  })

  await t.test('only what changed since a moment', async () => {
    await set(ids[0] as string, `updated_at = '2001-01-01'`)
    const { items } = await shop.orders.listForAudit(as.service, { updatedSince: '2002-01-01T00:00:00Z' })
    assert.equal(items.length, 4)
  })

  await t.test('orders by ids, without those that do not exist', async () => {
    const wanted = [ids[3] as string, draft.orderId, ids[3] as string]
    const { items } = await shop.orders.findForAudit(as.service, { orderIds: wanted })
    assert.deepEqual(
      items.map(({ orderId, state, total }) => ({ orderId, state, total })),
      [{ orderId: ids[3], state: 'awaiting_payment', total: draft.total }],
    )
  })

  await t.test('nothing is found in orders that add up', async () => {
    assert.deepEqual(await shop.orders.audit(as.service, {}), { findings: [] })
  })

  await t.test('sums, refunds and payments that are overdue are found, page by page', async () => {
    const [short, refunding, late, keeping] = ids as [string, string, string, string]
    await set(
      keeping,
      `state = 'cancelled', cancelled_for = 'reviving', paid_minor = 2500, updated_at = '2030-05-01T08:00:00Z'`,
    )
    await set(short, `state = 'paid', paid_minor = 10`)
    await set(
      refunding,
      `state = 'cancelled', paid_minor = 2500, refund_due_minor = 2500, updated_at = '2030-05-01T08:00:00Z'`,
    )
    await set(late, `pay_before = '2030-05-01T08:00:00Z'`)
    const found: string[][] = []
    let cursor: string | undefined
    do {
      const page = await shop.orders.audit(as.service, { limit: 1, ...(cursor ? { cursor } : {}) })
      found.push(...page.findings.map(({ kind, subject }) => [subject, kind]))
      cursor = page.nextCursor
    } while (cursor)
    assert.deepEqual(
      found.toSorted(),
      [
        [short, 'paid_sum_wrong'],
        [refunding, 'refund_overdue'],
        [late, 'payment_overdue'],
        [keeping, 'money_kept'],
      ].toSorted(),
    )
    await assert.rejects(shop.orders.audit(as.service, { cursor: "x' or 1=1" }), { code: 'INVALID_INPUT' })
  })
})
