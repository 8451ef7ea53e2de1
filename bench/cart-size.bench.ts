/**
 * What size costs: a cart of 100 lines against one of one line, and a product of 400 variants against one of one, each
 * read over HTTP from one web process, and how many statements each takes.
 *
 *   npm run bench -- cart-size [--rounds 7] [--reads 150] [--json]
 *
 * --rounds  rounds A-B-B-A, each with the small one as the control
 * --reads   of each of the two in one measurement, one after the other
 */
import { Agent, get } from 'node:http'
import { parseArgs } from 'node:util'
import { connect, contracts, type ProductRecord } from '@techmart/contracts'
import { loadConfig } from '../server/src/config.ts'
import { systemClock } from '../server/src/kernel/clock.ts'
import { silentLog } from '../server/src/kernel/log.ts'
import { type Runtime, serviceContext, startRuntime } from '../server/src/runtime.ts'
import {
  countFrom,
  describeTimings,
  machineLoad,
  rounded,
  run,
  type Timings,
  timingsOf,
} from './measurement.ts'
import { type OrderShop, openOrderShop, productOf, SECRET, skuOf } from './order-shop.ts'
import { Unusable } from './read-lines.ts'
import { interleave, median } from './rounds.ts'

const FIRST_PORT = 3_500
const LINES = 100
const COLOURS = 20
const SIZES = 20
const ctx = serviceContext('bench')

interface Settings {
  rounds: number
  reads: number
  json: boolean
}

interface Pair {
  name: string
  small: string
  large: string
  /** How many times as long the large one may take. */
  most: number
  /** The same reads in this process, to count their statements. */
  read: { small(runtime: Runtime): Promise<unknown>; large(runtime: Runtime): Promise<unknown> }
}

await run(async () => {
  const settings = readSettings()
  const shop = await openOrderShop(FIRST_PORT)
  try {
    const pairs = [await cartPair(shop), await productPair(shop)]
    const results = []
    for (const pair of pairs) results.push(await compare(pair, shop, settings))
    if (settings.json)
      console.log(
        JSON.stringify({
          name: 'cart-size',
          rounds: settings.rounds,
          reads: settings.reads,
          ...Object.fromEntries(results.map(({ name, ...figures }) => [name, figures])),
          load: machineLoad(),
        }),
      )
  } finally {
    await shop.close()
  }
})

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '7' },
      reads: { type: 'string', default: '150' },
      json: { type: 'boolean', default: false },
    },
  })
  return {
    rounds: countFrom('--rounds', values.rounds),
    reads: countFrom('--reads', values.reads),
    json: values.json,
  }
}

async function cartPair({ url }: OrderShop): Promise<Pair> {
  const cart = connect(contracts.cart, url)
  const fill = async (lines: number) => {
    const { id: cartId } = await cart.createCart(ctx, { currency: 'USD', country: 'US' })
    for (let line = 0; line < lines; line++)
      await cart.addLine(ctx, { cartId, sku: skuOf(line), quantity: 1 })
    return cartId
  }
  const [small, large] = [await fill(1), await fill(LINES)]
  const read = (cartId: string) => (runtime: Runtime) => runtime.peers.cart.getCart(ctx, { cartId })
  return {
    name: `cart of ${LINES} lines`,
    small: `${url}/api/carts/${small}`,
    large: `${url}/api/carts/${large}`,
    most: 1.5,
    read: { small: read(small), large: read(large) },
  }
}

