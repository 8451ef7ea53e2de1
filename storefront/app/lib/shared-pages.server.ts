import type { Currency } from '@techmart/contracts'
import { cookieNames } from './cookies.server.ts'
import { isCurrency } from './language.ts'
import { foreignNames } from './listing-query.ts'
import { splitLanguage } from './paths.ts'

/** A page that looks the same to everybody who sees the shop in the same language and currency. */
export interface SharedPage {
  /** One for each page that looks different. */
  key: string
  /** The request it is made from: its address without what changes nothing, and no cookie but the currency. */
  request: Request
  /** How long it may be shown, and after that while a new one is made, in milliseconds; see docs/cache.md. */
  freshMs: number
  staleMs: number
}

interface Kind {
  path: RegExp
  /** Nothing behind the question mark changes it; elsewhere any name may be that of a facet or an option. */
  readsNothing?: boolean
  freshMs: number
  staleMs: number
}

const SECOND_MS = 1_000

/** What lists products is put together from an index that follows the catalogue a moment behind. */
const LISTED = { freshMs: 2 * SECOND_MS, staleMs: 10 * SECOND_MS }
/** A product knows its articles: every change of them is told at once. */
const TOLD = { freshMs: 60 * SECOND_MS, staleMs: 600 * SECOND_MS }

/** Searches are not among them: each is counted for the merchandiser when it is made. */
const kinds: readonly Kind[] = [
  { path: /^\/p\/[^/]+$/, ...TOLD },
  { path: /^\/$/, readsNothing: true, ...LISTED },
  { path: /^\/c\/[^/]+$/, ...LISTED },
  { path: /^\/collections$/, readsNothing: true, ...LISTED },
  { path: /^\/collections\/[^/]+$/, ...LISTED },
  { path: /^\/policies\/[^/]+$/, readsNothing: true, ...TOLD },
]

/** Longer addresses are nobody's bookmark. */
const LONGEST_SEARCH = 500
/** What the router itself puts into addresses. */
const ROUTERS = new Set(['index', '_routes'])
const DATA = /(?:\/_)?\.data$/

/** The key of an address as it is, quick to say: that of its page, if it has one and nothing changes nothing in it. */
export function keyOfAddress(address: string, cookie: string | undefined): string {
  return `${currencyIn(cookie)} ${address}`
}

/** Undefined for whatever is somebody's own, or may be: only what is named here is shared. */
export function sharedPageOf(request: Request): SharedPage | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const url = new URL(request.url)
  const { path } = splitLanguage(url.pathname.replace(DATA, '') || '/')
  const kind = kinds.find((known) => known.path.test(path))
  if (!kind || url.search.length > LONGEST_SEARCH) return undefined
  for (const name of [...url.searchParams.keys()])
    if (foreignNames.test(name) || (kind.readsNothing && !ROUTERS.has(name))) url.searchParams.delete(name)
  const currency = currencyIn(request.headers.get('cookie') ?? undefined)
  return {
    key: `${currency} ${url.pathname}${url.search}`,
    request: new Request(url, { headers: { cookie: `${cookieNames.currency}=${currency}` } }),
    freshMs: kind.freshMs,
    staleMs: kind.staleMs,
  }
}

const CURRENCY = new RegExp(`(?:^|;)\\s*${cookieNames.currency}=([^;]*)`)

function currencyIn(cookie: string | undefined): Currency {
  const chosen = cookie === undefined ? undefined : CURRENCY.exec(cookie)?.[1]
  return isCurrency(chosen) ? chosen : 'USD'
}
