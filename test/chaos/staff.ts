import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor, PlacedOrder } from './actor.ts'
import { type Answer, type Ask, withHeaders } from './client.ts'
import { ANNEX, articles } from './goods.ts'
import type { Booking } from './journal.ts'
import { takeBack } from './take-back.ts'

const WORK = {
  adjust: 20,
  receive: 6,
  transfer: 8,
  'send all': 22,
  'send a part': 10,
  refund: 10,
  'take back': 8,
  cancel: 10,
  'look around': 6,
}
const stocked = articles.filter(({ parts }) => Object.keys(parts).length === 0)

/** What a member of staff sends along, vouched for by the installation's own secret. */
export function staffHeaders(serviceSecret: string, staffId: string): Record<string, string> {
  const permissions = ['orders:read', 'orders:write', 'stock:read', 'stock:write']
  const actor = { kind: 'staff', staffId, sessionId: `session-${staffId}`, permissions }
  return { 'techmart-service': serviceSecret, 'techmart-actor': encodeURIComponent(JSON.stringify(actor)) }
}

/** Works through the day until the run ends: counts and moves stock, sends parcels, gives money back, cancels. */
export async function beStaff(actor: Actor, headers: Record<string, string>): Promise<void> {
  const { random, tally, hasEnded } = actor
  const own = { ...actor, client: withHeaders(actor.client, headers) }
  while (!hasEnded()) {
    const work = random.weigh(WORK)
    tally.count('staff', work)
    const order = actor.orders.length > 0 ? random.pick(actor.orders) : undefined
    if (work === 'adjust') await adjust(own)
    else if (work === 'receive') await receive(own)
    else if (work === 'transfer') await transfer(own)
    else if (work === 'look around')
      await own.client.ask({ name: 'listOrders', method: 'GET', path: '/api/admin/orders?limit=20' })
    else if (order) await workOn(own, work, order)
    await sleep(random.int(100, 900))
  }
}

function workOn(actor: Actor, work: keyof typeof WORK, order: PlacedOrder): Promise<void> {
  if (work === 'send all') return sendAll(actor, order)
  if (work === 'send a part') return sendPart(actor, order)
  if (work === 'refund') return refund(actor, order)
  if (work === 'take back') return takeBack(actor, order)
  return cancel(actor, order)
}

/** Goods are found, or fewer than the books say. */
async function adjust(actor: Actor): Promise<void> {
  const { sku } = actor.random.pick(stocked)
  const delta = actor.random.chance(0.7) ? actor.random.int(1, 8) : -actor.random.int(1, 4)
  await book(actor, [{ sku, delta }], (slip) => ({
    name: 'adjust',
    method: 'POST',
    path: `/api/admin/stock/${sku}/adjustments`,
    body: { delta, reason: slip },
  }))
}

async function receive(actor: Actor): Promise<void> {
  const [one, other] = [actor.random.pick(stocked).sku, actor.random.pick(stocked).sku]
  const location = actor.random.pick(['main', ANNEX])
  const lines = [...new Set([one, other])].map((sku) => ({ sku, quantity: actor.random.int(1, 5) }))
  const bookings = lines.map(({ sku, quantity }) => ({ sku, location, delta: quantity }))
  await book(actor, bookings, (slip) => ({
    name: 'receive',
    method: 'POST',
    path: '/api/admin/stock/receipts',
    body: { location, reason: slip, lines },
  }))
}

async function transfer(actor: Actor): Promise<void> {
  const { sku } = actor.random.pick(stocked)
  const quantity = actor.random.int(1, 4)
  const [from, to] = actor.random.chance(0.6) ? ['main', ANNEX] : [ANNEX, 'main']
  const bookings = [
    { sku, location: from, delta: -quantity },
    { sku, location: to, delta: quantity },
  ]
  await book(actor, bookings, (slip) => ({
    name: 'transfer',
    method: 'POST',
    path: '/api/admin/stock/transfers',
    body: { from, to, reason: slip, lines: [{ sku, quantity }] },
  }))
}

