import type { Context, Currency, ErrorCode, ErrorDetails, Language, Peers } from '@techmart/contracts'
import { createContext, data, type RouterContextProvider } from 'react-router'
import { cookieNames, parseCookies, serializeCookie } from './cookies.server.ts'
import { isCurrency } from './language.ts'
import { splitLanguage } from './paths.ts'

/** What the server hands over with every request. */
export interface ShopContext {
  peers: Pick<
    Peers,
    'catalog' | 'search' | 'inventory' | 'pricing' | 'cart' | 'checkout' | 'orders' | 'identity'
  >
  /** Who is asking, resolved from the session cookie by the server. */
  ctx: Context
  /** The CSP nonce of inline scripts. */
  nonce: string
  /** `https://shop.example`, for canonical addresses and the way back from the payment provider. */
  origin: string
}

/** `ShopContext`, and what the request itself says about language, currency, country and cart. */
export interface Shop extends ShopContext {
  language: Language
  currency: Currency
  /** ISO country the shopper chose; without a choice, the home country of the currency. */
  country: string
  /** Spread into calls that show things to people. */
  locale: { language: Language; currency: Currency }
  cartId: string | undefined
}

const shopContext = createContext<Shop>()

const homeCountries: Record<Currency, string> = { USD: 'US', EUR: 'DE', GBP: 'GB' }

/** The country that prices and delivery are shown for when nobody chose one. */
export function homeCountryOf(currency: Currency): string {
  return homeCountries[currency]
}

export function putShop(context: RouterContextProvider, request: Request, given: ShopContext): void {
  const cookies = parseCookies(request.headers.get('cookie'))
  const { language } = splitLanguage(languagePathOf(request))
  const chosen = cookies.get(cookieNames.currency)
  const currency = isCurrency(chosen) ? chosen : 'USD'
  const country = cookies.get(cookieNames.country) ?? ''
  context.set(shopContext, {
    ...given,
    language,
    currency,
    country: /^[A-Z]{2}$/.test(country) ? country : homeCountryOf(currency),
    locale: { language, currency },
    cartId: cookies.get(cookieNames.cart),
  })
}

/** The shop as a loader or action sees it: `const { peers, ctx, locale } = shopOf(context)`. */
export function shopOf(context: Readonly<RouterContextProvider>): Shop {
  return context.get(shopContext)
}

/** `Set-Cookie` that remembers the cart for 90 days. */
export function rememberCart(shop: Shop, cartId: string): string {
  return serializeCookie(cookieNames.cart, cartId, { secure: isSecure(shop), days: 90 })
}

/** `Set-Cookie` that forgets the cart. */
export function forgetCart(shop: Shop): string {
  return serializeCookie(cookieNames.cart, '', { secure: isSecure(shop), days: 0 })
}

export function isSecure(shop: Pick<ShopContext, 'origin'>): boolean {
  return shop.origin.startsWith('https:')
}

/** The code of an expected failure of a peer, wherever that peer runs; `undefined` for anything else. */
export function codeOf(error: unknown): ErrorCode | undefined {
  const isServiceError = error instanceof Error && error.name === 'ServiceError' && 'code' in error
  return isServiceError ? (error.code as ErrorCode) : undefined
}

/** The facts of an expected failure; none for anything else. */
export function detailsOf(error: unknown): ErrorDetails {
  const details = error instanceof Error && 'details' in error ? error.details : undefined
  return typeof details === 'object' && details !== null ? { ...details } : {}
}

/** Awaits a peer; the given codes become the 404 page. */
export async function orNotFound<T>(answer: Promise<T>, ...codes: ErrorCode[]): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const code = codeOf(error)
    if (code && codes.includes(code)) throw data(null, { status: 404 })
    throw error
  }
}

/** Data requests put `.data` behind the path: `/de.data` is the German home page. */
export function languagePathOf(request: Request): string {
  return new URL(request.url).pathname.replace(/(\/_)?\.data$/, '')
}
