import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'
import { archiveOrders } from './archive-orders.ts'
import { staff, tell, testDraft } from './fixtures.ts'

const DAY_MS = 86_400_000
const ORDERS = 9

test('archiving orders', async (t) => {
  const shop = await world(t)
  const run = archiveOrders({ db: shop.db, clock: shop.clock, archiveAfterDays: 30 })
  const placed: { reference: string; orderId: string }[] = []
  for (let i = 0; i < ORDERS; i++) {
    const draft = testDraft({ customerId: 'customer-1' })
    const { reference } = await shop.orders.create(as.service, draft)
    placed.unshift({ reference, orderId: draft.orderId })
    shop.clock.advance(1_000)
  }
  const end = (where: string) =>
    shop.db.sql.unsafe(
      `update orders.orders set state = 'fulfilled', paid_minor = total_minor, paid_at = placed_at, fulfilled_at = placed_at where ${where}`,
    )
  const [newest] = placed as [(typeof placed)[0]]
  const oldest = placed.at(-1) as (typeof placed)[0]
  const middle = placed[4] as (typeof placed)[0]
  const everyPage = async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.orders.listOrders(as.service, { limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ reference }) => reference))
      cursor = page.nextCursor
    } while (cursor)
    return seen
  }
  await end(`reference not in ('${newest.reference}', '${middle.reference}')`)
  const whole = await shop.orders.getOrder(as.service, { reference: oldest.reference })
  const before = {
    one: await shop.countStatements(() => shop.orders.getOrder(as.service, { reference: oldest.reference })),
    list: await shop.countStatements(() => shop.orders.listOrders(as.service, { limit: 100 })),
  }
  const pages = await everyPage()
  shop.clock.advance(31 * DAY_MS)
  await Promise.all([run(), run()])

  await t.test('moves what ended long ago, and nothing else', async () => {
    const [{ archived, left } = { archived: 0, left: 0 }] = await shop.db.sql<
      { archived: number; left: number }[]
    >`select (select count(*)::int from orders.archived_orders) as archived,
      (select count(*)::int from orders.orders) as left`
    assert.deepEqual({ archived, left }, { archived: ORDERS - 2, left: 2 })
    const [lines] = await shop.db.sql`select count(*)::int as left from orders.lines`
    assert.equal(lines?.left, 2)
  })

  await t.test('they are found and read as before, by as many statements', async () => {
    assert.deepEqual(await shop.orders.getOrder(as.service, { reference: oldest.reference }), whole)
    assert.deepEqual(await everyPage(), pages)
    const mine = await shop.orders.listMyOrders(as.customer('customer-1'), { limit: 50 })
    assert.equal(mine.items.length, ORDERS)
    for (const text of [oldest.reference, 'ada@example.com', 'bri']) {
      const { items } = await shop.orders.listOrders(as.service, { text, limit: 100 })
      assert.ok(
        items.some(({ reference }) => reference === oldest.reference),
        text,
      )
    }
    const { items } = await shop.orders.findForAudit(as.service, { orderIds: [oldest.orderId] })
    assert.equal(items.length, 1)
    assert.equal((await shop.orders.listForAudit(as.service, {})).items.length, ORDERS)
    assert.equal(
      await shop.countStatements(() => shop.orders.getOrder(as.service, { reference: oldest.reference })),
      before.one,
    )
    assert.equal(
      await shop.countStatements(() => shop.orders.listOrders(as.service, { limit: 100 })),
      before.list,
    )
  })

  await t.test('their references, ids and keys are not given away again', async () => {
    await shop.orders.importOrders(as.service, { orders: [{ order: { ...whole, id: newId() } }] })
    assert.deepEqual(await shop.orders.getOrder(as.service, { reference: oldest.reference }), whole)
    const again = await shop.orders.create(as.service, testDraft({ orderId: oldest.orderId }))
    assert.equal(again.reference, oldest.reference)
  })

  await t.test('one that is touched comes back, whoever touches it at the same moment', async () => {
    const note = (text: string) =>
      shop.orders.addNote(staff('orders:write'), { reference: oldest.reference, text })
    await Promise.all([note('one'), note('two'), note('three')])
    const order = await shop.orders.getOrder(as.service, { reference: oldest.reference })
    assert.equal(order.timeline.filter(({ what }) => what === 'note').length, 3)
    assert.deepEqual(order.lines, whole.lines)
    const rows = await shop.db.sql`select id from orders.archived_orders where id = ${oldest.orderId}`
    assert.equal(rows.length, 0)
    assert.deepEqual(await everyPage(), pages)
  })

  await t.test('news about money finds it', async () => {
    const other = placed.at(-2) as (typeof placed)[0]
    await tell(shop, 'payments.refunded', other.orderId, { amount: { amountMinor: 500, currency: 'USD' } })
    await shop.settle()
    const { refunded } = await shop.orders.getOrder(as.service, { reference: other.reference })
    assert.equal(refunded.amountMinor, 500)
  })

  await t.test('what has money on its way or a return that is open stays', async () => {
    await end(`reference = '${middle.reference}'`)
    await shop.db.sql`update orders.orders set refund_due_minor = 100 where reference = ${middle.reference}`
    await shop.orders.requestReturn(as.service, {
      reference: oldest.reference,
      lines: [{ sku: 'MUG', quantity: 1 }],
      reason: 'too small',
    })
    shop.clock.advance(31 * DAY_MS)
    await run()
    const left = await shop.db.sql<{ reference: string }[]>`select reference from orders.orders order by 1`
    assert.deepEqual(
      left.map(({ reference }) => reference),
      [newest, middle, oldest].map(({ reference }) => reference).toSorted(),
    )
  })
})
