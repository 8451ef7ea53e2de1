import { Email, type Language, type Order } from '@techmart/contracts'
import { redirect } from 'react-router'
import { fits } from './cart-input.server.ts'
import { cookieNames, parseCookies, serializeCookie } from './cookies.server.ts'
import { faultyFieldsOf } from './faults.server.ts'
import { localized, paths } from './paths.ts'
import { codeOf, detailsOf, isSecure, type Shop } from './shop.server.ts'

/** How long an order stays open after it was looked up. */
const LOOKUP_DAYS = 1 / 48
const LOOKUP_FIELDS = { '/reference': 'reference', '/email': 'email' }
const REFERENCE = { minLength: 4, maxLength: 40, pattern: /^[\w-]+$/ }

/** What opens an order: the token in its address, an e-mail address given before, or the customer's own session. */
export interface OrderAccess {
  reference: string
  token?: string
  email?: string
}

/** What a request brings along to open an order. A reference no order can have leads to the look-up. */
export function accessOf(request: Request, reference: string): OrderAccess {
  if (!fits(reference, REFERENCE)) throw redirect(paths.orderLookup())
  const token = new URL(request.url).searchParams.get('token')
  if (token && token.length <= 64) return { reference, token }
  const [known, email] = readLookup(request)
  return known === reference.toUpperCase() && email ? { reference, email } : { reference }
}

/**
 * Where a browser hears of changes of the order. Whoever opened it by an e-mail address looks by itself: that stays
 * out of addresses.
 */
export function liveOf(
  order: Pick<Order, 'reference' | 'state'>,
  { token }: OrderAccess,
  isCustomer: boolean,
): string | null {
  if (order.state === 'cancelled' || (token === undefined && !isCustomer)) return null
  const address = `/api/orders/${encodeURIComponent(order.reference)}/events`
  return token === undefined ? address : `${address}?${new URLSearchParams({ token })}`
}

export function invoiceOf(language: Language, { reference, token }: OrderAccess): string {
  return localized(language, paths.orderInvoice(reference, token))
}

/** Runs something with an order. When nothing opens it, the shopper is asked for what does. */
export async function orAsk<T>({ reference }: OrderAccess, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ORDER_NOT_FOUND' || code === 'INVALID_INPUT') throw redirect(paths.orderLookup(reference))
    throw error
  }
}

/** What a look-up came to: the order, or the fields that cannot be right; none when the two do not belong together. */
export type LookUp = { order: Order } | { faulty: string[] }

/** Looks for an order by reference and e-mail address. */
export async function lookUp(shop: Shop, reference: string, email: string): Promise<LookUp> {
  const faulty = [
    ...(fits(reference, REFERENCE) ? [] : ['reference']),
    ...(fits(email, Email) ? [] : ['email']),
  ]
  if (faulty.length > 0) return { faulty }
  try {
    return { order: await shop.peers.orders.getOrder(shop.ctx, { reference, email }) }
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'ORDER_NOT_FOUND' && code !== 'INVALID_INPUT') throw error
    return { faulty: faultyFieldsOf({ code, details: detailsOf(error) }, LOOKUP_FIELDS) }
  }
}

/** `Set-Cookie` that keeps a looked-up order open for a while: the e-mail address stays out of addresses. */
export function rememberLookup(shop: Shop, reference: string, email: string): string {
  return serializeCookie(cookieNames.lookup, `${reference.toUpperCase()} ${email}`, {
    secure: isSecure(shop),
    days: LOOKUP_DAYS,
  })
}

function readLookup(request: Request): [reference: string | undefined, email: string | undefined] {
  const [reference, email] = (
    parseCookies(request.headers.get('cookie')).get(cookieNames.lookup) ?? ''
  ).split(' ')
  return [reference, email]
}
