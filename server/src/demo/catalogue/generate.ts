import { makeBundles } from './bundle.ts'
import { slugOf, uniqueNames } from './code.ts'
import { collect } from './collect.ts'
import { BRANDS } from './data/brands.ts'
import { DEPARTMENTS } from './data/categories.ts'
import { TYPES } from './data/types.ts'
import { localized } from './localize.ts'
import { type Plan, planType } from './plan.ts'
import { type Made, makeProduct, type Naming, planMadeToMeasure } from './product.ts'
import { randomFor } from './random.ts'
import { relate } from './relate.ts'
import type { DemoBrand, DemoCatalogue, DemoCategory, Tint } from './types.ts'

const DEFAULT_SEED = 'techmart'
const DEFAULT_PRODUCTS = 1640
const BUNDLE_SHARE = 0.033
/** Steepness of the popularity curve: the best seller is asked for some thirty times as often as the last. */
const ZIPF = 0.45

/**
 * Writes a whole demo shop from word lists: same options, same catalogue, byte for byte.
 * @param options.products how many products in all, bundles included
 */
export function generateCatalogue(options: { seed?: string; products?: number } = {}): DemoCatalogue {
  const { seed = DEFAULT_SEED, products: wanted = DEFAULT_PRODUCTS } = options
  const departments = categories()
  const naming = namingFor(departments)

  const bundleCount = Math.floor(wanted * BUNDLE_SHARE)
  const plans = planAll(wanted - bundleCount, seed)
  const popularities = popularityOf(plans.length, seed)
  const made = plans.map(
    (plan, index): Made => makeProduct(plan, popularities[index] as number, seed, naming),
  )
  const bundles = makeBundles(made, bundleCount, seed, naming)
  const products = [...made.map(({ product }) => product), ...bundles]

  relate(products, randomFor(`${seed}/related`))
  return { departments, brands: brandsIn(products), collections: collect(products, seed), products }
}

/** Departments first, then the leaves; a leaf wears its department's tint. */
function categories(): DemoCategory[] {
  const parents = DEPARTMENTS.map(({ slug, name, description, tint }, position) => ({
    slug,
    name: localized(name),
    description: localized(description),
    tint,
    position,
  }))
  const leaves = DEPARTMENTS.flatMap((department) =>
    department.categories.map(({ slug, name, description }, position) => ({
      slug,
      parentSlug: department.slug,
      name: localized(name),
      description: localized(description),
      tint: department.tint,
      position,
    })),
  )
  return [...parents, ...leaves]
}

function namingFor(departments: readonly DemoCategory[]): Naming {
  const uniqueSlug = uniqueNames('-')
  const uniqueSku = uniqueNames('')
  const tints = new Map<string, Tint>(departments.map(({ slug, tint }) => [slug, tint]))
  let serial = 0
  return {
    slug: (title) => uniqueSlug(slugOf(title)),
    sku: uniqueSku,
    serial: () => serial++,
    tintOf: (categorySlug) => {
      const tint = tints.get(categorySlug)
      if (!tint) throw new Error(`unknown category ${categorySlug}`)
      return tint
    },
  }
}

/** Types share the shop evenly; the rug made to measure comes on top of its type. */
function planAll(count: number, seed: string): Plan[] {
  const rug = TYPES.find(({ code }) => code === 'rug')
  const special = rug && count > TYPES.length ? [planMadeToMeasure(rug)] : []
  const rest = count - special.length
  const taken = new Set<string>()
  const plans = TYPES.flatMap((type, index) => {
    const share = Math.floor(rest / TYPES.length) + (index < rest % TYPES.length ? 1 : 0)
    return planType(type, share, seed, taken)
  })
  return [...plans, ...special]
}

/** One popularity per product: ranks handed out by chance along a Zipf curve. */
function popularityOf(count: number, seed: string): number[] {
  const ranks = randomFor(`${seed}/popularity`).sample(
    Array.from({ length: count }, (_unused, index) => index + 1),
    count,
  )
  return ranks.map((rank) => Math.round(rank ** -ZIPF * 10_000) / 10_000)
}

function brandsIn(products: readonly { brandSlug: string }[]): DemoBrand[] {
  const used = new Set(products.map(({ brandSlug }) => brandSlug))
  return BRANDS.filter(({ slug }) => used.has(slug)).map(({ slug, name, story }) => ({
    slug,
    name,
    story: localized(story),
  }))
}
