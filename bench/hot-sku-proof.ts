/** The run on one article until long after it is sold out, and what the buyers were told against what is written. */
import { setTimeout as sleep } from 'node:timers/promises'
import { buy, type Demand, isSoldOut, type Reserve, type Tally } from './hot-sku-buyers.ts'
import { openProcesses } from './hot-sku-processes.ts'
import { type HotShop, openHotShop, SKU } from './hot-sku-shop.ts'
import { type Timings, timingsOf } from './measurement.ts'
import { Unusable } from './read-lines.ts'

export interface Run extends Demand {
  units: number
  processes: number
  /** Of processes and, each third time, of PostgreSQL. */
  kills: number
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
  /** Asked again under the same order, as no answer came or it was "try again". */
  askedAgain: number
  perSecond: number
  timings: Timings
}

const KILLS_OF_POSTGRES = 4
const PAUSE_MS = 50
const PATIENCE_MS = 60_000

/** @throws Unusable when there are more kills than PostgreSQL is started again after. */
export async function prove(run: Run): Promise<Proof> {
  const shop = await openHotShop(run.units)
  try {
    const processes = await openProcesses(shop.url, run.processes)
    const killer = createKiller(run, [processes.kill, processes.kill, shop.kill])
    const patient = createPatience(processes.reserve)
    const tally = await buy(async (ctx, input) => {
      killer()
      return await patient.reserve(ctx, input)
    }, run)
    await processes.close()
    return { ...(await judge(shop, run, tally)), askedAgain: patient.askedAgain() }
  } finally {
    await shop.close()
  }
}

/** To be called once for each attempt: kills something now and then, evenly over all attempts. */
function createKiller({ attempts, kills }: Run, killSomething: (() => void)[]): () => void {
  if (kills > KILLS_OF_POSTGRES * killSomething.length)
    throw new Unusable(`--kills takes ${KILLS_OF_POSTGRES * killSomething.length} at the most`)
  const every = attempts / (kills + 1)
  let seen = 0
  let killed = 0
  return () => {
    if (killed < kills && ++seen >= every * (killed + 1)) killSomething[killed++ % killSomething.length]?.()
  }
}

/** Asks again for the same order until there is a clear answer, as checkout does. */
function createPatience(reserve: Reserve): { reserve: Reserve; askedAgain: () => number } {
  let again = 0
  return {
    askedAgain: () => again,
    reserve: async (ctx, input) => {
      const until = performance.now() + PATIENCE_MS
      for (;;) {
        try {
          return await reserve(ctx, input)
        } catch (error) {
          if (isSoldOut(error) || performance.now() > until) throw error
          again++
          await sleep(PAUSE_MS)
        }
      }
    },
  }
}

async function judge(
  { sql }: HotShop,
  { units, attempts }: Run,
  tally: Tally,
): Promise<Omit<Proof, 'askedAgain'>> {
  const [level] = await sql<{ onHand: number; reserved: number }[]>`
    select on_hand as "onHand", reserved from inventory.levels where sku = ${SKU}`
  const written = await sql<{ orderId: string; quantity: number }[]>`
    select r.order_id as "orderId", l.quantity from inventory.reservations r
    join inventory.reservation_lines l on l.reservation_id = r.id
    where r.state = 'held' and l.sku = ${SKU}`
  const granted = new Set(tally.granted)
  const held = written.reduce((sum, line) => sum + line.quantity, 0)
  const tooEarly = tally.soldOutAt.filter((at) => at < tally.lastGrantAskedAt).length
  const failures = Object.values(tally.failed).reduce((sum, count) => sum + count, 0)
  const unsold = Math.max(0, Math.min(units, attempts) - granted.size)
  const told = written.filter((line) => granted.has(line.orderId)).length
  return {
    granted: granted.size,
    soldOut: tally.soldOutAt.length,
    failed: tally.failed,
    oversold: Math.max(0, granted.size - units, held - units, (level?.reserved ?? 0) - (level?.onHand ?? 0)),
    falseRefusals: Math.max(tooEarly + failures, unsold),
    unlike: written.length - told + (granted.size - told) + Math.abs(held - (level?.reserved ?? 0)),
    perSecond: attempts / tally.seconds,
    timings: timingsOf(tally.ms),
  }
}