async function productPair({ url }: OrderShop): Promise<Pair> {
  const inside = { serviceSecret: SECRET, timeoutMs: 60_000 }
  const large = shirt()
  const skus = large.variants.map(({ sku }) => sku)
  await connect(contracts.catalog, url, inside).importCatalog(ctx, { products: [large] })
  await connect(contracts.pricing, url, inside).setPrices(ctx, {
    prices: skus.map((sku) => ({ sku, currency: 'USD' as const, priceMinor: 2_500 })),
  })
  await connect(contracts.inventory, url, inside).importLevels(ctx, {
    levels: skus.map((sku) => ({ sku, onHand: 10, lowAt: 0, backorderLimit: 0 })),
  })
  const small = skuOf(1).toLowerCase()
  const read = (slug: string) => (runtime: Runtime) => runtime.peers.catalog.getProduct(ctx, { slug })
  return {
    name: `product of ${skus.length} variants`,
    small: `${url}/api/products/${small}`,
    large: `${url}/api/products/${large.slug}`,
    most: 2,
    read: { small: read(small), large: read(large.slug) },
  }
}

/** Every size in every colour. */
function shirt(): ProductRecord {
  const named = (code: string, count: number) => ({
    code,
    name: { en: code },
    values: Array.from({ length: count }, (_none, index) => ({
      value: `${code}-${index}`,
      name: { en: `${code} ${index}` },
    })),
  })
  const [colour, size] = [named('colour', COLOURS), named('size', SIZES)]
  const variants = colour.values.flatMap((one, row) =>
    size.values.map((other, column) => ({
      sku: `SHIRT-${row}-${column}`,
      options: { colour: one.value, size: other.value },
    })),
  )
  return { ...productOf('shirt', variants), options: [colour, size] }
}

async function compare(pair: Pair, shop: OrderShop, { rounds, reads }: Settings) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const readAll = async (url: string): Promise<Timings> => {
    const times: number[] = []
    for (let count = 0; count < reads; count++) times.push(await timeOf(agent, url))
    return timingsOf(times)
  }
  await readAll(pair.large)
  await readAll(pair.small)
  const { ours, control, ratios } = await interleave(
    rounds,
    () => readAll(pair.large),
    () => readAll(pair.small),
    { p50: ({ p50Ms }) => 1 / p50Ms },
  )
  agent.destroy()
  const statements = await countStatements(pair, shop)
  const large = middleOf(ours)
  const small = middleOf(control)
  const { ratio, spread } = ratios.p50
  console.log(`${pair.name}`)
  console.log(`  one         ${describeTimings(small)}, ${statements.small} statements`)
  console.log(`  many        ${describeTimings(large)}, ${statements.large} statements`)
  console.log(
    `  times       ${(1 / ratio).toFixed(2)}  (${(1 / spread[1]).toFixed(2)} … ${(1 / spread[0]).toFixed(2)}; goal ≤ ${pair.most})`,
  )
  return {
    name: pair.name,
    ...rounded(large),
    ratio,
    ratioSpread: spread,
    goal: 1 / pair.most,
    statements,
    control: { name: 'one', ...rounded(small) },
  }
}

function middleOf(figures: Timings[]): Timings {
  const of = (name: keyof Timings) => median(figures.map((one) => one[name]))
  return {
    count: figures.reduce((sum, { count }) => sum + count, 0),
    p50Ms: of('p50Ms'),
    p95Ms: of('p95Ms'),
    p99Ms: of('p99Ms'),
    perSecond: of('perSecond'),
  }
}

function timeOf(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Unusable(`${url} answers ${response.statusCode}`))
      response.on('end', () => resolve(performance.now() - begun)).resume()
    }).on('error', reject)
  })
}

async function countStatements({ read }: Pair, shop: OrderShop): Promise<{ small: number; large: number }> {
  let count = 0
  const runtime = await startRuntime(loadConfig({ ...shop.env, MODULES: 'all', PEERS: '' }), {
    databaseUrl: shop.databaseUrl,
    clock: systemClock,
    log: silentLog,
    works: false,
    onStatement: () => count++,
  })
  const counted = async (work: (runtime: Runtime) => Promise<unknown>) => {
    await work(runtime)
    count = 0
    await work(runtime)
    return count
  }
  try {
    return { small: await counted(read.small), large: await counted(read.large) }
  } finally {
    await runtime.close()
  }
}
