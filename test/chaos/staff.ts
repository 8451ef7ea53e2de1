import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor, PlacedOrder } from './actor.ts'
import { articles } from './goods.ts'

const WORK = { adjust: 30, fulfil: 40, cancel: 15, 'look around': 15 }
const stocked = articles.filter(({ parts }) => Object.keys(parts).length === 0)

/** What a member of staff sends along, vouched for by the installation's own secret. */
export function staffHeaders(serviceSecret: string, staffId: string): Record<string, string> {
  const permissions = ['orders:read', 'orders:write', 'stock:read', 'stock:write']
  const actor = { kind: 'staff', staffId, sessionId: `session-${staffId}`, permissions }
  return { 'techmart-service': serviceSecret, 'techmart-actor': encodeURIComponent(JSON.stringify(actor)) }
}

/** Works through the day: counts stock, sends parcels, cancels, until the run ends. */
export async function beStaff(actor: Actor, headers: Record<string, string>): Promise<void> {
  const { random, tally, hasEnded } = actor
  while (!hasEnded()) {
    const work = random.weigh(WORK)
    tally.count('staff', work)
    if (work === 'adjust') await adjust(actor, headers)
    if (work === 'look around') {
      await actor.client.ask({
        name: 'listOrders',
        method: 'GET',
        path: '/api/admin/orders?limit=20',
        headers,
      })
    }
    const order = actor.orders.length > 0 ? random.pick(actor.orders) : undefined
    if (order && work === 'fulfil') await fulfil(actor, headers, order)
    if (order && work === 'cancel') await cancel(actor, headers, order)
    await sleep(random.int(100, 900))
  }
}

/** Goods come in, or fewer are found than the books say; the same count is sent twice now and then. */
async function adjust({ client, random, journal }: Actor, headers: Record<string, string>): Promise<void> {
  const { sku } = random.pick(stocked)
  const delta = random.chance(0.7) ? random.int(1, 8) : -random.int(1, 4)
  const key = `count-${random.int(0, 1e9).toString(36)}-${random.int(0, 1e9).toString(36)}`
  journal.note({ what: 'adjustment sent', sku, delta, key })
  const repeats = random.chance(0.2) ? 2 : 1
  const answers = await Promise.all(
    Array.from({ length: repeats }, () =>
      client.insist({
        name: 'adjust',
        method: 'POST',
        path: `/api/admin/stock/${sku}/adjustments`,
        body: { delta, reason: 'counted' },
        key,
        headers,
      }),
    ),
  )
  if (answers.some(({ kind }) => kind === 'done')) journal.note({ what: 'adjusted', sku, delta, key })
}

async function fulfil(
  { client, random, journal }: Actor,
  headers: Record<string, string>,
  { orderId, reference }: PlacedOrder,
): Promise<void> {
  const number = `PARCEL${random.int(100_000, 999_999)}`
  // Not repeatable under a key: asked once, and whoever hears nothing looks first.
  const answer = await client.ask<{ state: string }>({
    name: 'fulfilOrder',
    method: 'POST',
    path: `/api/admin/orders/${reference}/fulfilment`,
    body: { carrier: 'Swift', number },
    headers,
  })
  if (answer.kind === 'done') journal.note({ what: 'fulfilled', orderId, reference, number })
}

async function cancel(
  { client, journal }: Actor,
  headers: Record<string, string>,
  { orderId, reference }: PlacedOrder,
): Promise<void> {
  const answer = await client.insist<{ state: string }>({
    name: 'cancelOrder (staff)',
    method: 'POST',
    path: `/api/orders/${reference}/cancel`,
    body: { reason: 'as the customer asked' },
    headers,
  })
  if (answer.kind === 'done' && answer.body.state === 'cancelled')
    journal.note({ what: 'cancelled', orderId, reference })
}
