import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from './actor.ts'
import { type Answer, type Ask, withHeaders } from './client.ts'
import { articles, COUPON, chooseArticle } from './goods.ts'
import { payOnPage } from './payment-page.ts'

type Total = { amountMinor: number; currency: string }
type Cart = { id: string; lines: { sku: string; quantity: number }[]; quote?: { total: Total } }
type Checkout = {
  ready: boolean
  cart: Cart
  quote?: { total: Total; deliveryOptions: { code: string }[] }
}
type Placed = {
  orderId: string
  reference: string
  accessToken: string
  redirectUrl: string
  total: Total
}
type Order = { state: string; paid: Total; total: Total }

/** How the button is pressed. */
const PRESSES = { once: 58, 'double click': 15, 'two windows': 8, impatient: 11, 'close the tab': 8 }
/** What a shopper does once there is an order. */
const PLANS = { pay: 76, 'pay and cancel': 7, cancel: 5, 'leave it': 7, 'change the cart': 5 }
const IMPATIENCE_MS = { least: 5, most: 400 }
const ADDRESS = {
  name: 'Ada Bright',
  line1: '12 Harbour Street',
  city: 'Portland',
  region: 'OR',
  postalCode: '97205',
  country: 'US',
}

/** Comes again and again, as another person each time, until the run ends. */
export async function beShopper(actor: Actor): Promise<void> {
  for (let visits = 1; !actor.hasEnded(); visits++) {
    // Every visit comes from elsewhere, as the shop limits what one address may try.
    const address = { 'x-forwarded-for': addressOf(actor.random) }
    const visitor = { ...actor, client: withHeaders(actor.client, address) }
    actor.tally.count('visits', await visit(visitor, visits))
    await sleep(actor.random.int(50, 600))
  }
}

function addressOf(random: Actor['random']): string {
  return `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`
}

/** One visit from the first look to the last; says how it ended. */
async function visit(actor: Actor, visits: number): Promise<string> {
  const { random } = actor
  await browse(actor)
  const cartId = await fillCart(actor)
  if (!cartId) return 'no cart'
  const email = `${actor.name}-${visits}@chaos.example`
  const total = await fillIn(actor, cartId, email)
  if (!total) return 'checkout not ready'
  const placed = await pressButton(actor, cartId, total, email)
  if (!placed) return 'not placed'
  actor.orders.push({ orderId: placed.orderId, reference: placed.reference, token: placed.accessToken })

  const plan = random.weigh(PLANS)
  if (plan === 'leave it') return 'left unpaid'
  if (plan === 'cancel') return await cancel(actor, placed)
  if (plan === 'change the cart') return await changeCart(actor, cartId, email)
  if (plan === 'pay and cancel') {
    const [, how] = await Promise.all([
      pay(actor, placed),
      sleep(random.int(0, 400)).then(() => cancel(actor, placed)),
    ])
    return how
  }
  await pay(actor, placed)
  return (await lookWhetherPaid(actor, placed)) ? 'saw it paid' : 'did not see it paid'
}

async function browse({ client, random }: Actor): Promise<void> {
  const looks = random.int(0, 2)
  for (let look = 0; look < looks; look++) {
    const { slug } = random.pick(articles)
    const path = random.pick(['/api/products?limit=24', `/api/products/${slug}`, '/api/search?q=mug'])
    await client.ask({ name: 'browse', method: 'GET', path })
  }
}

async function fillCart({ client, random }: Actor): Promise<string | undefined> {
  const first = { sku: chooseArticle(random).sku, quantity: random.int(1, 3) }
  const made = await client.insist<Cart>({
    name: 'createCart',
    method: 'POST',
    path: '/api/carts',
    body: { currency: 'USD', country: 'US', line: first },
  })
  if (made.kind !== 'done') return undefined
  const cartId = made.body.id
  const more = random.int(0, 2)
  for (let line = 0; line < more; line++) {
    await client.insist({
      name: 'addLine',
      method: 'POST',
      path: `/api/carts/${cartId}/lines`,
      body: { sku: chooseArticle(random).sku, quantity: random.int(1, 2) },
      key: keyOf(random),
    })
  }
  if (random.chance(0.15)) {
    const body = { code: COUPON.code }
    await client.insist({ name: 'applyCoupon', method: 'POST', path: `/api/carts/${cartId}/coupons`, body })
  }
  return cartId
}

/** Tells everything up to payment; answers the total the shopper sees. */
async function fillIn(
  { client, random, giftCards }: Actor,
  cartId: string,
  email: string,
): Promise<Total | undefined> {
  const step = <T>(name: string, body: object) =>
    client.insist<T>({ name, method: 'POST', path: `/api/checkout/${cartId}/${name}`, body })
  await step('contact', { email })
  const addressed = await step<Checkout>('address', { shippingAddress: ADDRESS })
  const code = addressed.kind === 'done' ? addressed.body.quote?.deliveryOptions[0]?.code : undefined
  if (!code) return undefined
  if (random.chance(0.25)) await step('gift-cards', { code: random.pick(giftCards) })
  const chosen = await step<Checkout>('delivery', { deliveryCode: code })
  return chosen.kind === 'done' && chosen.body.ready ? chosen.body.quote?.total : undefined
}

