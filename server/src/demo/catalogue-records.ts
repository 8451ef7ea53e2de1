import type { catalog, Input, inventory, ProductRecord, pricing } from '@techmart/contracts'
import type { DemoCatalogue, DemoProduct } from './catalogue/types.ts'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './drawings.ts'
import { steadyId } from './steady-id.ts'

type Import = Input<typeof catalog, 'importCatalog'>
type Given<K extends keyof Import> = NonNullable<Import[K]>
type PictureOf = Given<'categories'>[number]['picture']

const DAY_MS = 86_400_000
/** How many may be promised of what is made to order. */
const BACKORDER_LIMIT = 200

/** Departments and categories, each with the picture of its most popular product. */
export function toCategories({ departments, products }: DemoCatalogue): Given<'categories'> {
  const parents = new Map(departments.map(({ slug, parentSlug }) => [slug, parentSlug]))
  const first = new Map<string, DemoProduct>()
  for (const product of products.toSorted((one, other) => other.popularity - one.popularity)) {
    for (const slug of [product.categorySlug, parents.get(product.categorySlug)]) {
      if (slug !== undefined && !first.has(slug)) first.set(slug, product)
    }
  }
  return departments.map(({ slug, parentSlug, name, description, tint, position }) => ({
    ...{ slug, name, description, tint, position },
    ...(parentSlug === undefined ? {} : { parentSlug }),
    ...withPicture(frontOf(first.get(slug))),
  }))
}

export function toBrands({ brands }: DemoCatalogue): Given<'brands'> {
  return brands.map(({ slug, name, story }) => ({ slug, name, story }))
}

/** Collections in their order, each with the still life that was drawn of it. */
export function toCollections(
  { collections }: DemoCatalogue,
  stillLifeOf: (slug: string) => PictureOf,
): Given<'collections'> {
  return collections.map(({ slug, name, description, productSlugs }, position) => ({
    ...{ slug, name, description, position, productSlugs },
    ...withPicture(stillLifeOf(slug)),
  }))
}

/** A product as the catalogue keeps it; `todayMs` is the start of the present day. */
export function toProductRecord(product: DemoProduct, todayMs: number): ProductRecord {
  const { slug, kind, type, title, subtitle, description, bullets, brandSlug, categorySlug } = product
  return {
    ...{ slug, kind, type, title, subtitle, description, bullets, brandSlug, categorySlug },
    status: 'published',
    attributes: product.attributes.map(({ code, name, value, facet }) => ({ code, name, value, facet })),
    options: product.options.map(({ code, name, values }) => ({
      code,
      name,
      values: values.map(({ code: value, ...rest }) => ({ value, ...rest })),
    })),
    variants: product.variants.map(({ sku, options, gtin, weightGrams }) => ({
      ...{ sku, options, gtin, weightGrams },
    })),
    pictures: product.pictures.map(({ key, alt, view, colorValue }) => ({
      ...{ id: key, alt, view, width: PICTURE_WIDTH, height: PICTURE_HEIGHT },
      ...(colorValue === undefined ? {} : { colorValue }),
    })),
    ...(product.components ? { components: product.components } : {}),
    relatedSlugs: product.relatedSlugs,
    popularity: product.popularity,
    publishedAt: daysBefore(todayMs, product.publishedDaysAgo),
  }
}

export function toReviews(product: DemoProduct, todayMs: number): Given<'reviews'> {
  return product.reviews.map(({ id, lang, daysAgo, rating, title, body, author, verified }, index) => ({
    ...{ rating, title, body, author, verified },
    id: steadyId(`review/${id}`),
    productSlug: product.slug,
    language: lang,
    // Written in the hours of a day, so that no two of a product have the same time.
    createdAt: daysBefore(todayMs, daysAgo + 1, (8 * 60 + index * 41) % (24 * 60)),
  }))
}

export function toPrices({ variants }: DemoProduct): Input<typeof pricing, 'setPrices'>['prices'] {
  return variants.flatMap(({ sku, prices }) =>
    (['USD', 'EUR', 'GBP'] as const).map((currency) => ({ sku, currency, ...prices[currency] })),
  )
}

/** Opening stock. A bundle has none of its own: its parts leave the stock. */
export function toLevels({ kind, variants }: DemoProduct): Input<typeof inventory, 'importLevels'>['levels'] {
  if (kind === 'bundle') return []
  return variants.map(({ sku, stock: { onHand, lowAt, policy } }) => ({
    ...{ sku, onHand, lowAt },
    backorderLimit: policy === 'backorder' ? BACKORDER_LIMIT : 0,
  }))
}

function frontOf(product: DemoProduct | undefined): PictureOf {
  const front = product?.pictures[0]
  return front && { id: front.key, alt: front.alt, width: PICTURE_WIDTH, height: PICTURE_HEIGHT }
}

function withPicture(picture: PictureOf): { picture?: NonNullable<PictureOf> } {
  return picture ? { picture } : {}
}

function daysBefore(todayMs: number, days: number, minutes = 0): string {
  return new Date(todayMs - days * DAY_MS + minutes * 60_000).toISOString()
}
