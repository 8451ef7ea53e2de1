import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { callerContext, connect, contracts, type ModuleName, type Peers } from '@techmart/contracts'
import { childEnvironment, moduleNames } from '../server/src/config.ts'
import { serviceContext } from '../server/src/runtime.ts'
import { createSandboxProvider } from '../server/src/sandbox-provider/provider.ts'
import { shopper } from '../server/src/sandbox-provider/testing/sandpay.ts'
import { cloneDatabase } from '../server/src/testing/database.ts'
import { APPROVED, address } from '../server/src/testing/open-shop.ts'
import { TEST_SECRET } from '../server/src/testing/world.ts'

const MAIN = new URL('../server/src/main.ts', import.meta.url)
const UNTIL_MS = 30_000

const topologies: Record<string, ModuleName[][]> = {
  'all in one process': [moduleNames],
  'catalogue and search apart, the order path apart, the rest apart': [
    ['catalog', 'search'],
    ['checkout', 'orders', 'payments', 'inventory'],
    ['identity', 'pricing', 'cart', 'media', 'notifications', 'operations'],
  ],
  'one process per module': moduleNames.map((name) => [name]),
}

for (const [name, groups] of Object.entries(topologies)) {
  test(`the same purchase: ${name}`, async (t) => {
    const shop = await start(t, groups)
    await purchase(shop)
  })
}

interface RunningShop {
  /** As an outside client. */
  peers: Peers
  /** As the installation itself: internal operations too. */
  inside: Peers
}

/** Starts one process per group, each under its modules' own database roles, knowing the others by address. */
async function start(t: TestContext, groups: ModuleName[][]): Promise<RunningShop> {
  const database = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'techmart-topology-'))
  const provider = createSandboxProvider({
    folder,
    secretKey: TEST_SECRET,
    webhookSecret: TEST_SECRET,
    delayScale: 0.02,
  })
  await provider.listen(0)
  const ports = await Promise.all(groups.map(freePort))
  const urlOf = (module: ModuleName) =>
    `http://127.0.0.1:${ports[groups.findIndex((group) => group.includes(module))]}`
  const processes = groups.map((group, index) =>
    fork(MAIN, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: childEnvironment({
        MODULES: group.join(','),
        PEERS: moduleNames
          .filter((module) => !group.includes(module))
          .map((module) => `${module}=${urlOf(module)}`)
          .join(','),
        PORT: String(ports[index]),
        DATABASE_URL: database.url,
        DATABASE_ROLES: '1',
        DATABASE_POOL: '3',
        TECHMART_FRONT: '0',
        TECHMART_DATA: folder,
        TECHMART_DEMO: '1',
        LOG_LEVEL: 'error',
        SERVICE_SECRET: TEST_SECRET,
        PAYMENT_URL: provider.url,
        PAYMENT_SECRET_KEY: TEST_SECRET,
        PAYMENT_WEBHOOK_SECRET: TEST_SECRET,
      }),
    }),
  )
  t.after(async () => {
    await Promise.all(processes.map(end))
    await provider.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  await Promise.all(processes.map((process) => once(process, 'message')))
  provider.deliverTo(`${urlOf('payments')}/webhooks/payments/sandbox`)
  const peersWith = (options: { serviceSecret?: string }) =>
    Object.fromEntries(
      Object.entries(contracts).map(([name, contract]) => [
        name,
        connect(contract, urlOf(name as ModuleName), options),
      ]),
    ) as unknown as Peers
  return { peers: peersWith({}), inside: peersWith({ serviceSecret: TEST_SECRET }) }
}

async function purchase({ peers, inside }: RunningShop): Promise<void> {
  const service = serviceContext('test')
  await inside.catalog.importCatalog(service, {
    categories: [
      {
        slug: 'lamps',
        name: { en: 'Lamps', de: 'Leuchten' },
        description: { en: 'Light' },
        tint: 'sand',
        position: 1,
      },
    ],
    brands: [{ slug: 'lumen', name: 'Lumen', story: { en: 'Makers of light.' } }],
    products: [
      {
        slug: 'arc-lamp',
        kind: 'simple',
        status: 'published',
        type: 'lamp',
        title: { en: 'Arc lamp', de: 'Bogenleuchte' },
        description: { en: 'A lamp that leans over.' },
        bullets: { en: ['Warm light'] },
        brandSlug: 'lumen',
        categorySlug: 'lamps',
        attributes: [],
        options: [],
        variants: [{ sku: 'ARC-1', options: {} }],
        pictures: [],
        publishedAt: '2026-01-01T00:00:00.000Z',
      },
    ],
  })
  await inside.pricing.setPrices(service, { prices: [{ sku: 'ARC-1', currency: 'USD', priceMinor: 12_000 }] })
  await inside.inventory.importLevels(service, {
    levels: [{ sku: 'ARC-1', onHand: 3, lowAt: 1, backorderLimit: 0 }],
  })

  const ctx = callerContext()
  await until(
    'the lamp is found by search',
    async () => (await peers.search.search(ctx, { q: 'arc lamp' })).total === 1,
  )
  const product = await peers.catalog.getProduct(ctx, { slug: 'arc-lamp', language: 'de' })
  assert.equal(product.title, 'Bogenleuchte')
  assert.equal(product.variants[0]?.price?.amountMinor, 12_000)

  const { id: cartId } = await peers.cart.createCart(ctx, { line: { sku: 'ARC-1', quantity: 2 } })
  await peers.checkout.setContact(ctx, { cartId, email: 'ada@example.com' })
  const { quote: offers } = await peers.checkout.setAddress(ctx, { cartId, shippingAddress: address })
  const { quote } = await peers.checkout.setDelivery(ctx, {
    cartId,
    deliveryCode: offers?.deliveryOptions[0]?.code ?? '',
  })
  assert.ok(quote)
  const placed = await peers.checkout.place(callerContext(crypto.randomUUID()), {
    cartId,
    expectedTotal: quote.total,
  })
  await shopper().pay(placed.redirectUrl, APPROVED)

  const { reference } = placed
  await until('the order is paid', async () => {
    return (await peers.orders.getOrder(ctx, { reference, email: 'ada@example.com' })).state === 'paid'
  })
  await until('the stock has left', async () => {
    const { items } = await peers.inventory.getAvailability(ctx, { skus: ['ARC-1'] })
    return items[0]?.available === 1
  })
  await until('the confirmation is in the mailbox', async () => {
    const { items } = await inside.notifications.listMails(service, {})
    return items.some((mail) => mail.to === 'ada@example.com' && mail.state === 'sent')
  })
  await assert.rejects(peers.cart.addLine(ctx, { cartId, sku: 'ARC-1', quantity: 1 }), {
    code: 'CART_CLOSED',
  })
  await assert.rejects(peers.orders.getOrder(ctx, { reference }), { code: 'ORDER_NOT_FOUND' })
  await assert.rejects(peers.inventory.release(ctx, { orderId: placed.orderId }), { code: 'NOT_FOUND' })
}

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + UNTIL_MS
  while (!(await check())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  await once(server, 'close')
  return typeof bound === 'object' && bound ? bound.port : 0
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
