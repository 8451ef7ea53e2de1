import type { Input, SearchResult, search } from '@techmart/contracts'
import { redirect } from 'react-router'
import { type ListingState, parseListing, tidierSearch } from './listing-query.ts'
import type { Shop } from './shop.server.ts'

/** Divides by the two, three and four columns of the grid. */
const PAGE_SIZE = 24

export interface Listing {
  state: ListingState
  result: SearchResult
  /** How many products are on a full page. */
  pageSize: number
}

type Scope = Pick<Input<typeof search, 'search'>, 'category' | 'collection' | 'q'>

/** One page of a listing, as its address asks for it. Untidy addresses of plain forms are sent to the tidy one. */
export async function readListing({ peers, ctx, locale }: Shop, url: URL, scope: Scope): Promise<Listing> {
  const tidier = tidierSearch(url.searchParams)
  if (tidier) throw redirect(tidier, 303)
  const state = parseListing(url.searchParams)
  const result = await peers.search.search(ctx, {
    ...locale,
    ...scope,
    ...(state.filter.length > 0 ? { filter: state.filter } : {}),
    ...(state.priceMin === undefined ? {} : { priceMin: state.priceMin }),
    ...(state.priceMax === undefined ? {} : { priceMax: state.priceMax }),
    ...(state.inStock ? { inStock: true } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    page: state.page,
    limit: PAGE_SIZE,
  })
  return { state, result, pageSize: PAGE_SIZE }
}
