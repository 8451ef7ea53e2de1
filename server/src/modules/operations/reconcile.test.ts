import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OperationsFinding } from '@techmart/contracts'
import { silentLog } from '../../kernel/log.ts'
import { type OpenShop, openShop } from '../../testing/open-shop.ts'
import { as } from '../../testing/world.ts'
import { reconcile } from './reconcile.ts'

const MINUTE_MS = 60_000

test('the reconciler', async (t) => {
  const shop = await openShop(t)
  const sku = await shop.given.product('mug', { stock: 500 })
  const run = async () => {
    await reconcile(depsOf(shop))()
    await shop.settle()
  }
  /** Long enough for every comparison to begin anew, and for what was changed to be judged. */
  const later = async () => {
    shop.clock.advance(10 * MINUTE_MS)
    await run()
  }
  const findings = async (subject: string) =>
    (await shop.operations.listFindings(as.service, { limit: 100 })).items.filter(
      (finding) => finding.subject === subject,
    )
  const only = async (subject: string, kind?: string): Promise<OperationsFinding> => {
    const [finding, ...more] = (await findings(subject)).filter((one) => !kind || one.kind === kind)
    assert.ok(finding && more.length === 0, `${subject} has one finding`)
    return finding
  }
  const toldOf = async (subject: string, findingId: string) =>
    await shop.db.sql<{ type: string; payload: { cause: string; closing?: string } }[]>`
      select type, payload from kernel.outbox
      where key = ${subject} and payload ->> 'findingId' = ${findingId} order by id`
  const paidOrder = async () => {
    const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
    await shop.pay(placed.redirectUrl)
    await shop.until('it is paid', async () => {
      const order = await shop.orders.getOrder(as.service, { reference: placed.reference })
      return order.state === 'paid'
    })
    return placed
  }

  await t.test('finds nothing in a shop in which all is well', async () => {
    await paidOrder()
    await later()
    assert.deepEqual((await shop.operations.listFindings(as.service, {})).items, [])
  })

  await t.test('lists a difference of money once, tells it, and closes it when it is gone', async () => {
    const { orderId, reference } = await paidOrder()
    await shop.db.sql`update orders.orders set paid_minor = paid_minor - 1 where id = ${orderId}`
    await later()
    await later()
    const open = await only(orderId, 'money_differs')
    assert.equal(open.state, 'open')
    assert.equal(open.details.reference, reference)
    assert.ok(open.tries >= 1, 'the provider was asked')

    await shop.db.sql`update orders.orders set paid_minor = paid_minor + 1 where id = ${orderId}`
    await later()
    const closed = await only(orderId, 'money_differs')
    assert.equal(closed.state, 'closed')
    assert.equal(closed.closing, 'gone')
    const told = await toldOf(orderId, open.id)
    assert.deepEqual(
      told.map(({ type, payload }) => [type, payload.closing]),
      [
        ['operations.finding_opened', undefined],
        ['operations.finding_closed', 'gone'],
      ],
    )
  })

  await t.test('does not judge what has just changed', async () => {
    const { orderId } = await paidOrder()
    await later()
    await shop.db.sql`
      update orders.orders set paid_minor = 0, updated_at = ${new Date(shop.clock.now()).toISOString()}
      where id = ${orderId}`
    shop.clock.advance(MINUTE_MS)
    await run()
    assert.deepEqual(await findings(orderId), [])
    await shop.db.sql`update orders.orders set paid_minor = total_minor where id = ${orderId}`
  })

  await t.test('gives back what is held for a cancelled order', async () => {
    const placed = await shop.place(await shop.readyCart({ [sku]: 2 }))
    const { reference, accessToken: token, orderId } = placed
    await shop.orders.cancelOrder(as.anyone(), { reference, token })
    await shop.settle()
    const before = await reservedOf(shop, sku)
    await shop.db.sql`update inventory.reservations set state = 'held' where order_id = ${orderId}`
    await shop.db.sql`update inventory.levels set reserved = reserved + 2 where sku = ${sku}`
    await later()
    const finding = await only(orderId, 'held_for_nothing')
    assert.equal(finding.closing, 'repaired')
    assert.equal(await reservedOf(shop, sku), before)
  })

  await t.test('lists goods and money that a lost word left where they do not belong', async () => {
    const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
    const { reference, accessToken: token, orderId } = placed
    await shop.orders.cancelOrder(as.anyone(), { reference, token })
    await shop.settle()
    await shop.db.sql`update inventory.reservations set state = 'committed' where order_id = ${orderId}`
    const promised = await shop.place(await shop.readyCart({ [sku]: 1 }))
    await shop.orders.cancelOrder(as.anyone(), {
      reference: promised.reference,
      token: promised.accessToken,
    })
    await shop.settle()
    await shop.db.sql`
      update orders.orders set state = 'paid', authorised_minor = total_minor where id = ${promised.orderId}`
    await shop.db.sql`
      update inventory.reservations set state = 'committed' where order_id = ${promised.orderId}`
    await later()
    assert.equal((await only(orderId)).kind, 'sold_for_nothing')
    assert.equal((await only(promised.orderId)).kind, 'sold_without_money')
    await shop.db.sql`update inventory.reservations set state = 'released' where order_id = ${orderId}`
    await shop.db.sql`update orders.orders set state = 'cancelled' where id = ${promised.orderId}`
    await shop.db
      .sql`update inventory.reservations set state = 'released' where order_id = ${promised.orderId}`
    await later()
    assert.equal((await only(promised.orderId)).closing, 'gone')
  })

  await t.test('ends an unpaid order that its own job has left, and asks the provider first', async () => {
    const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
    shop.clock.advance(20 * MINUTE_MS)
    await later()
    const finding = await only(placed.orderId, 'unpaid_too_long')
    assert.equal(finding.closing, 'repaired')
    const order = await shop.orders.getOrder(as.service, { reference: placed.reference })
    assert.equal(order.state, 'cancelled')
  })

  await t.test('lists money that has no order, with what to do', async () => {
    const { orderId } = await paidOrder()
    const lost = `${orderId.slice(0, -4)}lost`
    await shop.db.sql`
      insert into payments.payments (order_id, state, amount_minor, currency, captured_minor, updated_at)
      values (${lost}, 'captured', 100, 'USD', 100, '2030-01-01')`
    await later()
    const finding = (await findings(lost)).find(({ kind }) => kind === 'payment_without_order')
    assert.equal(finding?.state, 'open')
    assert.equal(finding?.suggestion, 'refund_at_provider')
  })

  await t.test('lists stock that is not its ledger, and closes it when it is counted', async () => {
    const drifting = await shop.given.product('bell', { stock: 5 })
    await shop.db.sql`update inventory.levels set on_hand = 6 where sku = ${drifting}`
    await later()
    const kinds = (await findings(drifting)).map(({ kind, state }) => [kind, state])
    assert.deepEqual(kinds.toSorted(), [
      ['locations_not_stock', 'open'],
      ['stock_not_ledger', 'open'],
    ])
    await shop.db.sql`update inventory.levels set on_hand = 5 where sku = ${drifting}`
    await later()
    assert.ok((await findings(drifting)).every(({ state }) => state === 'closed'))
  })

  await t.test('lists a consumer that does not read and work that was given up', async () => {
    await shop.db.sql`
      insert into kernel.subscriptions (consumer, types, xid) values ('sleeper', '{orders.paid}', '0'::xid8)`
    await shop.db.sql`update kernel.outbox set at = '2030-01-01'`
    await shop.db.sql`
      insert into pgboss.job (name, data, state) values ('dead-letters', '{}', 'created')`
    await later()
    assert.equal((await only('sleeper')).suggestion, 'start_worker')
    assert.equal((await only('dead-letters')).kind, 'jobs_given_up')
    await shop.db.sql`delete from kernel.subscriptions where consumer = 'sleeper'`
    await shop.db.sql`delete from pgboss.job where name = 'dead-letters'`
    await later()
    assert.equal((await only('sleeper')).state, 'closed')
  })

  await t.test('says no more about what staff have resolved while it lasts', async () => {
    const { orderId } = await paidOrder()
    await shop.db.sql`update orders.orders set paid_minor = paid_minor - 1 where id = ${orderId}`
    await later()
    const { id } = await only(orderId, 'money_differs')
    const resolved = await shop.operations.resolveFinding(as.service, { id, note: 'known, one cent' })
    assert.deepEqual([resolved.state, resolved.note], ['resolved', 'known, one cent'])
    const again = await shop.operations.resolveFinding(as.service, { id, note: 'said twice' })
    assert.equal(again.note, 'known, one cent')
    await later()
    assert.equal((await only(orderId, 'money_differs')).state, 'resolved')
    await shop.db.sql`update orders.orders set paid_minor = paid_minor + 1 where id = ${orderId}`
    await later()
    assert.equal((await only(orderId, 'money_differs')).state, 'closed')
    const refused = shop.operations.resolveFinding(as.service, { id, note: 'too late' })
    await assert.rejects(refused, { code: 'FINDING_CLOSED' })
  })

  await t.test('knows no finding that is not there', async () => {
    const refused = shop.operations.resolveFinding(as.service, { id: 'no-such-finding', note: 'nothing' })
    await assert.rejects(refused, { code: 'FINDING_NOT_FOUND' })
  })

  await t.test('goes on where it stopped when its time was up', async () => {
    shop.clock.advance(10 * MINUTE_MS)
    await reconcile(depsOf(shop), 0)()
    const [row] = await shop.db
      .sql`select count(*)::int as n from operations.passes where begun_at is not null`
    assert.equal(row?.n, 0, 'nothing was begun without time')
    await reconcile(depsOf(shop))()
    const passes = await shop.db.sql`select source from operations.passes where ended_at is not null`
    assert.equal(passes.length, 6)
  })

  await t.test('two at the same time write one finding', async () => {
    const { orderId } = await paidOrder()
    await shop.db.sql`update orders.orders set paid_minor = paid_minor - 1 where id = ${orderId}`
    shop.clock.advance(10 * MINUTE_MS)
    await Promise.all([reconcile(depsOf(shop))(), reconcile(depsOf(shop))()])
    const { id } = await only(orderId, 'money_differs')
    assert.equal((await toldOf(orderId, id)).length, 1)
  })

  await t.test('findings are listed page by page, by state and kind', async () => {
    const first = await shop.operations.listFindings(as.service, { limit: 2 })
    assert.equal(first.items.length, 2)
    const second = await shop.operations.listFindings(as.service, { limit: 2, cursor: first.nextCursor })
    const ids = new Set([...first.items, ...second.items].map(({ id }) => id))
    assert.equal(ids.size, 4)
    const open = await shop.operations.listFindings(as.service, { state: 'open', kind: 'money_differs' })
    assert.ok(open.items.length > 0 && open.items.every(({ state }) => state === 'open'))
    await assert.rejects(shop.operations.listFindings(as.service, { cursor: 'none' }), {
      code: 'INVALID_INPUT',
    })
  })
})

function depsOf(shop: OpenShop) {
  const { peers, jobs, config } = shop.runtime
  return {
    ...peers,
    db: shop.db,
    jobs,
    clock: shop.clock,
    log: silentLog,
    payWindowMs: config.payWindowMs,
  }
}

async function reservedOf(shop: OpenShop, sku: string): Promise<number | undefined> {
  return (await shop.inventory.listLevels(as.service, { text: sku })).items[0]?.reserved
}
