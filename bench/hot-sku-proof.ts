/** The run on one article until long after it is sold out, and what the buyers were told against what is written. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Demand, Tally } from './hot-sku-buyers.ts'
import type { Order } from './hot-sku-process.ts'
import { type HotShop, openHotShop, SKU } from './hot-sku-shop.ts'
import { type Timings, timingsOf } from './measurement.ts'

export interface Run extends Demand {
  units: number
  processes: number
}

export interface Proof {
  granted: number
  soldOut: number
  failed: Record<string, number>
  /** Units that were promised and are not there. */
  oversold: number
  /** Told "sold out" although somebody who asked later still got one, or any other failure, or units that nobody got. */
  falseRefusals: number
  /** Orders that were told they have it and are not written, or written and never told. */
  unlike: number
  perSecond: number
  timings: Timings
}

export async function prove(run: Run): Promise<Proof> {
  const shop = await openHotShop(run.units)
  try {
    const tallies = await buyAll(shop.url, run)
    return await judge(shop, run, tallies)
  } finally {
    await shop.close()
  }
}

async function buyAll(url: string, { buyers, attempts, processes }: Run): Promise<Tally[]> {
  const children = Array.from({ length: processes }, () =>
    fork(new URL('./hot-sku-process.ts', import.meta.url), { serialization: 'advanced' }),
  )
  await Promise.all(children.map((child) => once(child, 'message')))
  return await Promise.all(
    children.map((child, index) => {
      const share = (whole: number) => Math.floor(whole / processes) + (index < whole % processes ? 1 : 0)
      return tallyOf(child, { url, demand: { buyers: share(buyers), attempts: share(attempts) } })
    }),
  )
}

async function tallyOf(child: ChildProcess, order: Order): Promise<Tally> {
  const answered = once(child, 'message') as Promise<[Tally]>
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the shop ended with ${code} before it was done`)
  })
  child.send(order)
  const [tally] = await Promise.race([answered, ended])
  ended.catch(() => {})
  return tally
}

async function judge({ sql }: HotShop, { units, attempts }: Run, tallies: Tally[]): Promise<Proof> {
  const [level] = await sql<{ onHand: number; reserved: number }[]>`
    select on_hand as "onHand", reserved from inventory.levels where sku = ${SKU}`
  const written = await sql<{ orderId: string; quantity: number }[]>`
    select r.order_id as "orderId", l.quantity from inventory.reservations r
    join inventory.reservation_lines l on l.reservation_id = r.id
    where r.state = 'held' and l.sku = ${SKU}`
  const granted = new Set(tallies.flatMap((tally) => tally.granted))
  const held = written.reduce((sum, line) => sum + line.quantity, 0)
  const failed: Record<string, number> = {}
  for (const tally of tallies)
    for (const [code, count] of Object.entries(tally.failed)) failed[code] = (failed[code] ?? 0) + count
  const lastGrantAskedAt = Math.max(...tallies.map((tally) => tally.lastGrantAskedAt))
  const tooEarly = tallies.flatMap((tally) => tally.soldOutAt).filter((at) => at < lastGrantAskedAt).length
  const failures = Object.values(failed).reduce((sum, count) => sum + count, 0)
  const unsold = Math.max(0, Math.min(units, attempts) - granted.size)
  const seconds = Math.max(...tallies.map((tally) => tally.seconds))
  return {
    granted: granted.size,
    soldOut: tallies.reduce((sum, tally) => sum + tally.soldOut, 0),
    failed,
    oversold: Math.max(0, granted.size - units, held - units, (level?.reserved ?? 0) - (level?.onHand ?? 0)),
    falseRefusals: Math.max(tooEarly + failures, unsold),
    unlike:
      written.filter((line) => !granted.has(line.orderId)).length +
      (granted.size - written.filter((line) => granted.has(line.orderId)).length) +
      Math.abs(held - (level?.reserved ?? 0)),
    perSecond: attempts / seconds,
    timings: timingsOf(tallies.flatMap((tally) => tally.ms)),
  }
}
