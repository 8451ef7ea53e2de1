import type { Language } from '@techmart/contracts'
import { languages } from './language.ts'

export const policyPages = ['delivery', 'returns', 'privacy', 'terms', 'imprint', 'accessibility'] as const
export type PolicyPage = (typeof policyPages)[number]

/**
 * Every address of the shop, as the router wants it: without the language prefix, which `<Link>`, `<Form>`,
 * `redirect()` and fetchers add by themselves. Use `localized` for plain `<a>` and for absolute addresses.
 */
export const paths = {
  home: () => '/',
  category: (slug: string) => `/c/${slug}`,
  collections: () => '/collections',
  collection: (slug: string) => `/collections/${slug}`,
  search: (q?: string) => (q ? `/search?${new URLSearchParams({ q })}` : '/search'),
  product: (slug: string, options?: Record<string, string>) => {
    const search = new URLSearchParams(options).toString()
    return search ? `/p/${slug}?${search}` : `/p/${slug}`
  },
  productReviews: (slug: string, cursor: string) => `/p/${slug}/reviews?${new URLSearchParams({ cursor })}`,
  /** With the SKUs whose lines are to be marked, after checkout found them short. */
  cart: (short: readonly string[] = []) =>
    short.length > 0 ? `/cart?${new URLSearchParams({ short: short.join(',') })}` : '/cart',
  cartSummary: () => '/cart/summary',
  /** Without a step: where the shopper has got to. */
  checkout: (step?: 'contact' | 'address' | 'delivery' | 'payment') =>
    step ? `/checkout/${step}` : '/checkout',
  order: (reference: string, token?: string) =>
    `/orders/${encodeURIComponent(reference)}${token ? `?${new URLSearchParams({ token })}` : ''}`,
  orderInvoice: (reference: string, token?: string) =>
    `/orders/${encodeURIComponent(reference)}/invoice${token ? `?${new URLSearchParams({ token })}` : ''}`,
  orderLookup: (reference?: string) =>
    reference ? `/order-lookup?${new URLSearchParams({ reference })}` : '/order-lookup',
  policy: (page: PolicyPage) => `/policies/${page}`,
  preferences: () => '/preferences',
  recent: (slugs: readonly string[]) => `/recent?${new URLSearchParams({ slugs: slugs.join(',') })}`,
  manifest: () => '/manifest.webmanifest',
}

/** Where the router of a language is mounted: `/` for English, `/de` and so on. */
export function basenameOf(language: Language): string {
  return language === 'en' ? '/' : `/${language}`
}

/** A path as it is written in the address bar: `localized('de', '/cart')` is `/de/cart`. */
export function localized(language: Language, path: string): string {
  if (language === 'en') return path
  return path === '/'
    ? `/${language}`
    : path.startsWith('/?')
      ? `/${language}${path.slice(1)}`
      : `/${language}${path}`
}

/** The language an address is in, and the path without its prefix. */
export function splitLanguage(pathname: string): { language: Language; path: string } {
  const found = languages.find(
    (language) => language !== 'en' && (pathname === `/${language}` || pathname.startsWith(`/${language}/`)),
  )
  if (!found) return { language: 'en', path: pathname }
  return { language: found, path: pathname.slice(found.length + 1) || '/' }
}

/** A path on this site that a form may send people back to; anything else becomes the fallback. */
export function safeReturnPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > 2000) return fallback
  // "//host", "/\host" and control characters would leave the site in some browser.
  const isLocal = /^\/(?![/\\])/.test(value) && [...value].every((char) => char >= ' ' && char !== '\\')
  return isLocal ? value : fallback
}
