import { AsyncLocalStorage } from 'node:async_hooks'
import type { Peers } from '@techmart/contracts'

/** What an answer of a peer tells of, so that a page made from it is outdated when that changes. */
type TagsOf = (input: Record<string, unknown>, output: Record<string, unknown>) => string[]

export const productTag = (idOrSlug: string) => `product:${idOrSlug}`
export const articleTag = (sku: string) => `article:${sku}`

interface Named {
  id: string
  slug: string
}

const ofProducts: TagsOf = (_input, { items }) =>
  (items as Named[]).flatMap(({ id, slug }) => [productTag(id), productTag(slug)])

const ofArticles: TagsOf = (input) => (input.skus as string[]).map(articleTag)

const readers: Record<string, TagsOf> = {
  'catalog.getProduct': (_input, output) => {
    const { id, slug, variants, components } = output as unknown as Named & {
      variants: { sku: string }[]
      components?: { sku: string }[]
    }
    return [
      productTag(id),
      productTag(slug),
      ...[...variants, ...(components ?? [])].map(({ sku }) => articleTag(sku)),
    ]
  },
  'catalog.listProducts': ofProducts,
  'catalog.listRelated': ofProducts,
  'catalog.listReviews': ({ slug }) => [productTag(slug as string)],
  'search.search': ofProducts,
  'pricing.getPrices': ofArticles,
  'inventory.getAvailability': ofArticles,
}

/** Peers that note what is read from them, and the way to have it noted while a page is made. */
export interface NotingPeers {
  peers: Peers
  /** Does the work; returns its result and the tags of all that was read for it. */
  noting<T>(work: () => Promise<T>): Promise<{ result: T; tags: string[] }>
}

/** The same peers for everybody: what was read is kept apart by whose work it is. */
export function notingPeers(peers: Peers): NotingPeers {
  const noted = new AsyncLocalStorage<Set<string>>()
  const watched = Object.fromEntries(
    Object.entries(peers).map(([module, api]) => [module, watch(module, api, noted)]),
  )
  return {
    // Every operation keeps its signature; some note their answers besides.
    peers: watched as unknown as Peers,
    noting: async (work) => {
      const tags = new Set<string>()
      const result = await noted.run(tags, work)
      return { result, tags: [...tags] }
    },
  }
}

type Operation = (ctx: unknown, input: Record<string, unknown>) => Promise<Record<string, unknown>>

function watch(module: string, api: object, noted: AsyncLocalStorage<Set<string>>): object {
  const operations = Object.entries(api as Record<string, Operation>).map(([name, call]) => {
    const tagsOf = readers[`${module}.${name}`]
    if (!tagsOf) return [name, call]
    const noting: Operation = async (ctx, input) => {
      const output = await call(ctx, input)
      for (const tag of tagsOf(input, output)) noted.getStore()?.add(tag)
      return output
    }
    return [name, noting]
  })
  return Object.fromEntries(operations)
}
