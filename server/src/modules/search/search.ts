import {
  type Api,
  type Currency,
  currencies,
  type Input,
  type ProductCard,
  type SearchResult,
  type search as searchContract,
} from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { toFacets } from './facets.ts'
import { groupsOf } from './filters.ts'
import type { SearchDeps } from './index.ts'
import { knownLanguage } from './languages.ts'
import { type ListingQuery, type ListingRead, readListing, type SortOrder, sortOrders } from './store.ts'
import { type Meaning, understand } from './understand.ts'

type Question = Input<typeof searchContract, 'search'>

/** The contract's last page. */
const MAX_PAGES = 400
/** No product has it: a place or filter that is unknown here is met by nothing. */
const UNKNOWN = -1

/**
 * Products by words, place, facets and price. Two statements (words and filters as the index knows them, then page
 * and facets together), a third when no product has all the words.
 */
export function search({ db, clock }: SearchDeps): Api<typeof searchContract>['search'] {
  return async (_ctx, question) => {
    const language = knownLanguage(question.language)
    const groups = groupsOf(question.filter ?? [], question.inStock ?? false)
    const place = placeOf(question)
    const meaning = await understand(db.sql, {
      language,
      q: question.q ?? '',
      facets: [...place, ...groups.flatMap(({ code, values }) => values.map((value) => ({ code, value })))],
    })
    const idOf = (code: string, value: string) => meaning.facetIds.get(`${code}:${value}`)
    const limit = question.limit ?? 24
    const page = question.page ?? 1
    const query: ListingQuery = {
      language,
      currency: currencyOf(question),
      now: timestamp(clock),
      find: meaning.find,
      within: place.map(({ code, value }) => idOf(code, value) ?? UNKNOWN),
      groups: groups.map(({ code, values }) => ({
        code,
        ids: values.flatMap((value) => idOf(code, value) ?? []),
      })),
      priceMin: question.priceMin ?? null,
      priceMax: question.priceMax ?? null,
      parent: question.category ?? null,
      sort: sortOf(question),
      offset: (page - 1) * limit,
      limit,
    }
    const read = await readListing(db.sql, query)
    if (read.matched > 0 || !meaning.findAny) return toResult(read, query, page, meaning, false)
    const nearest = await readListing(db.sql, { ...query, find: meaning.findAny })
    return toResult(nearest, query, page, meaning, nearest.matched > 0)
  }
}

function placeOf({ category, collection }: Question): { code: string; value: string }[] {
  return [
    ...(category === undefined ? [] : [{ code: 'category', value: category }]),
    ...(collection === undefined ? [] : [{ code: 'collection', value: collection }]),
  ]
}

/** Peers in this process are not validated: what is none of ours is read as the default. */
function sortOf({ sort }: Question): SortOrder {
  return sortOrders.find((known) => known === sort) ?? 'relevance'
}

export function currencyOf({ currency }: { currency?: Currency }): Currency {
  return currencies.find((known) => known === currency) ?? 'USD'
}

function toResult(
  read: ListingRead,
  { currency, language, limit }: ListingQuery,
  page: number,
  { corrected }: Meaning,
  closest: boolean,
): SearchResult {
  const money = (amountMinor: number) => ({ amountMinor, currency })
  return {
    total: read.total,
    page,
    pageCount: Math.min(MAX_PAGES, Math.ceil(read.total / limit)),
    items: read.items.map((item) => toCard(item, currency)),
    facets: toFacets(read.facets, read.total, language),
    ...(read.minPrice === null || read.maxPrice === null
      ? {}
      : { price: { min: money(read.minPrice), max: money(read.maxPrice) } }),
    ...(corrected === undefined ? {} : { didYouMean: corrected }),
    ...(closest ? { closest } : {}),
  }
}

function toCard(item: ListingRead['items'][number], currency: Currency): ProductCard {
  const { card, price, compareAt, varies, availability } = item
  return {
    ...card,
    ...(price === null ? {} : { price: { amountMinor: price, currency } }),
    ...(compareAt === null ? {} : { compareAt: { amountMinor: compareAt, currency } }),
    priceVaries: varies,
    availability,
  }
}
