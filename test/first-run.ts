/**
 * The first run of a newcomer, as the README says it: an empty copy of the last commit, `npm start`, a purchase
 * over the API, stop, `npm start` again, and the order is still there. Prints how long each start took.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { callerContext, connect, contracts, type Peers } from '@techmart/contracts'
import { shopper } from '../server/src/sandbox-provider/testing/sandpay.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FIRST_START_MS = 300_000
const STOP_MS = 30_000
const APPROVED = '4242424242424242'

const copy = await mkdtemp(join(tmpdir(), 'techmart-first-run-'))
const data = join(copy, 'elsewhere', 'data')
const port = await freePort()
const url = `http://127.0.0.1:${port}`

try {
  execFileSync('bash', ['-c', 'git archive HEAD | tar -x -C "$0"', copy], { cwd: ROOT })
  let shop = await start('first start (install, build, database, demo shop)')
  await look()
  const order = await buy()
  await stop(shop)

  shop = await start('second start')
  const again = await peers().orders.getOrder(callerContext(), order)
  assert.equal(again.state, 'paid')
  console.log(`✓ order ${again.reference} is still there, paid`)
  await stop(shop)
} finally {
  // What has just ended may still be writing its compile cache.
  await rm(copy, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
}

async function start(what: string): Promise<ChildProcess> {
  const begun = performance.now()
  const child = spawn('npm', ['start', '--', '--port', String(port), '--data', data], {
    cwd: copy,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
    if (performance.now() - begun > FIRST_START_MS) throw new Error('the shop did not open in time')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  console.log(`✓ ${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  return child
}

/** npm itself may end before what it started has drained, so the whole group is waited for. */
async function stop(child: ChildProcess): Promise<void> {
  const group = -(child.pid as number)
  const giveUpAt = performance.now() + STOP_MS
  child.kill('SIGTERM')
  while (isAlive(group) || (await isReady())) {
    if (performance.now() > giveUpAt) {
      process.kill(group, 'SIGKILL')
      throw new Error('the shop did not stop in time')
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function isAlive(group: number): boolean {
  try {
    return process.kill(group, 0)
  } catch {
    return false
  }
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok
  } catch {
    return false
  }
}

/** The pages a newcomer opens first. */
async function look(): Promise<void> {
  const { items } = await peers().search.search(callerContext(), { limit: 1 })
  const product = items[0]
  assert.ok(product, 'the shop has products')
  const pages = {
    '/': /<h1/i,
    [`/p/${product.slug}`]: new RegExp(asPattern(product.title)),
    '/docs': /openapi/i,
    '/admin': /<div/i,
  }
  for (const [path, expected] of Object.entries(pages)) {
    const response = await fetch(url + path)
    assert.equal(response.status, 200, path)
    assert.match(await response.text(), expected, path)
  }
  const picture = product.pictures[0]
  assert.ok(picture, 'the product has a picture')
  const image = await fetch(`${url}/media/${picture.id}/480.webp`)
  assert.equal(image.headers.get('content-type'), 'image/webp')
  console.log('✓ home, product, picture, API reference and admin answer')
}

async function buy(): Promise<{ reference: string; email: string }> {
  const shop = peers()
  const ctx = callerContext()
  const email = 'newcomer@example.com'
  const { items } = await shop.search.search(ctx, { q: 'mug', inStock: true })
  const product = await shop.catalog.getProduct(ctx, { slug: items[0]?.slug ?? '' })
  const variant = product.variants.find((candidate) => candidate.availability === 'in_stock')
  assert.ok(variant, 'a mug is in stock')
  const { id: cartId } = await shop.cart.createCart(ctx, { line: { sku: variant.sku, quantity: 1 } })
  await shop.checkout.setContact(ctx, { cartId, email })
  const shippingAddress = {
    name: 'New Comer',
    line1: '1 First Street',
    city: 'Portland',
    region: 'OR',
    postalCode: '97205',
    country: 'US',
  }
  const { quote: offers } = await shop.checkout.setAddress(ctx, { cartId, shippingAddress })
  const deliveryCode = offers?.deliveryOptions[0]?.code ?? ''
  const { quote } = await shop.checkout.setDelivery(ctx, { cartId, deliveryCode })
  assert.ok(quote)
  const placed = await shop.checkout.place(callerContext(crypto.randomUUID()), {
    cartId,
    expectedTotal: quote.total,
  })
  await shopper().pay(placed.redirectUrl, APPROVED)
  const order = { reference: placed.reference, email }
  const giveUpAt = performance.now() + STOP_MS
  while ((await shop.orders.getOrder(ctx, order)).state !== 'paid') {
    if (performance.now() > giveUpAt) throw new Error('the order was not paid in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  console.log(`✓ bought ${product.title}: order ${placed.reference} is paid`)
  return order
}

function peers(): Peers {
  // Every module of the one process answers at the same address.
  return Object.fromEntries(
    Object.entries(contracts).map(([name, contract]) => [name, connect(contract, url)]),
  ) as unknown as Peers
}

function asPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/&/g, '&amp;')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  await once(server, 'close')
  return typeof bound === 'object' && bound ? bound.port : 0
}
