import type { Listing } from './listing.server.ts'

/**
 * The place on this page from which products no longer meet every word; behind the last one where there is no such
 * border to show: all meet them, none does (then the page says so at its head), or they are sorted by something else.
 */
export function nearFrom({
  result,
  state,
  pageSize,
}: Pick<Listing, 'result' | 'state' | 'pageSize'>): number {
  const { exact = 0, total, items } = result
  const isByRelevance = state.sort === undefined || state.sort === 'relevance'
  if (!isByRelevance || exact === 0 || exact >= total) return items.length
  const before = (result.page - 1) * pageSize
  return Math.min(Math.max(exact - before, 0), items.length)
}
