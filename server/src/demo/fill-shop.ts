import type { Context, Peers } from '@techmart/contracts'
import { after, batches, eachOf, together } from './batches.ts'
import { generateCatalogue } from './catalogue/generate.ts'
import type { DemoCatalogue } from './catalogue/types.ts'
import {
  toBrands,
  toCategories,
  toCollections,
  toLevels,
  toPrices,
  toProductRecord,
  toReviews,
} from './catalogue-records.ts'
import { SAVE } from './coupons.ts'
import { drawAll, stillLifeOf } from './drawings.ts'
import { startOfDay } from './history/calendar.ts'
import { toOrder } from './history/order.ts'
import { type DemoCustomer, inventor, makeCustomers } from './history/people.ts'
import { type OrderPlan, planOrders } from './history/plan.ts'
import { fillShelf } from './history/shelf.ts'
import { demoLogins } from './logins.ts'
import type { SeedOptions, SeedSize } from './seed.ts'
import { steadyId } from './steady-id.ts'

const SEED = 'techmart'
const PRODUCTS_AT_ONCE = 200
const REVIEWS_AT_ONCE = 1_000
const PRICES_AT_ONCE = 5_000
const LEVELS_AT_ONCE = 5_000
const DRAWINGS_AT_ONCE = 250
const ORDERS_AT_ONCE = 250
const QUOTES_IN_FLIGHT = 16

interface Filling extends Omit<SeedOptions, 'size'> {
  peers: Peers
  ctx: Context
  nowMs: number
  size: SeedSize
  /** Makes everything findable, in this process and at once. */
  fillSearch: () => Promise<void>
}

type Step = <T>(name: string, work: () => Promise<T> | T) => Promise<T>

/** Writes the demo shop through the faces of the modules; what is there already stays. */
export async function fillShop(filling: Filling): Promise<void> {
  const step = stepper(filling)
  const catalogue = await step('write the catalogue', () =>
    generateCatalogue({ seed: SEED, products: filling.size.products }),
  )
  // While the database works on one of them, this process prepares another.
  const priced = step('prices', () => importPrices(filling, catalogue))
  const stocked = step('stock', () => importStock(filling, catalogue))
  const known = step('catalogue', () => importCatalogue(filling, catalogue))
  await together([
    after([known, priced, stocked], () => step('search', filling.fillSearch)),
    after([priced], () => importPeopleAndOrders(filling, catalogue, step)),
    step('pictures', () => importPictures(filling, catalogue)),
  ])
}

function stepper({ onStep, log }: Filling): Step {
  return async (name, work) => {
    onStep?.(name)
    const begun = performance.now()
    const result = await work()
    log.info({ step: name, ms: Math.round(performance.now() - begun) }, 'demo shop')
    return result
  }
}

async function importCatalogue({ peers, ctx, nowMs }: Filling, catalogue: DemoCatalogue): Promise<void> {
  const today = startOfDay(nowMs)
  const { catalog } = peers
  await catalog.importCatalog(ctx, { categories: toCategories(catalogue), brands: toBrands(catalogue) })
  // One after the other: the parts of a bundle come before it.
  for (const products of batches(catalogue.products, PRODUCTS_AT_ONCE)) {
    await catalog.importCatalog(ctx, {
      products: products.map((product) => toProductRecord(product, today)),
    })
  }
  const stillLifes = new Map(catalogue.collections.map((one) => [one.slug, stillLifeOf(one)]))
  await catalog.importCatalog(ctx, {
    collections: toCollections(catalogue, (slug) => stillLifes.get(slug)),
  })
  const reviews = catalogue.products.flatMap((product) => toReviews(product, today))
  for (const some of batches(reviews, REVIEWS_AT_ONCE)) await catalog.importCatalog(ctx, { reviews: some })
}

async function importStock({ peers, ctx }: Filling, { products }: DemoCatalogue): Promise<void> {
  for (const levels of batches(products.flatMap(toLevels), LEVELS_AT_ONCE)) {
    await peers.inventory.importLevels(ctx, { levels })
  }
}

async function importPictures({ peers, ctx }: Filling, catalogue: DemoCatalogue): Promise<void> {
  for (const drawings of batches(drawAll(catalogue), DRAWINGS_AT_ONCE)) {
    await peers.media.importDrawings(ctx, { drawings })
  }
}

async function importPrices({ peers, ctx }: Filling, { products }: DemoCatalogue): Promise<void> {
  for (const prices of batches(products.flatMap(toPrices), PRICES_AT_ONCE)) {
    await peers.pricing.setPrices(ctx, { prices })
  }
  await peers.pricing.saveCoupon(ctx, SAVE)
}

async function importPeopleAndOrders(filling: Filling, catalogue: DemoCatalogue, step: Step): Promise<void> {
  const { peers, ctx, size, nowMs } = filling
  const shopper = theShopper(nowMs)
  const customers = makeCustomers(size.customers, SEED, startOfDay(nowMs))
  await step('people', () => importPeople(filling, [shopper, ...customers]))
  await step('orders', async () => {
    const shelf = fillShelf(catalogue)
    const plans = planOrders({ orders: size.orders, seed: SEED, nowMs, shelf, customers, shopper })
    for (const some of batches(plans, ORDERS_AT_ONCE)) {
      const orders = await eachOf(some, QUOTES_IN_FLIGHT, async (plan) => ({
        order: toOrder(plan, await quoteFor(filling, plan), shelf, nowMs),
        ...(plan.customerId ? { customerId: plan.customerId } : {}),
      }))
      await peers.orders.importOrders(ctx, { orders })
      for (const { order } of orders) {
        if (order.couponCodes.length === 0 || order.state === 'cancelled') continue
        await peers.pricing.redeemCoupons(ctx, { orderId: order.id, codes: order.couponCodes })
      }
    }
  })
}

async function quoteFor({ peers, ctx }: Filling, plan: OrderPlan) {
  const { person, lines, deliveryCode, couponCode } = plan
  return await peers.pricing.quote(ctx, {
    country: person.address.country,
    currency: person.currency,
    language: person.language,
    lines,
    deliveryCode,
    ...(couponCode ? { couponCodes: [couponCode] } : {}),
  })
}

async function importPeople({ peers, ctx }: Filling, customers: DemoCustomer[]): Promise<void> {
  const passwords = new Map(demoLogins.map(({ email, password }) => [email, password]))
  await peers.identity.importCustomers(ctx, {
    customers: customers.map(({ id, email, name, language, createdAt }) => {
      const password = passwords.get(email)
      return { id, email, name, language, createdAt, ...(password ? { password } : {}) }
    }),
  })
  for (const { kind, email, password, name } of demoLogins) {
    if (kind !== 'customer') await peers.identity.saveStaff(ctx, { email, password, name, role: kind })
  }
}

/** The customer one can sign in as, with an address like any other. */
function theShopper(nowMs: number): DemoCustomer {
  const login = demoLogins.find(({ kind }) => kind === 'customer')
  if (!login) throw new Error('There is no demo login for a customer')
  const invent = inventor(`${SEED}/shopper`)
  let person = invent('0')
  for (let tries = 1; person.address.country !== 'US' || person.language !== 'en'; tries++) {
    person = invent(String(tries))
  }
  return {
    ...person,
    id: steadyId('shopper'),
    email: login.email,
    name: login.name,
    address: { ...person.address, name: login.name },
    createdAt: new Date(startOfDay(nowMs) - 400 * 86_400_000).toISOString(),
    loyalty: 1,
  }
}