/** Every booking carries a slip of its own as its reason, by which it is found again; some are sent twice at once. */
async function book(actor: Actor, bookings: Booking[], askWith: (slip: string) => Ask): Promise<void> {
  const { client, random, journal } = actor
  const slip = slipOf(random, 'slip')
  journal.note({ what: 'booking sent', slip, bookings })
  const ask = { ...askWith(slip), key: slip }
  const repeats = random.chance(0.2) ? 2 : 1
  const answers = await Promise.all(Array.from({ length: repeats }, () => client.insist(ask)))
  if (answers.some(({ kind }) => kind === 'done')) journal.note({ what: 'booked', slip, bookings })
}

async function sendAll(
  { client, random, journal }: Actor,
  { orderId, reference }: PlacedOrder,
): Promise<void> {
  const number = slipOf(random, 'P')
  const answer = await client.insist({
    name: 'fulfilOrder',
    method: 'POST',
    path: `/api/admin/orders/${reference}/fulfilment`,
    body: { carrier: 'Swift', number },
    key: number,
  })
  if (answer.kind !== 'done') return
  journal.note({ what: 'parcel sent', orderId, reference, number })
  journal.note({ what: 'fulfilled', orderId, reference })
}

async function sendPart(
  { client, random, journal }: Actor,
  { orderId, reference }: PlacedOrder,
): Promise<void> {
  const seen = await client.ask<{ lines: { sku: string }[] }>({
    name: 'getOrder (staff)',
    method: 'GET',
    path: `/api/orders/${reference}`,
  })
  if (seen.kind !== 'done') return
  const number = slipOf(random, 'P')
  const answer = await client.insist({
    name: 'sendParcel',
    method: 'POST',
    path: `/api/admin/orders/${reference}/parcels`,
    body: { carrier: 'Swift', number, lines: [{ sku: random.pick(seen.body.lines).sku, quantity: 1 }] },
    key: number,
  })
  if (answer.kind === 'done') journal.note({ what: 'parcel sent', orderId, reference, number })
}

/** A part or all of it; pressed twice now and then. */
async function refund(actor: Actor, { orderId, reference }: PlacedOrder): Promise<void> {
  const { client, random, journal } = actor
  const slip = slipOf(random, 'refund')
  const amount = random.chance(0.3) ? {} : { amountMinor: random.int(1, 1_500) }
  journal.note({ what: 'refund sent', orderId, reference, slip })
  const ask = {
    name: 'refundOrder',
    method: 'POST',
    path: `/api/admin/orders/${reference}/refunds`,
    body: { ...amount, reason: slip },
    key: slip,
  }
  const repeats = random.chance(0.3) ? 2 : 1
  const answers = await Promise.all(
    Array.from({ length: repeats }, () => client.insist<{ amount: { amountMinor: number } }>(ask)),
  )
  const done = answers.find(
    (answer): answer is Extract<typeof answer, { kind: 'done' }> => answer.kind === 'done',
  )
  if (!done) return
  const { amountMinor } = done.body.amount
  journal.note({ what: 'refunded', orderId, reference, slip, amountMinor })
}

async function cancel(
  { client, random, journal }: Actor,
  { orderId, reference }: PlacedOrder,
): Promise<void> {
  const answer: Answer<{ state: string }> = await client.insist({
    name: 'cancelOrder (staff)',
    method: 'POST',
    path: `/api/orders/${reference}/cancel`,
    body: { reason: 'as the customer asked', ...(random.chance(0.5) ? { withRefund: true } : {}) },
  })
  if (answer.kind === 'done' && answer.body.state === 'cancelled')
    journal.note({ what: 'cancelled', orderId, reference })
}

function slipOf(random: Actor['random'], kind: string): string {
  return `${kind}-${random.int(0, 0xffffffff).toString(36)}-${random.int(0, 0xffffffff).toString(36)}`
}
