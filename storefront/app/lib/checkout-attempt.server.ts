import { createHash, randomBytes } from 'node:crypto'
import type { Checkout, Order } from '@techmart/contracts'
import { cookieNames, parseCookies, serializeCookie } from './cookies.server.ts'
import { codeOf, isSecure, type Shop } from './shop.server.ts'

const REMEMBER_DAYS = 2

/**
 * One attempt to turn a cart into a paid order. The seed makes the idempotency key of the attempt its own; the order
 * is there once it has been placed. Kept in a cookie scripts cannot read.
 */
export interface Attempt {
  seed: string
  order?: { reference: string; token: string; cartId: string; key: string }
}

export function newAttempt(): Attempt {
  return { seed: randomBytes(12).toString('base64url') }
}

export function readAttempt(request: Request): Attempt | undefined {
  const text = parseCookies(request.headers.get('cookie')).get(cookieNames.attempt) ?? ''
  const [seed, reference, token, cartId, key] = text.split('.')
  if (!seed || !/^[\w-]{8,40}$/.test(seed)) return undefined
  return reference && token && cartId && key ? { seed, order: { reference, token, cartId, key } } : { seed }
}

/** `Set-Cookie` that remembers an attempt. None of its parts contains a dot. */
export function rememberAttempt(shop: Shop, { seed, order }: Attempt): string {
  const parts = order ? [seed, order.reference, order.token, order.cartId, order.key] : [seed]
  return serializeCookie(cookieNames.attempt, parts.join('.'), {
    secure: isSecure(shop),
    days: REMEMBER_DAYS,
  })
}

function forgetAttempt(shop: Shop): string {
  return serializeCookie(cookieNames.attempt, '', { secure: isSecure(shop), days: 0 })
}

/**
 * The idempotency key of placing exactly this checkout in this attempt: the same after a reload, a second press or
 * in a second window; another one as soon as anything that is bought, or its total, differs.
 */
export function keyOf({ seed }: Attempt, checkout: Checkout): string {
  const { cart, email, shippingAddress, billingAddress, deliveryCode, quote, credit } = checkout
  const what = [
    seed,
    cart.id,
    cart.lines.map(({ sku, quantity }) => [sku, quantity]),
    quote?.coupons.map(({ code }) => code),
    email,
    shippingAddress,
    billingAddress,
    deliveryCode,
    quote?.total,
    // Left out where there is none, so that keys stay what they were.
    ...(credit ? [credit.credits.map(({ accountId, covers }) => [accountId, covers.amountMinor])] : []),
  ]
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url')
}

/** The order an attempt has placed, as it stands now; `undefined` when there is none (any more). */
export async function orderOfAttempt({ peers, ctx }: Shop, attempt: Attempt | undefined) {
  if (!attempt?.order) return undefined
  const { reference, token } = attempt.order
  try {
    return await peers.orders.getOrder(ctx, { reference, token })
  } catch (error) {
    if (codeOf(error) === 'ORDER_NOT_FOUND') return undefined
    throw error
  }
}

/**
 * Cookies that follow from the state of the attempt's order: once it is paid its cart is history, and once it is
 * cancelled the next attempt must be a new one.
 */
export function settleAttempt(shop: Shop, attempt: Attempt | undefined, order: Order, forgetCart: string) {
  const placed = attempt?.order
  if (placed?.reference !== order.reference || order.state === 'awaiting_payment') return []
  const isThisCart = order.state !== 'cancelled' && placed.cartId === shop.cartId
  return isThisCart ? [forgetAttempt(shop), forgetCart] : [forgetAttempt(shop)]
}
