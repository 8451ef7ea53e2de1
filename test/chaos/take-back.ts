import type { Actor, PlacedOrder } from './actor.ts'

interface Sent {
  lines: { sku: string; quantity: number }[]
  parcels?: { lines: { sku: string; quantity: number }[] }[]
}

/** A return from the shopper's wish to the money: each step may be asked for again and happens once. */
export async function takeBack({ client, random }: Actor, { reference }: PlacedOrder): Promise<void> {
  const seen = await client.ask<Sent>({
    name: 'getOrder (staff)',
    method: 'GET',
    path: `/api/orders/${reference}`,
  })
  const sent = seen.kind === 'done' ? (seen.body.parcels ?? []).flatMap(({ lines }) => lines) : []
  if (sent.length === 0) return
  const lines = [{ sku: random.pick(sent).sku, quantity: 1 }]
  const asked = await client.insist<{ id: string }>({
    name: 'requestReturn',
    method: 'POST',
    path: `/api/orders/${reference}/returns`,
    body: { lines, reason: 'not what was hoped for' },
    key: `return-${random.int(0, 0xffffffff).toString(36)}`,
  })
  if (asked.kind !== 'done') return
  const path = `/api/admin/orders/${reference}/returns/${asked.body.id}`
  const step = (name: string, place: string, body: object) =>
    client.insist({ name, method: 'POST', path: `${path}/${place}`, body, key: `${name}-${asked.body.id}` })
  await step('decideReturn', 'decision', { approve: random.chance(0.9) })
  await step('receiveReturn', 'receipt', { restock: random.chance(0.7) ? lines : [] })
  await step('refundReturn', 'refund', {})
}
