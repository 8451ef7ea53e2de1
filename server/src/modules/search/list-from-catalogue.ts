import type { Input, SearchResult, search as searchContract } from '@techmart/contracts'
import { knownCurrency, knownLanguage } from './languages.ts'
import { asService } from './refresh.ts'
import type { Searching } from './search.ts'

/**
 * What is left when no engine answers: the newest products of the place, from the catalogue. Words, filters and orders
 * are beyond it, so it says that these are only the closest.
 */
export async function listFromCatalogue(
  { catalog, log }: Searching,
  asked: Input<typeof searchContract, 'search'>,
): Promise<SearchResult> {
  log.warn('no search engine answers; the catalogue does')
  const { items } = await catalog
    .listProducts(asService(), {
      language: knownLanguage(asked.language),
      currency: knownCurrency(asked.currency),
      limit: asked.limit ?? 24,
      ...(asked.category === undefined ? {} : { category: asked.category }),
      ...(asked.collection === undefined ? {} : { collection: asked.collection }),
    })
    .catch(() => ({ items: [] }))
  return {
    total: items.length,
    page: 1,
    pageCount: 1,
    items,
    facets: [],
    ...(asked.q === undefined ? {} : { closest: true }),
    fallback: 'catalogue',
  }
}
