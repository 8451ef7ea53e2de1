import type { Api, catalog, Input } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { pathsOf } from './category-tree.ts'
import { tellChanged } from './facts.ts'
import type { CatalogDeps } from './index.ts'
import { invalid } from './record-rules.ts'
import * as categories from './store-categories.ts'
import { findUnknownProducts, upsertCollections } from './store-collections.ts'
import * as reviews from './store-reviews.ts'
import { naming, writeProducts } from './write-products.ts'

type Given = Input<typeof catalog, 'importCatalog'>

/**
 * Writes a part of a catalogue in one transaction: all of it or nothing. What exists is replaced by slug (reviews
 * by id), what is the same already is left alone, so the same import again changes nothing and tells nothing.
 * A few dozen statements, however many products.
 */
export function importCatalog(deps: CatalogDeps): Api<typeof catalog>['importCatalog'] {
  return (_ctx, given) =>
    naming(() =>
      deps.db.transaction(async (tx) => {
        const changed = new Set([
          ...(await writeTreeAndBrands(tx, given)),
          ...(await writeProducts(deps, tx, given.products ?? [], {
            existing: 'replace',
            at: (index) => `/products/${index}`,
          })),
          ...(await writeCollections(tx, given.collections ?? [])),
          ...(await writeReviews(tx, given.reviews ?? [])),
        ])
        await tellChanged(tx, changed)
        return {}
      }),
    )
}

/** Returns the products that show a name that changed. */
async function writeTreeAndBrands(tx: Tx, given: Given): Promise<string[]> {
  const shown = {
    categories: await writeCategories(tx, given.categories ?? []),
    brands: given.brands?.length ? await categories.upsertBrands(tx, given.brands) : [],
  }
  if (shown.categories.length + shown.brands.length === 0) return []
  return await categories.findProductIdsShowing(tx, shown)
}

async function writeCategories(tx: Tx, given: NonNullable<Given['categories']>): Promise<string[]> {
  if (given.length === 0) return []
  const tree = new Map((await categories.lockTree(tx)).map((node) => [node.slug, node.parentSlug]))
  for (const { slug, parentSlug } of given) tree.set(slug, parentSlug ?? null)
  if (tree.size > categories.MAX_CATEGORIES)
    throw invalid([{ field: '/categories', detail: `a shop has ${categories.MAX_CATEGORIES} at the most` }])
  const paths = pathsOf([...tree].map(([slug, parentSlug]) => ({ slug, parentSlug })))
  const changed = await categories.upsertCategories(
    tx,
    given.map(({ parentSlug, picture, ...category }) => ({
      ...category,
      parent_slug: parentSlug ?? null,
      path: paths.get(category.slug) as string[],
      picture: picture ?? null,
    })),
  )
  const moved = await categories.writePaths(
    tx,
    [...paths].map(([slug, path]) => ({ slug, path })),
  )
  return [...changed, ...moved]
}

async function writeCollections(tx: Tx, given: NonNullable<Given['collections']>): Promise<string[]> {
  if (given.length === 0) return []
  const unknown = await findUnknownProducts(
    tx,
    given.flatMap(({ productSlugs }) => productSlugs),
  )
  if (unknown.length > 0)
    throw invalid([
      {
        field: '/collections',
        detail: `name products that do not exist: ${unknown.slice(0, 20).join(', ')}`,
      },
    ])
  return await upsertCollections(
    tx,
    given.map(({ picture, productSlugs, ...collection }) => ({
      ...collection,
      picture: picture ?? null,
      productSlugs: [...new Set(productSlugs)],
    })),
  )
}

async function writeReviews(tx: Tx, given: NonNullable<Given['reviews']>): Promise<string[]> {
  if (given.length === 0) return []
  const slugs = [...new Set(given.map(({ productSlug }) => productSlug))]
  const ids = await reviews.lockProducts(tx, slugs)
  const missing = slugs.filter((slug) => !ids.has(slug))
  if (missing.length > 0)
    throw invalid([
      { field: '/reviews', detail: `are of products that do not exist: ${missing.slice(0, 20).join(', ')}` },
    ])
  const distinct = new Map(given.map((review) => [review.id, review]))
  const foreign = await reviews.upsertReviews(
    tx,
    [...distinct.values()].map(({ productSlug, createdAt, ...review }) => ({
      ...review,
      product_id: ids.get(productSlug) as string,
      created_at: createdAt,
    })),
  )
  if (foreign.length > 0)
    throw invalid([
      { field: '/reviews', detail: `are of another product already: ${foreign.slice(0, 20).join(', ')}` },
    ])
  return await reviews.countStars(tx, [...ids.values()])
}
