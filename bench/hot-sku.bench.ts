/**
 * Reservations of one article that everybody wants, everything forced to disk before it is answered.
 *
 *   npm run bench -- hot-sku [--buyers 256] [--grants 10000] [--rounds 5] [--control-grants 800]
 *                            [--connections 180] [--pool 20] [--json]
 *   npm run bench -- hot-sku --attempts 100000 [--units 50000] [--processes 2] [--kills 12] [--buyers 256]
 *
 * The first measures against an interactive `SELECT … FOR UPDATE` with the same tables on the same server, once with
 * as many connections as that server gives, and once with a pool as a shop has it, which it does better with. The
 * buyers are callers inside the process; each asks again as soon as it is answered. The control is given fewer orders,
 * as it is that much slower.
 * The second counts: buyers go on asking processes of the shop until long after it is sold out, while these are killed
 * now and then, and each third time PostgreSQL; without an answer a buyer asks again for the same order. Then what they
 * were told is compared with what is written. It fails when one unit too many was promised, when more than 1 in 1,000
 * attempts were refused falsely, or when an answer is not what is written.
 */
import { parseArgs } from 'node:util'
import { systemClock } from '../server/src/kernel/clock.ts'
import { openDb } from '../server/src/kernel/db.ts'
import { reserve } from '../server/src/modules/inventory/reserve.ts'
import { buy, type Tally } from './hot-sku-buyers.ts'
import { openControl } from './hot-sku-control.ts'
import { prove, type Run } from './hot-sku-proof.ts'
import { openHotShop } from './hot-sku-shop.ts'
import { countFrom, machineLoad, rounded, run, type Timings, timingsOf } from './measurement.ts'
import { type Compared, interleave, median } from './rounds.ts'

const PLENTY = 1_000_000_000
const OUR_CONNECTIONS = 10
const WARM_UP = 0.2
const GOAL = 40
const FALSE_REFUSALS_PER = 1_000

