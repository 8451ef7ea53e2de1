/** A shop with durable PostgreSQL, a web process and a worker, and as many carts ready to be ordered as are wanted. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Checkout, connect, contracts, type ProductRecord } from '@techmart/contracts'
import { childEnvironment } from '../server/src/config.ts'
import { type Db, openDb } from '../server/src/kernel/db.ts'
import { silentLog } from '../server/src/kernel/log.ts'
import { startEmbeddedPostgres } from '../server/src/launcher/embedded-postgres.ts'
import { nextFreePort } from '../server/src/launcher/free-port.ts'
import { ROOT } from '../server/src/launcher/installation.ts'
import { migrateAll } from '../server/src/migrations.ts'
import { serviceContext } from '../server/src/runtime.ts'

export const SKUS = 200
export const SECRET = 'a-secret-for-this-measurement'
const MAIN = join(ROOT, 'server', 'src', 'main.ts')
const MODEL = 'bench-model'
const ctx = serviceContext('bench')

export interface OrderShop {
  url: string
  databaseUrl: string
  db: Db
  providerUrl: string
  /** What every one of the carts costs. */
  total: { amountMinor: number; currency: 'USD' | 'EUR' | 'GBP' }
  /** Settings of a process of this shop. */
  env: Record<string, string>
  /** Fills carts `prefix-0000001` and so on, from `first` on: one article each, and everything told up to payment. */
  fillCarts(prefix: string, first: number, count: number): Promise<void>
  close(): Promise<void>
}

export async function openOrderShop(firstPort: number): Promise<OrderShop> {
  const folder = await mkdtemp(join(tmpdir(), 'techmart-orders-'))
  const postgres = await startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    durable: true,
    log: () => {},
  })
  await migrateAll(postgres.url, silentLog)
  const port = await nextFreePort(firstPort, '127.0.0.1')
  const providerPort = await nextFreePort(port + 1, '127.0.0.1')
  const providerUrl = `http://127.0.0.1:${providerPort}`
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: postgres.url,
    TECHMART_DATA: folder,
    TECHMART_FRONT: '0',
    PORT: String(port),
    LOG_LEVEL: 'error',
    SERVICE_SECRET: SECRET,
    PAYMENT_URL: providerUrl,
    PAYMENT_SECRET_KEY: SECRET,
    PAYMENT_WEBHOOK_SECRET: SECRET,
  }
  const processes = [
    await start(join(ROOT, 'bench', 'order-provider.ts'), [String(providerPort)], {}),
    await start(MAIN, [], { ...env, TECHMART_ROLE: 'web' }),
    await start(MAIN, [], { ...env, TECHMART_ROLE: 'worker' }),
  ]
  const url = `http://127.0.0.1:${port}`
  const db = openDb({ url: postgres.url, name: 'bench', max: 2, statementTimeoutMs: 0 })
  await fillGoods(url)
  const model = await fillModel(url)
  return {
    url,
    databaseUrl: postgres.url,
    db,
    providerUrl,
    total: model.total,
    env,
    fillCarts: (prefix, first, count) => copyCarts(db, model.cartId, prefix, first, count),
    close: async () => {
      await Promise.all(processes.map(stop))
      await db.close()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function start(file: string, args: string[], env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(file, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: childEnvironment(env),
  })
  await once(child, 'message')
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** `BENCH-0001` and so on. */
export function skuOf(index: number): string {
  return `BENCH-${String(index % SKUS).padStart(4, '0')}`
}

async function fillGoods(url: string): Promise<void> {
  const inside = { serviceSecret: SECRET, timeoutMs: 60_000 }
  const skus = Array.from({ length: SKUS }, (_none, index) => skuOf(index))
  await connect(contracts.catalog, url, inside).importCatalog(ctx, {
    categories: [
      { slug: 'things', name: { en: 'Things' }, description: { en: 'Things' }, tint: 'sand', position: 1 },
    ],
    brands: [{ slug: 'benchware', name: 'Benchware', story: { en: 'Made to be counted.' } }],
    products: skus.map((sku) => productOf(sku.toLowerCase(), [{ sku, options: {} }])),
  })
  await connect(contracts.pricing, url, inside).setPrices(ctx, {
    prices: skus.map((sku) => ({ sku, currency: 'USD' as const, priceMinor: 2_500 })),
  })
  await connect(contracts.inventory, url, inside).importLevels(ctx, {
    levels: skus.map((sku) => ({ sku, onHand: 1_000_000, lowAt: 0, backorderLimit: 0 })),
  })
}

export function productOf(slug: string, variants: ProductRecord['variants']): ProductRecord {
  return {
    slug,
    kind: 'simple',
    status: 'published',
    type: 'thing',
    title: { en: slug },
    description: { en: `${slug}, made for measurements.` },
    bullets: { en: [] },
    brandSlug: 'benchware',
    categorySlug: 'things',
    attributes: [],
    options: [],
    variants,
    pictures: [],
    publishedAt: '2026-01-01T00:00:00.000Z',
  }
}

/** One cart by the front door; all others are copies of its rows. */
async function fillModel(url: string) {
  const cart = connect(contracts.cart, url)
  const checkout = connect(contracts.checkout, url)
  const line = { sku: skuOf(0), quantity: 1 }
  const { id: cartId } = await cart.createCart(ctx, { currency: 'USD', country: 'US', line })
  await checkout.setContact(ctx, { cartId, email: 'ada@example.com' })
  const shippingAddress = {
    name: 'Ada Bright',
    line1: '12 Harbour Street',
    city: 'Portland',
    region: 'OR',
    postalCode: '97205',
    country: 'US',
  }
  const addressed = await checkout.setAddress(ctx, { cartId, shippingAddress })
  const deliveryCode = addressed.quote?.deliveryOptions[0]?.code ?? ''
  const ready: Checkout = await checkout.setDelivery(ctx, { cartId, deliveryCode })
  if (!ready.quote) throw new Error(`The cart ${MODEL} has no quote`)
  return { cartId, total: ready.quote.total }
}

async function copyCarts({ sql }: Db, model: string, prefix: string, first: number, count: number) {
  const numbers = sql`generate_series(${first}::int, ${first + count - 1}::int) n`
  const id = sql`(${prefix} || '-' || lpad(n::text, 7, '0'))`
  await sql`
    insert into cart.carts (id, currency, country, changed_at)
    select ${id}, c.currency, c.country, now() from cart.carts c cross join ${numbers} where c.id = ${model}`
  await sql`
    insert into cart.lines (id, cart_id, sku, quantity, seen_unit_minor, seen_currency)
    select ${id} || '-line', ${id}, 'BENCH-' || lpad((n % ${SKUS}::int)::text, 4, '0'),
      l.quantity, l.seen_unit_minor, l.seen_currency
    from cart.lines l cross join ${numbers} where l.cart_id = ${model}`
  await sql`
    insert into checkout.sessions (cart_id, email, marketing, shipping_address, billing_address, delivery_code)
    select ${id}, s.email, s.marketing, s.shipping_address, s.billing_address, s.delivery_code
    from checkout.sessions s cross join ${numbers} where s.cart_id = ${model}`
  await sql`analyze cart.carts, cart.lines, checkout.sessions`
}
