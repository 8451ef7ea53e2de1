import { COLLECTIONS, type CollectionSpec } from './data/collections.ts'
import { localized } from './localize.ts'
import { type Random, randomFor } from './random.ts'
import type { Cur, DemoCollection, DemoProduct } from './types.ts'

const CHEAP_MINOR = 2500
const CURRENCIES: readonly Cur[] = ['USD', 'EUR', 'GBP']
/** Houses that number their pieces or make them in families of workshops. */
const SMALL_HOUSES = new Set([
  'tonhalde',
  'zellij-house',
  'kilnmouth',
  'basalt-house',
  'sedge-withy',
  'hirune',
  'tierra-honda',
])
/** No shelf shows more than this many things of one type. */
const PER_TYPE = 4
const FEWEST = 12

/** The editorial shelves; one with fewer than twelve things on it is not put up. */
export function collect(products: readonly DemoProduct[], seed: string): DemoCollection[] {
  return COLLECTIONS.map((spec) => ({
    slug: spec.slug,
    name: localized(spec.name),
    description: localized(spec.description),
    productSlugs: choose(spec, products, randomFor(`${seed}/collection/${spec.slug}`)).map(
      ({ slug }) => slug,
    ),
  })).filter(({ productSlugs }) => productSlugs.length >= FEWEST)
}

function choose(spec: CollectionSpec, products: readonly DemoProduct[], random: Random): DemoProduct[] {
  const candidates = products.filter((product) => belongs(spec, product))
  const ordered =
    spec.rule === 'newest'
      ? candidates.sort((one, other) => one.publishedDaysAgo - other.publishedDaysAgo)
      : random.sample(candidates, candidates.length).sort((one, other) => other.popularity - one.popularity)
  const counts = new Map<string, number>()
  const spread = ordered.filter(({ type }) => {
    const count = (counts.get(type) ?? 0) + 1
    counts.set(type, count)
    return count <= PER_TYPE || spec.rule === 'bundles'
  })
  const shelf = spread.slice(0, spec.size)
  // Ordered by chance in the end: a shelf sorted by success shows its winners and hides the rest.
  return spec.rule === 'newest' ? shelf : random.sample(shelf, shelf.length)
}

function belongs(spec: CollectionSpec, product: DemoProduct): boolean {
  const { variants } = product
  switch (spec.rule) {
    case 'newest':
      return product.publishedDaysAgo <= 45 && product.kind === 'simple'
    case 'popular':
      return product.kind === 'simple' && variants.some(({ stock }) => stock.onHand > 0)
    case 'cheap':
      return variants.every(({ prices }) =>
        CURRENCIES.every((currency) => prices[currency].priceMinor < CHEAP_MINOR),
      )
    case 'sale':
      return variants.every(({ prices }) => prices.EUR.compareAtMinor !== undefined)
    case 'bundles':
      return product.kind === 'bundle'
    case 'small-batch':
      return SMALL_HOUSES.has(product.brandSlug)
    case 'types':
      return (spec.types ?? []).includes(product.type)
  }
}
