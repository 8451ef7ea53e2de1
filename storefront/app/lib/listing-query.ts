/**
 * The state of a listing in its address: `?color=navy&color=sand&brand=x&price=1000-5000&stock=1&sort=newest&page=2`.
 * A name that is not one of ours is a facet code; values of one facet are alternatives. Prices in minor units.
 */
export interface ListingState {
  q: string | undefined
  /** `facet:value`, as the search contract takes them. */
  filter: string[]
  priceMin: number | undefined
  priceMax: number | undefined
  inStock: boolean
  sort: ListingSort | undefined
  page: number
}

export const listingSorts = [
  'relevance',
  'bestselling',
  'newest',
  'price_asc',
  'price_desc',
  'rating',
] as const
export type ListingSort = (typeof listingSorts)[number]

const MAX_FILTERS = 40
const MAX_PAGE = 400
const MAX_PRICE_MINOR = 1_000_000_000
const ownNames = new Set([
  'q',
  'price',
  'price_min',
  'price_max',
  'stock',
  'sort',
  'page',
  'index',
  '_routes',
])
// What campaigns and other sites put behind addresses.
export const foreignNames = /^(utm_|mc_|gclid$|fbclid$|msclkid$|ref$)/

export function parseListing(params: URLSearchParams): ListingState {
  const [priceMin, priceMax] = parsePrice(params.get('price'))
  const sort = listingSorts.find((known) => known === params.get('sort'))
  const page = Number(params.get('page'))
  return {
    q: params.get('q')?.trim().slice(0, 200) || undefined,
    filter: facetPairs(params)
      .slice(0, MAX_FILTERS)
      .map(([code, value]) => `${code}:${value}`),
    priceMin,
    priceMax,
    inStock: params.get('stock') === '1',
    sort,
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
  }
}

/** The parameters that are facets, in their order. */
export function facetPairs(params: URLSearchParams): Array<[code: string, value: string]> {
  return [...params].filter(([name, value]) => isFacetCode(name) && value !== '' && value.length <= 80)
}

/** What narrows the listing: facets, price and stock. */
export function isNarrowed(state: ListingState): boolean {
  return narrowingsOf(state) > 0
}

/** How many things narrow the listing: every value of a facet, a price, stock. */
export function narrowingsOf({ filter, priceMin, priceMax, inStock }: ListingState): number {
  const hasPrice = priceMin !== undefined || priceMax !== undefined
  return filter.length + Number(hasPrice) + Number(inStock)
}

/** The address without one value of a parameter (or the whole of it), back on the first page. */
export function withoutParam(params: URLSearchParams, name: string, value?: string): string {
  const next = new URLSearchParams(params)
  next.delete(name, value)
  next.delete('page')
  return toSearch(next)
}

/** The address with nothing but words and order. */
export function withoutFilters(params: URLSearchParams): string {
  const next = new URLSearchParams()
  for (const name of ['q', 'sort']) {
    const value = params.get(name)
    if (value) next.set(name, value)
  }
  return toSearch(next)
}

/** The address with other words, and with all that narrows and sorts. */
export function withWords(params: URLSearchParams, q: string): string {
  const next = new URLSearchParams(params)
  next.set('q', q)
  next.delete('page')
  return toSearch(next)
}

/** The address of another page of the same listing. */
export function withPage(params: URLSearchParams, page: number): string {
  const next = new URLSearchParams(params)
  next.delete('page')
  if (page > 1) next.set('page', String(page))
  return toSearch(next)
}

/**
 * Form fields as an address: empty fields, the first page and the default order left out, `price_min` and
 * `price_max` (major units, as people write them) joined to `price`.
 */
export function tidyListing(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams()
  for (const [name, value] of params) {
    const isWritten = value !== '' && name !== 'price_min' && name !== 'price_max'
    if (isWritten && !(name === 'page' && value === '1')) next.append(name, value)
  }
  if (params.has('price_min') || params.has('price_max')) {
    const min = toMinor(params.get('price_min'))
    const max = toMinor(params.get('price_max'))
    next.delete('price')
    if (min !== undefined || max !== undefined) next.set('price', `${min ?? ''}-${max ?? ''}`)
  }
  return next
}

/** Where a form without JavaScript belongs, when its address can be said more shortly. */
export function tidierSearch(params: URLSearchParams): string | undefined {
  const tidy = tidyListing(params)
  return tidy.toString() === params.toString() ? undefined : toSearch(tidy)
}

function toSearch(params: URLSearchParams): string {
  const text = params.toString()
  return text ? `?${text}` : '?'
}

function isFacetCode(name: string): boolean {
  return /^[a-z0-9_-]{1,38}$/.test(name) && !ownNames.has(name) && !foreignNames.test(name)
}

function parsePrice(text: string | null): [number | undefined, number | undefined] {
  const match = /^(\d{0,10})-(\d{0,10})$/.exec(text ?? '')
  if (!match) return [undefined, undefined]
  const toAmount = (digits: string | undefined) =>
    digits ? Math.min(Number(digits), MAX_PRICE_MINOR) : undefined
  return [toAmount(match[1]), toAmount(match[2])]
}

function toMinor(text: string | null): number | undefined {
  const value = Number((text ?? '').replace(',', '.'))
  return text?.trim() && Number.isFinite(value) && value >= 0 ? Math.round(value * 100) : undefined
}
