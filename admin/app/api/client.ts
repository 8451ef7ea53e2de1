import {
  type Context,
  callerContext,
  catalog,
  connect,
  identity,
  inventory,
  notifications,
  orders,
  pricing,
} from '@techmart/contracts'

/** Says that the staff session counts, not that of a shopper in the same browser. The cookie itself is HttpOnly. */
const adminFetch: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers)
  headers.set('techmart-client', 'admin')
  return fetch(input, { ...init, headers, credentials: 'same-origin' })
}

const options = { fetch: adminFetch, timeoutMs: 20_000 }

/** The server's modules as values, typed by their contracts. Every call rejects with `ServiceError`. */
export const api = {
  identity: connect(identity, '', options),
  catalog: connect(catalog, '', options),
  inventory: connect(inventory, '', options),
  pricing: connect(pricing, '', options),
  orders: connect(orders, '', options),
  notifications: connect(notifications, '', options),
}

/** For one call; the session cookie says who asks. */
export function ctx(): Context {
  return callerContext()
}
