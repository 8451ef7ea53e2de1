import {
  type Api,
  type Cart,
  type Checkout,
  type Context,
  type checkout,
  type Language,
  type Quote,
  ServiceError,
} from '@techmart/contracts'
import { creditFor } from './credit.ts'
import type { CheckoutDeps } from './index.ts'
import * as store from './store.ts'

/** Where the checkout of a cart stands. */
export function getCheckout(deps: CheckoutDeps): Api<typeof checkout>['getCheckout'] {
  return (ctx, { cartId, language }) => viewCheckout(deps, ctx, cartId, language)
}

export async function viewCheckout(
  deps: CheckoutDeps,
  ctx: Context,
  cartId: string,
  language?: Language,
): Promise<Checkout> {
  const [cart, session] = await Promise.all([
    deps.cart.getCart(ctx, { cartId, ...(language ? { language } : {}) }),
    store.findSession(deps.db.sql, cartId),
  ])
  const quote = await quoteFor(deps, ctx, cart, session, language)
  const credit = await creditFor(deps, ctx, session, quote?.total)
  return { ...toCheckout(cart, session, quote), ...(credit ? { credit } : {}) }
}

export function toCheckout(cart: Cart, session: store.SessionRow, quote: Quote | undefined): Checkout {
  const nextStep = nextStepOf(session, quote)
  return {
    cart,
    ...(session.email ? { email: session.email } : {}),
    marketing: session.marketing,
    ...(session.shippingAddress ? { shippingAddress: session.shippingAddress } : {}),
    ...(session.billingAddress ? { billingAddress: session.billingAddress } : {}),
    ...(session.deliveryCode ? { deliveryCode: session.deliveryCode } : {}),
    ...(quote ? { quote } : {}),
    nextStep,
    ready: nextStep === 'payment' && cart.state === 'open' && cart.lines.length > 0,
  }
}

function nextStepOf(session: store.SessionRow, quote: Quote | undefined): Checkout['nextStep'] {
  if (!session.email) return 'contact'
  if (!session.shippingAddress) return 'address'
  return quote?.delivery ? 'payment' : 'delivery'
}

/** The cart's goods at the prices, taxes and delivery of the address; undefined for an empty cart. */
export async function quoteFor(
  deps: CheckoutDeps,
  ctx: Context,
  cart: Cart,
  session: store.SessionRow,
  language: Language | undefined,
): Promise<Quote | undefined> {
  const lines = cart.lines.filter((line) => line.forSale).map(({ sku, quantity }) => ({ sku, quantity }))
  if (lines.length === 0) return undefined
  const request = {
    currency: cart.currency,
    country: session.shippingAddress?.country ?? cart.country,
    lines,
    couponCodes: cart.couponCodes,
    ...(language ? { language } : {}),
  }
  if (!session.deliveryCode) return await deps.pricing.quote(ctx, request)
  try {
    return await deps.pricing.quote(ctx, { ...request, deliveryCode: session.deliveryCode })
  } catch (error) {
    // A method that is no longer offered here is asked for again instead of failing the page.
    if (!(error instanceof ServiceError) || error.code !== 'DELIVERY_METHOD_UNKNOWN') throw error
    return await deps.pricing.quote(ctx, request)
  }
}