async function pressButton(
  actor: Actor,
  cartId: string,
  expectedTotal: Total,
  email: string,
): Promise<Placed | undefined> {
  const { client, random, tally } = actor
  const press = random.weigh(PRESSES)
  tally.count('presses', press)
  const [key, otherKey] = [keyOf(random), keyOf(random)]
  const ask = (under: string): Ask => ({
    name: 'place',
    method: 'POST',
    path: `/api/checkout/${cartId}/place`,
    body: { expectedTotal },
    key: under,
  })
  const hear = async (under: string, answer: Promise<Answer<Placed>>) => {
    const heard = await answer
    if (heard.kind === 'done') await notePlaced(actor, heard.body, { cartId, key: under, email })
    return heard
  }
  if (press === 'impatient' || press === 'close the tab') {
    const patienceMs = random.int(IMPATIENCE_MS.least, IMPATIENCE_MS.most)
    await hear(key, client.ask<Placed>({ ...ask(key), patienceMs }))
    if (press === 'close the tab') return undefined
  }
  const keys = press === 'double click' ? [key, key] : press === 'two windows' ? [key, otherKey] : [key]
  const heard = await Promise.all(keys.map((under) => hear(under, client.insist<Placed>(ask(under)))))
  return heard.find((answer) => answer.kind === 'done')?.body
}

/** The order's lines are those of its cart, which is read back: they are part of what was acknowledged. */
async function notePlaced(
  { journal, client }: Actor,
  { orderId, reference, accessToken, total }: Placed,
  under: { cartId: string; key: string; email: string },
): Promise<void> {
  const order = await client.insist<{ lines: { sku: string; quantity: number }[] }>({
    name: 'getOrder',
    method: 'GET',
    path: `/api/orders/${reference}?token=${accessToken}`,
  })
  const lines = order.kind === 'done' ? order.body.lines : []
  journal.note({
    what: 'placed',
    ...under,
    orderId,
    reference,
    totalMinor: total.amountMinor,
    currency: total.currency,
    lines: Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity])),
  })
}

async function pay({ client, random, tally }: Actor, placed: Placed): Promise<void> {
  if (random.chance(0.9)) return await payOnPage(placed.redirectUrl, random, tally)
  // Came back later by the link of the order.
  const again = await client.insist<{ redirectUrl: string }>({
    name: 'payOrder',
    method: 'POST',
    path: `/api/orders/${placed.reference}/payment`,
    body: { token: placed.accessToken },
  })
  if (again.kind === 'done') await payOnPage(again.body.redirectUrl, random, tally)
}

async function cancel(
  { client, random, journal }: Actor,
  { orderId, reference, accessToken }: Placed,
): Promise<string> {
  const answer = await client.insist<Order>({
    name: 'cancelOrder',
    method: 'POST',
    path: `/api/orders/${reference}/cancel`,
    body: { token: accessToken, ...(random.chance(0.5) ? { withRefund: true } : {}) },
  })
  if (answer.kind !== 'done') return 'cancelling refused'
  if (answer.body.state !== 'cancelled') return 'cancelling had no effect'
  journal.note({ what: 'cancelled', orderId, reference })
  return 'cancelled'
}

/** Goes back, takes one more, and places the cart anew: the first order must give way to the second. */
async function changeCart(actor: Actor, cartId: string, email: string): Promise<string> {
  const { client, random } = actor
  await client.insist({
    name: 'addLine',
    method: 'POST',
    path: `/api/carts/${cartId}/lines`,
    body: { sku: articles[0]?.sku, quantity: 1 },
    key: keyOf(random),
  })
  const seen = await client.insist<Checkout>({
    name: 'getCheckout',
    method: 'GET',
    path: `/api/checkout/${cartId}`,
  })
  const total = seen.kind === 'done' ? seen.body.quote?.total : undefined
  const placed = total && (await pressButton(actor, cartId, total, email))
  if (!placed) return 'not placed anew'
  await pay(actor, placed)
  return (await lookWhetherPaid(actor, placed)) ? 'changed it and saw it paid' : 'changed it'
}

async function lookWhetherPaid(
  { client, random, journal, hasEnded }: Actor,
  { orderId, reference, accessToken: token }: Placed,
): Promise<boolean> {
  const looks = random.int(1, 5)
  for (let look = 0; look < looks && !hasEnded(); look++) {
    const ask: Ask = random.chance(0.3)
      ? { name: 'refreshOrder', method: 'POST', path: `/api/orders/${reference}/refresh`, body: { token } }
      : { name: 'getOrder', method: 'GET', path: `/api/orders/${reference}?token=${token}` }
    const answer = await client.ask<Order>(ask)
    if (answer.kind === 'done' && answer.body.state === 'paid') {
      journal.note({ what: 'seen paid', orderId, reference })
      return true
    }
    await sleep(random.int(200, 1_500))
  }
  return false
}

/** Keys are the shopper's own; drawn from the run's seed like everything else. */
function keyOf(random: Actor['random']): string {
  return Array.from({ length: 4 }, () => random.int(0, 0xffffff).toString(36).padStart(5, '0')).join('')
}
