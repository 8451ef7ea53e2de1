import {
  type Context,
  type Input,
  type SearchResult,
  ServiceError,
  type search as searchContract,
} from '@techmart/contracts'
import { knownCurrency, knownLanguage } from './languages.ts'
import type { Searching } from './search.ts'

const nothing: SearchResult = {
  total: 0,
  page: 1,
  pageCount: 1,
  items: [],
  facets: [],
  fallback: 'catalogue',
}

/**
 * What is left when no engine answers: the newest products of the place, from the catalogue. Words, filters and orders
 * are beyond it, so it says that these are only the closest.
 */
export async function listFromCatalogue(
  { catalog, log }: Searching,
  ctx: Context,
  asked: Input<typeof searchContract, 'search'>,
): Promise<SearchResult> {
  log.warn('no search engine answers; the catalogue does')
  // It turns pages by what stood last, so there is only one.
  if ((asked.page ?? 1) > 1) return { ...nothing, page: asked.page ?? 1 }
  const { items } = await catalog
    .listProducts(ctx, {
      language: knownLanguage(asked.language),
      currency: knownCurrency(asked.currency),
      limit: asked.limit ?? 24,
      ...(asked.category === undefined ? {} : { category: asked.category }),
      ...(asked.collection === undefined ? {} : { collection: asked.collection }),
    })
    .catch((error: unknown) => {
      if (error instanceof ServiceError && error.code === 'CATEGORY_NOT_FOUND') return { items: [] }
      throw error
    })
  return {
    ...nothing,
    total: items.length,
    items,
    ...(asked.q === undefined ? {} : { closest: true }),
  }
}
