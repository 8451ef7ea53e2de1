import type { Category, Collection, Language, Region } from '@techmart/contracts'
import type { Shop } from './shop.server.ts'

/** What nearly every page shows and seldom changes: read at most once in this time per language. */
const FRESH_MS = 30_000

export interface ShellData {
  categories: Category[]
  collections: Collection[]
  regions: Region[]
}

interface Kept {
  at: number
  data: Promise<ShellData>
}

const kept = new WeakMap<Shop['peers'], Map<Language, Kept>>()

/** Categories, collections and regions in the shopper's language. Simultaneous readers share one reading. */
export function shellData(shop: Shop): Promise<ShellData> {
  const byLanguage = kept.get(shop.peers) ?? new Map<Language, Kept>()
  kept.set(shop.peers, byLanguage)
  const known = byLanguage.get(shop.language)
  if (known && Date.now() - known.at < FRESH_MS) return known.data
  const entry = { at: Date.now(), data: readShell(shop) }
  byLanguage.set(shop.language, entry)
  // A failed reading is not kept; whoever waits for it sees the failure.
  entry.data.catch(() => byLanguage.get(shop.language) === entry && byLanguage.delete(shop.language))
  return entry.data
}

async function readShell({ peers, ctx, language }: Shop): Promise<ShellData> {
  const [categories, collections, regions] = await Promise.all([
    peers.catalog.listCategories(ctx, { language }),
    peers.catalog.listCollections(ctx, { language }),
    peers.pricing.listRegions(ctx, { language }),
  ])
  return { categories: categories.items, collections: collections.items, regions: regions.items }
}

export interface Department {
  slug: string
  name: string
  children: Array<{ slug: string; name: string }>
}

/** The departments with what lies directly below each, as the menu shows them. */
export function departmentsOf(categories: readonly Category[]): Department[] {
  return categories
    .filter((category) => !category.parentSlug)
    .map(({ slug, name }) => ({
      slug,
      name,
      children: categories
        .filter((category) => category.parentSlug === slug)
        .map((child) => ({ slug: child.slug, name: child.name })),
    }))
}
