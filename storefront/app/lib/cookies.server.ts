const DAY_S = 86_400

/** Cookies of the storefront. `tm_session` belongs to the server. */
export const cookieNames = {
  cart: 'tm_cart',
  currency: 'tm_currency',
  country: 'tm_country',
  theme: 'tm_theme',
  /** The attempt to place an order that is under way; see `checkout-attempt.server.ts`. */
  attempt: 'tm_attempt',
  /** Which order a guest opened by its e-mail address, for a short while. */
  lookup: 'tm_lookup',
} as const
export type CookieName = (typeof cookieNames)[keyof typeof cookieNames]

/** The cookies of a request; the first of a name counts. */
export function parseCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=')
    if (equals < 0) continue
    const name = pair.slice(0, equals).trim()
    if (!cookies.has(name)) cookies.set(name, decode(pair.slice(equals + 1).trim()))
  }
  return cookies
}

export interface CookieOptions {
  /** The cookie travels only over https. */
  secure: boolean
  /** Scripts of the page may read it; only for what the page must know before it is drawn. */
  readable?: boolean
  /** Days until it is forgotten; 0 forgets it now. */
  days: number
}

/** A `Set-Cookie` header value. */
export function serializeCookie(name: CookieName, value: string, options: CookieOptions): string {
  const parts = [
    `${name}=${encodeURIComponent(value)}`,
    'Path=/',
    'SameSite=Lax',
    `Max-Age=${options.days * DAY_S}`,
  ]
  if (!options.readable) parts.push('HttpOnly')
  if (options.secure) parts.push('Secure')
  return parts.join('; ')
}

/** A value that is no text counts as empty. */
function decode(value: string): string {
  try {
    const text = decodeURIComponent(value)
    return text.includes('\0') ? '' : text
  } catch {
    return value
  }
}
