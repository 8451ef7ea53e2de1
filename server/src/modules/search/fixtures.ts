import type { Localized, ProductRecord } from '@techmart/contracts'
import { as, type World } from '../../testing/world.ts'

/** A small shop for the tests of this module. */

const tree: [slug: string, parent: string | undefined, name: Localized][] = [
  ['clothing', undefined, { en: 'Clothing', es: 'Ropa', de: 'Kleidung', ar: 'ملابس' }],
  ['kitchen', undefined, { en: 'Kitchen', es: 'Cocina', de: 'Küche', ar: 'المطبخ' }],
  ['shirts', 'clothing', { en: 'Shirts', es: 'Camisas', de: 'Hemden', ar: 'قمصان' }],
  ['coats', 'clothing', { en: 'Coats & Jackets', es: 'Abrigos', de: 'Mäntel', ar: 'معاطف' }],
  ['mugs', 'kitchen', { en: 'Mugs', es: 'Tazas', de: 'Becher', ar: 'أكواب' }],
  ['kettles', 'kitchen', { en: 'Kettles', es: 'Hervidores', de: 'Wasserkessel', ar: 'غلايات' }],
]

export const categories = tree.map(([slug, parentSlug, name], position) => ({
  slug,
  ...(parentSlug ? { parentSlug } : {}),
  name,
  description: { en: '' },
  tint: 'sand' as const,
  position,
}))

const brands = ['norr', 'kiln', 'weft'].map((slug) => ({
  slug,
  name: `${slug[0]?.toUpperCase()}${slug.slice(1)}`,
  story: { en: '' },
}))

export interface Goods {
  slug: string
  title: Localized
  category?: string
  brand?: string
  colors?: string[]
  sizes?: string[]
  material?: string
  description?: Localized
  bullet?: Localized
  popularity?: number
  publishedAt?: string
  status?: 'draft' | 'published'
}

function toRecord(goods: Goods): ProductRecord {
  const options = [
    ['color', goods.colors ?? []],
    ['size', goods.sizes ?? []],
  ].flatMap(([code, values]) =>
    values?.length ? [{ code: code as string, values: values as string[] }] : [],
  )
  const choices = options.reduce<Record<string, string>[]>(
    (before, { code, values }) => before.flatMap((one) => values.map((value) => ({ ...one, [code]: value }))),
    [{}],
  )
  return {
    slug: goods.slug,
    kind: 'simple',
    status: goods.status ?? 'published',
    type: 'thing',
    title: goods.title,
    description: goods.description ?? { en: 'Made with care.' },
    bullets: { en: goods.bullet ? [goods.bullet.en] : [] },
    brandSlug: goods.brand ?? 'norr',
    categorySlug: goods.category ?? 'shirts',
    attributes: goods.material
      ? [
          {
            code: 'material',
            name: { en: 'Material', de: 'Stoff' },
            value: { en: goods.material },
            facet: true,
          },
        ]
      : [],
    options: options.map(({ code, values }) => ({
      code,
      name: { en: code },
      values: values.map((value) => ({
        value,
        name: { en: value },
        ...(code === 'color' ? { hex: '#102030' } : {}),
      })),
    })),
    variants: choices.map((chosen) => ({ sku: skuOf(goods.slug, Object.values(chosen)), options: chosen })),
    pictures: [{ id: `${goods.slug}-front`, alt: goods.title, width: 4, height: 5, view: 'front' }],
    popularity: goods.popularity ?? 0,
    publishedAt: goods.publishedAt ?? '2030-04-01T00:00:00.000Z',
  }
}

export function skuOf(slug: string, chosen: readonly string[] = []): string {
  return [slug, ...chosen].join('-').toUpperCase()
}

/** The tree, the brands and these goods, nothing indexed yet. */
export async function openShop(shop: World, goods: readonly Goods[]): Promise<void> {
  await shop.catalog.importCatalog(as.service, { categories, brands })
  await importGoods(shop, goods)
}

export async function importGoods(shop: World, goods: readonly Goods[]): Promise<void> {
  for (let from = 0; from < goods.length; from += 500)
    await shop.catalog.importCatalog(as.service, { products: goods.slice(from, from + 500).map(toRecord) })
}

export async function price(shop: World, prices: Record<string, number>): Promise<void> {
  await shop.pricing.setPrices(as.service, {
    prices: Object.entries(prices).map(([sku, priceMinor]) => ({ sku, currency: 'USD', priceMinor })),
  })
}

export async function stock(shop: World, onHand: Record<string, number>): Promise<void> {
  await shop.inventory.importLevels(as.service, {
    levels: Object.entries(onHand).map(([sku, units]) => ({
      sku,
      onHand: units,
      lowAt: 1,
      backorderLimit: 0,
    })),
  })
}

/** Compares everything with the catalogue and waits until searches know it. */
export async function rebuilt(shop: World): Promise<void> {
  await shop.search.reindex(as.service, {})
  await shop.settle()
}
