import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Context, connect, contracts, type Peers, type ProductRecord } from '@techmart/contracts'
import { newId } from '../kernel/ids.ts'
import { silentLog } from '../kernel/log.ts'
import { createSandboxProvider, type SandboxProvider } from '../sandbox-provider/provider.ts'
import { shopper } from '../sandbox-provider/testing/sandpay.ts'
import { createWeb } from '../web/create-web.ts'
import { as, TEST_SECRET, type World, type WorldOptions, world } from './world.ts'

/** A whole shop for tests: the world, its HTTP server, and a payment provider that calls its webhook. */
export interface OpenShop extends World {
  url: string
  provider: SandboxProvider
  /** The same modules over HTTP, as an outside client sees them. */
  remote: Peers
  given: {
    product(slug: string, options?: GivenProduct): Promise<string>
  }
  /** A cart that has been filled and told everything up to payment. */
  readyCart(lines: Record<string, number>): Promise<{ cartId: string; expectedTotal: Money }>
  place(cart: { cartId: string; expectedTotal: Money }, key?: string): ReturnType<Peers['checkout']['place']>
  /** Pays on the provider's page with this card, as a browser would. */
  pay(redirectUrl: string, card?: string): Promise<void>
  /** Waits until the check holds while events and jobs are delivered; fails loudly. */
  until(what: string, check: () => Promise<boolean>): Promise<void>
}

type Money = { amountMinor: number; currency: 'USD' | 'EUR' | 'GBP' }

export interface GivenProduct {
  stock?: number
  priceMinor?: number
  title?: string
}

export const APPROVED = '4242424242424242'
const UNTIL_MS = 20_000

export const address = {
  name: 'Ada Bright',
  line1: '12 Harbour Street',
  city: 'Portland',
  region: 'OR',
  postalCode: '97205',
  country: 'US',
}

export async function openShop(t: TestContext, options: WorldOptions = {}): Promise<OpenShop> {
  const folder = await mkdtemp(join(tmpdir(), 'techmart-pay-'))
  const provider = createSandboxProvider({
    folder,
    secretKey: TEST_SECRET,
    webhookSecret: TEST_SECRET,
    delayScale: 0.02,
  })
  await provider.listen(0)
  const shop = await world(t, { ...options, env: { PAYMENT_URL: provider.url, ...options.env } })
  const web = await createWeb(shop.runtime, options.log ?? silentLog)
  const url = await web.listen({ host: '127.0.0.1', port: 0 })
  provider.deliverTo(`${url}/webhooks/payments/sandbox`)
  t.after(async () => {
    await provider.close()
    await web.close()
    await rm(folder, { recursive: true, force: true })
  })
  const remote = Object.fromEntries(
    Object.entries(contracts).map(([name, contract]) => [name, connect(contract, url)]),
  ) as unknown as Peers

  const readyCart = async (lines: Record<string, number>) => {
    const ctx = as.anyone()
    const { id: cartId } = await shop.cart.createCart(ctx, { currency: 'USD', country: 'US' })
    for (const [sku, quantity] of Object.entries(lines))
      await shop.cart.addLine(ctx, { cartId, sku, quantity })
    await shop.checkout.setContact(ctx, { cartId, email: 'ada@example.com' })
    const addressed = await shop.checkout.setAddress(ctx, { cartId, shippingAddress: address })
    const deliveryCode = addressed.quote?.deliveryOptions[0]?.code ?? ''
    const { quote } = await shop.checkout.setDelivery(ctx, { cartId, deliveryCode })
    if (!quote) throw new Error('The cart has no quote')
    return { cartId, expectedTotal: quote.total }
  }

  return {
    ...shop,
    url,
    provider,
    remote,
    given: { product: (slug, given) => givenProduct(shop, slug, given) },
    readyCart,
    place: ({ cartId, expectedTotal }, key = newId()) =>
      shop.checkout.place(withKey(key), { cartId, expectedTotal }),
    pay: async (redirectUrl, card = APPROVED) => {
      const answer = await shopper().pay(redirectUrl, card)
      if (answer.status >= 500 && card === APPROVED)
        throw new Error(`The payment page answered ${answer.status}`)
    },
    until: async (what, check) => {
      const giveUpAt = Date.now() + UNTIL_MS
      for (;;) {
        await shop.settle()
        if (await check()) return
        if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}

function withKey(idempotencyKey: string): Context {
  return as.anyone(idempotencyKey)
}

/** A product with one variant, a price in every currency and stock; returns its SKU. */
async function givenProduct(shop: World, slug: string, given: GivenProduct = {}): Promise<string> {
  const { stock = 10, priceMinor = 2_500, title = slug } = given
  const sku = slug.toUpperCase()
  const localized = { en: title }
  const record: ProductRecord = {
    slug,
    kind: 'simple',
    status: 'published',
    type: 'mug',
    title: localized,
    description: { en: `${title}, made for tests.` },
    bullets: { en: [] },
    brandSlug: 'testware',
    categorySlug: 'things',
    attributes: [],
    options: [],
    variants: [{ sku, options: {} }],
    pictures: [],
    publishedAt: '2030-04-01T00:00:00.000Z',
  }
  await shop.catalog.importCatalog(as.service, {
    categories: [
      { slug: 'things', name: { en: 'Things' }, description: { en: 'Things' }, tint: 'sand', position: 1 },
    ],
    brands: [{ slug: 'testware', name: 'Testware', story: { en: 'Made for tests.' } }],
    products: [record],
  })
  await shop.pricing.setPrices(as.service, {
    prices: (['USD', 'EUR', 'GBP'] as const).map((currency) => ({ sku, currency, priceMinor })),
  })
  await shop.inventory.importLevels(as.service, {
    levels: [{ sku, onHand: stock, lowAt: 0, backorderLimit: 0 }],
  })
  return sku
}
