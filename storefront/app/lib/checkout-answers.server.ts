import { type ErrorCode, errorCodes } from '@techmart/contracts'
import { data } from 'react-router'

const personalHeaders = {
  'cache-control': 'private, no-store',
  // Addresses of orders carry their access token: no other site may see them.
  'referrer-policy': 'same-origin',
}

/** Data of one visitor, never kept by anyone; with cookies to set. */
export function personal<T>(value: T, init: { status?: number; cookies?: readonly string[] } = {}) {
  const headers = new Headers(personalHeaders)
  for (const cookie of init.cookies ?? []) headers.append('set-cookie', cookie)
  return data(value, { status: init.status ?? 200, headers })
}

/** For a route's `headers` export: the page has the headers of its data. */
export function personalPageHeaders(): HeadersInit {
  return personalHeaders
}

/** The `set-cookie` headers of a redirect. */
export function cookieHeaders(cookies: readonly string[]): Headers {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return headers
}

/** The HTTP status of a page that shows an expected failure. */
export function statusOf(code: ErrorCode): number {
  return errorCodes[code].status
}
