/**
 * Placing orders over HTTP: how long one takes at 100 orders a second, and how many a second go at most. The shop is one
 * web process and one worker on a durable PostgreSQL (fsync and synchronous_commit on); every order is of a cart of its
 * own, articles in turn out of 200. The control sends the same statements, recorded from real orders, to the same
 * PostgreSQL without any shop: pgbench (prepared) with as many connections as the web process may have.
 *
 *   npm run bench -- orders [--rate 100] [--clients 32] [--rounds 5] [--seconds 5] [--json]
 *
 * --rate     orders a second while latency is measured; each counts from when it was due
 * --clients  who order at the same time while throughput is measured
 * --rounds   rounds A-B-B-A of each of the two
 * --seconds  of one measurement
 *
 * The time of the payment provider, measured beside the orders, is subtracted from their latency. Shop, provider, load
 * and PostgreSQL share the machine. Without pgbench (Debian: postgresql-contrib) our own driver takes its place.
 */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { countFrom, describeTimings, machineLoad, rounded, run, timingsOf } from './measurement.ts'
import { type OrderShop, openOrderShop } from './order-shop.ts'
import {
  NUMBERS_PER_CONNECTION,
  pgbenchVersion,
  type Repeated,
  repeatByDriver,
  repeatByPgbench,
} from './pgbench.ts'
import { Unusable } from './read-lines.ts'
import {
  assertPlaceable,
  cartOf,
  REPEATED_CARTS,
  type Repeatable,
  recordPlacing,
} from './repeat-statements.ts'
import { type Compared, interleave, median } from './rounds.ts'

const FIRST_PORT = 3_500
/** Of the web process; see DATABASE_POOL. */
const CONNECTIONS = 10
const OUR_CARTS = 'bench-our'
/** More than any measurement here gets through. */
const OUR_CARTS_PER_SECOND = 2_500
const GOALS = { latency: 0.5, p95Ms: 75, throughput: 0.5 }

interface Settings {
  rate: number
  clients: number
  rounds: number
  seconds: number
  json: boolean
}

await run(async () => {
  const settings = readSettings()
  const shop = await openOrderShop(FIRST_PORT)
  try {
    await assertPlaceable(shop)
    const statements = await recordPlacing(shop)
    const pgbench = pgbenchVersion()
    const control = pgbench ?? 'our driver (there is no pgbench here)'
    console.log(`statements    ${statements.filter(({ isControl }) => !isControl).length} for one order`)
    console.log(`control       the same by ${control}, ${CONNECTIONS} connections`)
    const orders = createOrders(shop)
    const repeat = createControl(shop, statements, settings, pgbench !== undefined)
    // Caches, plans and compiled code are warm in both before anything counts.
    await orders.atOnce(settings.clients, 3)
    await repeat()
    const latency = await measureLatency(settings, orders, repeat)
    const most = await measureThroughput(settings, orders, repeat)
    if (settings.json) printJson(settings, latency, most, control)
  } finally {
    await shop.close()
  }
})

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      rate: { type: 'string', default: '100' },
      clients: { type: 'string', default: '32' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  })
  return {
    rate: countFrom('--rate', values.rate),
    clients: countFrom('--clients', values.clients),
    rounds: countFrom('--rounds', values.rounds),
    seconds: countFrom('--seconds', values.seconds),
    json: values.json,
  }
}

type Orders = ReturnType<typeof createOrders>

/** Orders over HTTP, as shoppers' browsers send them. */
function createOrders(shop: OrderShop) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  let filled = 0
  let used = 0
  const fill = async (count: number) => {
    if (used + count <= filled) return
    await shop.fillCarts(OUR_CARTS, filled + 1, used + count - filled)
    filled = used + count
  }
  const place = async (): Promise<void> => {
    const cartId = cartOf(OUR_CARTS, ++used)
    const body = JSON.stringify({ expectedTotal: shop.total })
    const status = await post(agent, `${shop.url}/api/checkout/${cartId}/place`, body, `key-of-${cartId}`)
    if (status !== 201) throw new Unusable(`an order was answered with ${status}`)
  }
  return {
    /** Latencies at a rate, each from when it was due, without the provider's share. */
    async atRate(rate: number, seconds: number): Promise<number[]> {
      await fill(rate * seconds)
      const begun = performance.now()
      const provider = probeProvider(agent, shop.providerUrl, begun + seconds * 1000)
      const latencies = Array.from({ length: rate * seconds }, async (_none, index) => {
        const dueAt = begun + (1000 * index) / rate
        await sleep(Math.max(0, dueAt - performance.now()))
        await place()
        return performance.now() - dueAt
      })
      const providerMs = await provider
      return (await Promise.all(latencies)).map((ms) => ms - providerMs)
    },
    /** Orders a second with so many shoppers, each of whom orders again as soon as there is an answer. */
    async atOnce(clients: number, seconds: number): Promise<number> {
      await fill(OUR_CARTS_PER_SECOND * seconds)
      const begun = performance.now()
      const endsAt = begun + seconds * 1000
      let count = 0
      const shopper = async () => {
        while (performance.now() < endsAt) {
          await place()
          count++
        }
      }
      await Promise.all(Array.from({ length: clients }, shopper))
      return (count * 1000) / (performance.now() - begun)
    },
  }
}

