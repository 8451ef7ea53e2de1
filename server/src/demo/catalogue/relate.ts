import type { Random } from './random.ts'
import type { DemoProduct } from './types.ts'

const MOST = 8

/**
 * Fills in `relatedSlugs`: the sets a thing is part of, its line mates, then its neighbours in the
 * category, best liked first among a random handful so that not every page shows the same four.
 */
export function relate(products: readonly DemoProduct[], random: Random): void {
  const byCategory = Map.groupBy(products, (product) => product.categorySlug)
  const byBrand = Map.groupBy(products, (product) => product.brandSlug)
  const bySku = new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.sku, product.slug])),
  )
  const setsOf = new Map<string, string[]>()
  for (const product of products) {
    for (const { sku } of product.components ?? []) {
      const part = bySku.get(sku)
      if (part) setsOf.set(part, [...(setsOf.get(part) ?? []), product.slug])
    }
  }

  for (const product of products) {
    const kin = random.sample(byBrand.get(product.brandSlug) ?? [], 3)
    const neighbours = random.sample(byCategory.get(product.categorySlug) ?? [], 9)
    neighbours.sort((one, other) => other.popularity - one.popularity)
    const parts = (product.components ?? []).flatMap(({ sku }) => bySku.get(sku) ?? [])
    const slugs = [
      ...parts,
      ...(setsOf.get(product.slug) ?? []).slice(0, 2),
      ...[...neighbours.slice(0, 5), ...kin].map(({ slug }) => slug),
    ]
    product.relatedSlugs = [...new Set(slugs)].filter((slug) => slug !== product.slug).slice(0, MOST)
  }
}
