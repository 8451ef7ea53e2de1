import type { Context, Currency, Localized, Permission, ProductRecord } from '@techmart/contracts'
import { as, type World } from '../../testing/world.ts'

/** A small catalogue for the tests of this module. */

export function inAll(en: string): Localized {
  return { en, es: `${en} (es)`, de: `${en} (de)`, ar: `${en} (ar)` }
}

export const categories = [
  { slug: 'clothing', name: inAll('Clothing'), description: inAll(''), tint: 'sand' as const, position: 0 },
  { slug: 'home', name: inAll('Home'), description: inAll(''), tint: 'stone' as const, position: 1 },
  {
    slug: 'shirts',
    parentSlug: 'clothing',
    name: inAll('Shirts'),
    description: inAll('For every day'),
    tint: 'sand' as const,
    position: 1,
  },
  {
    slug: 'coats',
    parentSlug: 'clothing',
    name: inAll('Coats'),
    description: inAll(''),
    tint: 'clay' as const,
    position: 0,
  },
]

export const brands = [{ slug: 'norr', name: 'Norr', story: inAll('From the north') }]

/** A published shirt with one article, named like its slug. */
export function record(slug: string, change: Partial<ProductRecord> = {}): ProductRecord {
  return {
    slug,
    kind: 'simple',
    status: 'published',
    type: 'shirt',
    title: inAll(`Shirt ${slug}`),
    description: inAll('Woven.'),
    bullets: { en: ['Soft'] },
    brandSlug: 'norr',
    categorySlug: 'shirts',
    attributes: [],
    options: [],
    variants: [{ sku: slug.toUpperCase(), options: {} }],
    pictures: [],
    publishedAt: '2030-04-01T00:00:00.000Z',
    ...change,
  }
}

const colors = [
  { value: 'navy', name: inAll('Navy'), hex: '#1f2b45' },
  { value: 'sand', name: inAll('Sand'), hex: '#c8b08a' },
]

/** A shirt in two colours and as many sizes; its articles are `SLUG-COLOUR-SIZE`. */
export function sized(slug: string, sizes: number, change: Partial<ProductRecord> = {}): ProductRecord {
  const values = Array.from({ length: sizes }, (_none, size) => ({
    value: `s${size}`,
    name: inAll(`S${size}`),
  }))
  return record(slug, {
    options: [
      { code: 'color', name: inAll('Colour'), values: colors },
      { code: 'size', name: inAll('Size'), values },
    ],
    variants: colors.flatMap(({ value: color }) =>
      values.map(({ value: size }) => ({
        sku: `${slug}-${color}-${size}`.toUpperCase(),
        options: { color, size },
      })),
    ),
    pictures: [
      { id: `${slug}-front`, alt: inAll('Front'), width: 4, height: 5, colorValue: 'navy', view: 'front' },
      { id: `${slug}-back`, alt: inAll('Back'), width: 4, height: 5, colorValue: 'navy', view: 'back' },
      { id: `${slug}-sand`, alt: inAll('Sand'), width: 4, height: 5, colorValue: 'sand', view: 'front' },
    ],
    ...change,
  })
}

/** The shop's tree and brand, and these products. */
export async function openShop(shop: World, products: ProductRecord[] = []): Promise<void> {
  await shop.catalog.importCatalog(as.service, { categories, brands, products })
}

export async function setPrices(
  shop: World,
  prices: Record<string, number>,
  currency: Currency = 'USD',
): Promise<void> {
  await shop.pricing.setPrices(as.service, {
    prices: Object.entries(prices).map(([sku, priceMinor]) => ({ sku, currency, priceMinor })),
  })
}

export async function setStock(
  shop: World,
  onHand: Record<string, number>,
  backorderLimit = 0,
): Promise<void> {
  await shop.inventory.importLevels(as.service, {
    levels: Object.entries(onHand).map(([sku, units]) => ({ sku, onHand: units, lowAt: 2, backorderLimit })),
  })
}

export function staff(...permissions: Permission[]): Context {
  return {
    actor: { kind: 'staff', staffId: 'staff-0001', sessionId: 'session-1', permissions },
    requestId: 'test',
  }
}

/** The products that facts were told about since the last look, fact by fact, by slug. */
export async function toldProducts(shop: World): Promise<string[][]> {
  const rows = await shop.db.sql<{ slugs: string[] }[]>`
    select array(
      select p.slug from jsonb_array_elements_text(o.payload -> 'productIds') told (id)
      join catalog.products p on p.id = told.id order by p.slug
    ) as slugs
    from kernel.outbox o where type = 'catalog.product_changed' order by o.id`
  await shop.db.sql`delete from kernel.outbox where type = 'catalog.product_changed'`
  return rows.map(({ slugs }) => slugs)
}