/** Median of what the provider takes, asked like the shop asks while the shop is at work. */
async function probeProvider(agent: Agent, url: string, endsAt: number): Promise<number> {
  const times: number[] = []
  const body = JSON.stringify({ amountMinor: 1, currency: 'USD', reference: 'probe' })
  while (performance.now() < endsAt) {
    const begun = performance.now()
    await post(agent, `${url}/v1/intents`, body, `probe-${times.length}`)
    times.push(performance.now() - begun)
    await sleep(50)
  }
  return median(times)
}

function post(agent: Agent, url: string, body: string, key: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': key,
    }
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      response.on('end', () => resolve(response.statusCode ?? 0)).resume()
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

type Control = (rate?: number) => Promise<Repeated>

/** Every call takes numbers, and with them carts, that no call before it had. */
function createControl(
  shop: OrderShop,
  statements: Repeatable[],
  { seconds }: Settings,
  hasPgbench: boolean,
): Control {
  const repeat = hasPgbench ? repeatByPgbench : repeatByDriver
  let first = 0
  return async (rate) => {
    const mostPerConnection = Math.min(NUMBERS_PER_CONNECTION, seconds * 600)
    for (let connection = 0; connection < CONNECTIONS; connection++)
      await shop.fillCarts(REPEATED_CARTS, first + connection * NUMBERS_PER_CONNECTION + 1, mostPerConnection)
    const { databaseUrl } = shop
    const repeated = await repeat({ databaseUrl, statements, connections: CONNECTIONS, seconds, rate, first })
    first += CONNECTIONS * NUMBERS_PER_CONNECTION
    return repeated
  }
}

async function measureLatency({ rate, rounds, seconds }: Settings, orders: Orders, repeat: Control) {
  const { ours, control, ratios } = await interleave(
    rounds,
    async () => timingsOf(await orders.atRate(rate, seconds)),
    async () => timingsOf((await repeat(rate)).latenciesMs),
    { p95: ({ p95Ms }) => 1 / p95Ms, p50: ({ p50Ms }) => 1 / p50Ms },
  )
  const middle = (figures: typeof ours) => ({
    count: figures.reduce((sum, { count }) => sum + count, 0),
    p50Ms: median(figures.map(({ p50Ms }) => p50Ms)),
    p95Ms: median(figures.map(({ p95Ms }) => p95Ms)),
    p99Ms: median(figures.map(({ p99Ms }) => p99Ms)),
    perSecond: rate,
  })
  console.log(`at ${rate}/s      ${describeTimings(middle(ours))}; goal p95 < ${GOALS.p95Ms} ms`)
  console.log(`control       ${describeTimings(middle(control))}`)
  describe('ratio, p95', ratios.p95, GOALS.latency)
  describe('ratio, p50', ratios.p50, GOALS.latency)
  return { ours: middle(ours), control: middle(control), ratios }
}

async function measureThroughput({ clients, rounds, seconds }: Settings, orders: Orders, repeat: Control) {
  const { ours, control, ratios } = await interleave(
    rounds,
    () => orders.atOnce(clients, seconds),
    async () => (await repeat()).perSecond,
    { perSecond: (rate: number) => rate },
  )
  console.log(`at most       ${Math.round(median(ours))} orders/s, ${clients} at once`)
  console.log(`control       ${Math.round(median(control))}/s; load ${machineLoad()}`)
  describe('ratio, rate', ratios.perSecond, GOALS.throughput)
  return { ours: median(ours), control: median(control), ratio: ratios.perSecond }
}

function describe(name: string, { ratio, spread }: Compared, goal: number): void {
  const [least, most] = spread.map((one) => one.toFixed(2))
  console.log(`${name.padEnd(14)}${ratio.toFixed(2)}  (${least} … ${most}; goal ≥ ${goal})`)
}

function printJson(
  settings: Settings,
  latency: Awaited<ReturnType<typeof measureLatency>>,
  most: Awaited<ReturnType<typeof measureThroughput>>,
  control: string,
): void {
  const { json: _json, ...rest } = settings
  console.log(
    JSON.stringify({
      name: 'orders',
      ...rounded(latency.ours),
      perSecond: Math.round(most.ours),
      ratio: latency.ratios.p95.ratio,
      ratioSpread: latency.ratios.p95.spread,
      rateRatio: most.ratio.ratio,
      rateRatioSpread: most.ratio.spread,
      control: { name: control, ...rounded(latency.control), perSecond: Math.round(most.control) },
      ...rest,
      load: machineLoad(),
    }),
  )
}