await run(async () => {
  const { values } = parseArgs({
    options: {
      buyers: { type: 'string', default: '256' },
      grants: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      'control-grants': { type: 'string', default: '800' },
      connections: { type: 'string', default: '180' },
      pool: { type: 'string', default: '20' },
      attempts: { type: 'string' },
      units: { type: 'string' },
      processes: { type: 'string', default: '1' },
      kills: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  })
  const buyers = countFrom('--buyers', values.buyers)
  if (values.attempts !== undefined) {
    const attempts = countFrom('--attempts', values.attempts)
    const units = countFrom('--units', values.units ?? String(Math.ceil(attempts / 2)))
    const processes = countFrom('--processes', values.processes)
    await count({ buyers, attempts, units, processes, kills: countFrom('--kills', values.kills, 0) }, values)
    return
  }
  await compare(
    {
      buyers,
      grants: countFrom('--grants', values.grants),
      controlGrants: countFrom('--control-grants', values['control-grants']),
      rounds: countFrom('--rounds', values.rounds),
      connections: countFrom('--connections', values.connections),
      pool: countFrom('--pool', values.pool),
    },
    values,
  )
})

interface Settings {
  buyers: number
  grants: number
  controlGrants: number
  rounds: number
  connections: number
  pool: number
}

async function compare(settings: Settings, { json }: { json: boolean }): Promise<void> {
  const { buyers, grants } = settings
  const shop = await openHotShop(PLENTY)
  const db = openDb({ url: shop.url, name: 'hot-sku', max: OUR_CONNECTIONS })
  try {
    const ours = reserve({ db, clock: systemClock })
    const measure = () => granted(buy(ours, { buyers, attempts: grants }))
    await buy(ours, { buyers, attempts: Math.ceil(grants * WARM_UP) })
    console.log(`buyers        ${buyers} on one article, fsync and synchronous_commit on`)
    const wide = await compareWith(settings, shop.url, settings.connections, measure)
    const pooled = await compareWith(settings, shop.url, settings.pool, measure)
    const timings = timingsOf([...wide.ours, ...pooled.ours].flatMap((tally) => tally.ms))
    const perSecond = Math.round(median([...wide.ours, ...pooled.ours].map(rate)))
    console.log(`ours          ${perSecond} reservations/s on ${OUR_CONNECTIONS} connections at the most`)
    console.log(`              ${waits(timings)}`)
    if (!json) return
    const { count: _count, perSecond: _perSecond, ...times } = rounded(timings)
    console.log(
      JSON.stringify({
        name: 'hot-sku',
        perSecond,
        ...times,
        ratio: wide.ratio,
        ratioSpread: wide.spread,
        control: { name: 'interactive SELECT … FOR UPDATE', ...wide.figures },
        pooledRatio: pooled.ratio,
        pooledRatioSpread: pooled.spread,
        pooledControl: { name: 'the same on a pool', ...pooled.figures },
        ...settings,
        load: machineLoad(),
      }),
    )
  } finally {
    await db.close()
    await shop.close()
  }
}

async function compareWith(
  { buyers, controlGrants, rounds }: Settings,
  url: string,
  connections: number,
  measure: () => Promise<Tally>,
) {
  const control = openControl(url, connections)
  try {
    // Connections are opened before the clock runs.
    await buy(control.reserve, { buyers, attempts: 2 * buyers })
    const measured = await interleave(
      rounds,
      measure,
      () => granted(buy(control.reserve, { buyers, attempts: controlGrants })),
      { perSecond: rate },
    )
    const perSecond = Math.round(median(measured.control.map(rate)))
    console.log(`for update    ${perSecond} reservations/s on ${connections} connections`)
    const { ratio, spread } = readable(measured.ratios.perSecond)
    const goal = connections < buyers / 2 ? '' : `; goal ≥ ${GOAL}`
    console.log(`ratio         ${ratio}  (${spread.join(' … ')}${goal})`)
    return { ours: measured.ours, figures: { connections, perSecond }, ratio, spread }
  } finally {
    await control.close()
  }
}

function rate(tally: Tally): number {
  return tally.granted.length / tally.seconds
}

/** How long a buyer waits for the answer. */
function waits(timings: Timings): string {
  const { p50Ms, p95Ms, p99Ms } = rounded(timings)
  return `p50 ${p50Ms} ms, p95 ${p95Ms} ms, p99 ${p99Ms} ms`
}

/** There is plenty, so anything but a grant is a defect of the measurement. */
async function granted(bought: Promise<Tally>): Promise<Tally> {
  const tally = await bought
  if (tally.granted.length < tally.ms.length)
    throw new Error(
      `refused although there is plenty: ${tally.soldOutAt.length} sold out, ${JSON.stringify(tally.failed)}`,
    )
  return tally
}

function readable({ ratio, spread }: Compared): Compared {
  const round = (value: number) => Number(value.toFixed(1))
  return { ratio: round(ratio), spread: [round(spread[0]), round(spread[1])] }
}

async function count(asked: Run, { json }: { json: boolean }): Promise<void> {
  const proof = await prove(asked)
  const {
    granted: got,
    soldOut,
    failed,
    oversold,
    falseRefusals,
    unlike,
    askedAgain,
    perSecond,
    timings,
  } = proof
  const failures = Object.entries(failed).map(([code, times]) => `, ${times} ${code}`)
  console.log(
    `attempts          ${asked.attempts} for ${asked.units} units, ${asked.buyers} buyers; processes: ${asked.processes}, kills: ${asked.kills}`,
  )
  console.log(`answers           ${got} granted, ${soldOut} sold out${failures.join('')}`)
  console.log(`asked again       ${askedAgain}`)
  console.log(`oversold          ${oversold}`)
  console.log(`false refusals    ${falseRefusals} (${((100 * falseRefusals) / asked.attempts).toFixed(3)} %)`)
  console.log(`unlike written    ${unlike}`)
  console.log(`time              ${Math.round(perSecond)} answers/s; ${waits(timings)}`)
  const holds = oversold === 0 && unlike === 0 && falseRefusals * FALSE_REFUSALS_PER <= asked.attempts
  if (!holds) process.exitCode = 1
  if (!json) return
  const { count: _count, perSecond: _perSecond, ...times } = rounded(timings)
  console.log(
    JSON.stringify({
      name: 'hot-sku',
      holds,
      ...proof,
      perSecond: Math.round(perSecond),
      timings: times,
      ...asked,
      load: machineLoad(),
    }),
  )
}
