import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from './random.ts'
import type { BattleShop, WireName } from './shop.ts'
import type { Tally } from './tally.ts'
import type { Fault } from './tcp-proxy.ts'

const KILLS = { 'web-1': 3, 'web-2': 3, worker: 4, provider: 3, PostgreSQL: 2 }
const WIRES: Record<WireName, number> = {
  'shop to database': 4,
  'shop to provider': 4,
  'provider to shop': 3,
  'shop to mail': 1,
}
const FAULTS = { cut: 4, slow: 3, silent: 3, refuse: 2 }
const PAUSE_MS = { least: 1_500, most: 6_000 }
const LASTS_MS = { least: 800, most: 7_000 }
/** The server of PostgreSQL is given up by whoever keeps it when it dies five times within a minute. */
const BETWEEN_DATABASE_KILLS_MS = 16_000

/** Kills and breaks things, one after the other, until the run ends; then everything is whole again. */
export async function sabotage(options: {
  shop: BattleShop
  random: Random
  tally: Tally
  hasEnded: () => boolean
}): Promise<void> {
  const { shop, random, hasEnded } = options
  const mending: Promise<void>[] = []
  let databaseMayDieAt = 0
  while (!hasEnded()) {
    await sleep(random.int(PAUSE_MS.least, PAUSE_MS.most))
    if (hasEnded()) break
    if (random.chance(0.5)) {
      const victim = random.weigh(KILLS)
      if (victim !== 'PostgreSQL') kill(options, victim)
      else if (Date.now() >= databaseMayDieAt && shop.killPostgres()) {
        databaseMayDieAt = Date.now() + BETWEEN_DATABASE_KILLS_MS
        options.tally.count('kills', victim)
      }
    } else mending.push(harm(options))
  }
  for (const wire of Object.values(shop.wires)) wire.heal()
  await Promise.all(mending)
}

function kill({ shop, tally }: { shop: BattleShop; tally: Tally }, victim: string): void {
  const killed = shop.processes.find(({ name }) => name === victim)?.kill()
  tally.count(killed ? 'kills' : 'not killed, as not at work', victim)
}

async function harm(options: {
  shop: BattleShop
  random: Random
  tally: Tally
  hasEnded: () => boolean
}): Promise<void> {
  const { shop, random, tally, hasEnded } = options
  const name = random.weigh(WIRES)
  const fault = faultOf(random)
  const endsAt = Date.now() + random.int(LASTS_MS.least, LASTS_MS.most)
  tally.count('faults', `${name}: ${fault.kind}`)
  const wire = shop.wires[name]
  wire.harm(fault)
  while (Date.now() < endsAt && !hasEnded()) await sleep(100)
  wire.heal()
}

function faultOf(random: Random): Fault {
  const kind = random.weigh(FAULTS)
  if (kind === 'slow') return { kind, byMs: random.int(20, 400) }
  if (kind === 'silent') return { kind, endsBy: random.chance(0.5) ? 'arriving' : 'breaking' }
  return { kind }
}
