import { randomBytes } from 'node:crypto'
import type { ProductRecord } from '@techmart/contracts'
import { serviceContext } from '../../server/src/runtime.ts'
import type { Journey } from './journey.ts'
import type { ShopUnderTest } from './shop-under-test.ts'
import { ada } from './steps.ts'

export const service = serviceContext('journeys')

export interface GivenProduct {
  slug: string
  sku: string
  title: string
}

/** A product that a journey has for itself, so that no other journey minds what happens to its stock and price. */
export async function givenProduct(
  { inside }: ShopUnderTest,
  title: string,
  { stock = 10, priceMinor = 2_500 } = {},
): Promise<GivenProduct> {
  const id = randomBytes(4).toString('hex')
  const sku = `J-${id.toUpperCase()}`
  const neighbour = await anyProduct(inside)
  const record: ProductRecord = {
    slug: `journey-${id}`,
    kind: 'simple',
    status: 'published',
    type: 'mug',
    title: { en: title, ar: `كوب ${title}` },
    description: { en: 'Thrown by hand, glazed twice.\n\nMade for journeys.' },
    bullets: { en: ['Holds 300 ml'] },
    brandSlug: neighbour.brand.slug,
    categorySlug: neighbour.categorySlug,
    attributes: [],
    options: [],
    variants: [{ sku, options: {} }],
    pictures: neighbour.pictures.map((picture) => ({ ...picture, alt: { en: title }, view: 'front' })),
    publishedAt: new Date(Date.now() - 86_400_000).toISOString(),
  }
  await inside.catalog.importCatalog(service, { products: [record] })
  await setPrice(inside, sku, priceMinor)
  await inside.inventory.importLevels(service, {
    levels: [{ sku, onHand: stock, lowAt: 2, backorderLimit: 0 }],
  })
  return { slug: record.slug, sku, title }
}

/** A cart that has been told everything, in the hands of the window's shopper: it only has to be placed. */
export async function givenReadyCart(
  { context, shop }: Pick<Journey, 'context' | 'shop'>,
  { sku }: GivenProduct,
  email = ada.email,
): Promise<void> {
  const { cart, checkout } = shop.inside
  const { id: cartId } = await cart.createCart(service, { line: { sku, quantity: 1 }, country: 'US' })
  await checkout.setContact(service, { cartId, email })
  const { name, line1, city, state: region, zipCode: postalCode } = ada
  await checkout.setAddress(service, {
    cartId,
    shippingAddress: { name, line1, city, region, postalCode, country: 'US' },
  })
  await checkout.setDelivery(service, { cartId, deliveryCode: 'standard' })
  await context.addCookies([
    { name: 'tm_cart', value: cartId, url: shop.url, httpOnly: true, sameSite: 'Lax' },
  ])
}

type Inside = ShopUnderTest['inside']

export async function setPrice({ pricing }: Inside, sku: string, priceMinor: number): Promise<void> {
  await pricing.setPrices(service, {
    prices: (['USD', 'EUR', 'GBP'] as const).map((currency) => ({ sku, currency, priceMinor })),
  })
}

async function anyProduct({ search }: Inside) {
  const { items } = await search.search(service, { q: 'mug', limit: 1 })
  const [found] = items
  if (!found) throw new Error('The demo shop has no mug')
  return found
}
