import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callerContext, ServiceError } from '@techmart/contracts'
import { type OpenShop, openShop } from '../server/src/testing/open-shop.ts'
import { as } from '../server/src/testing/world.ts'

const BUYERS = 400
const UNITS = 100

test('four hundred simultaneous buyers of one hundred units: one hundred paid orders, three hundred clean refusals', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL: '20' } })
  const sku = await shop.given.product('limited-lamp', { stock: UNITS })
  const carts = []
  for (let i = 0; i < BUYERS; i++) carts.push(await shop.readyCart({ [sku]: 1 }))

  // Everybody presses the button at the same moment, over HTTP.
  const outcomes = await Promise.allSettled(
    carts.map(async (cart) => {
      const placed = await placeWithRetries(shop, cart)
      await shop.pay(placed.redirectUrl)
      return placed
    }),
  )
  const placed = outcomes.filter((outcome) => outcome.status === 'fulfilled').map((outcome) => outcome.value)
  const refusals = outcomes
    .filter((outcome) => outcome.status === 'rejected')
    .map((outcome) => outcome.reason)
  assert.equal(placed.length, UNITS)
  assert.equal(refusals.length, BUYERS - UNITS)
  for (const refusal of refusals) {
    assert.ok(refusal instanceof ServiceError && refusal.code === 'OUT_OF_STOCK', String(refusal))
  }

  await shop.until('every order is paid', async () => (await ordersIn(shop, 'paid')) === UNITS)
  assert.equal(await ordersIn(shop, 'awaiting_payment'), 0)
  const { items } = await shop.inventory.listLevels(as.service, { text: sku })
  assert.deepEqual({ onHand: items[0]?.onHand, reserved: items[0]?.reserved }, { onHand: 0, reserved: 0 })
  await assertInvariants(shop)
})

const TRIES = 10

/** As a good client does it: no answer or a "try again" is asked again under the same key. */
async function placeWithRetries(shop: OpenShop, cart: Parameters<OpenShop['place']>[0]) {
  const ctx = callerContext(crypto.randomUUID())
  for (let tries = 1; ; tries++) {
    try {
      return await shop.remote.checkout.place(ctx, cart)
    } catch (error) {
      if (!(error instanceof ServiceError) || error.status !== 503 || tries === TRIES) throw error
    }
  }
}

async function ordersIn(shop: OpenShop, state: string): Promise<number> {
  const [row] = await shop.db.sql<
    { n: number }[]
  >`select count(*)::int as n from orders.orders where state = ${state}`
  return row?.n ?? 0
}

/** What must hold whatever has happened, read from the tables alone. */
async function assertInvariants(shop: OpenShop): Promise<void> {
  const { sql } = shop.db
  const broken = {
    stockThatIsNotItsLedger: await sql`
      select sku from inventory.levels l
      where on_hand <> (select coalesce(sum(delta), 0) from inventory.movements m where m.sku = l.sku)`,
    reservedThatNobodyHolds: await sql`
      select sku from inventory.levels l
      where reserved <> (
        select coalesce(sum(quantity), 0) from inventory.reservation_lines rl
        join inventory.reservations r on r.id = rl.reservation_id and r.state = 'held' where rl.sku = l.sku)`,
    ordersWhoseMoneyDiffers: await sql`
      select o.id from orders.orders o join payments.payments p on p.order_id = o.id
      where o.paid_minor <> p.captured_minor or o.refunded_minor <> p.refunded_minor`,
    moneyWithoutOrder: await sql`
      select order_id from payments.payments p
      where captured_minor > refunded_minor
        and not exists (select from orders.orders o where o.id = p.order_id and o.state in ('paid', 'fulfilled'))`,
    eventsNobodyHandled: await sql`
      select e.event_id from kernel.outbox e where e.type = 'orders.paid'
        and not exists (select from kernel.inbox i where i.event_id = e.event_id and i.consumer = 'inventory')`,
  }
  for (const [invariant, rows] of Object.entries(broken)) assert.deepEqual([...rows], [], invariant)
}
