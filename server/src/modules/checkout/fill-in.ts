import { type Api, type checkout, ServiceError } from '@techmart/contracts'
import { assertDeliverable } from './address.ts'
import { viewCheckout } from './get-checkout.ts'
import type { CheckoutDeps } from './index.ts'
import * as store from './store.ts'

/** The steps a shopper fills in: each checks the cart first, stores its part and answers with the whole. */
export function setContact(deps: CheckoutDeps): Api<typeof checkout>['setContact'] {
  return async (ctx, { cartId, language, email, marketing = false }) => {
    await assertOpen(deps, ctx, cartId)
    await store.saveContact(deps.db.sql, cartId, email.trim(), marketing)
    return await viewCheckout(deps, ctx, cartId, language)
  }
}

export function setAddress(deps: CheckoutDeps): Api<typeof checkout>['setAddress'] {
  return async (ctx, { cartId, language, shippingAddress, billingAddress }) => {
    const cart = await assertOpen(deps, ctx, cartId)
    assertDeliverable(shippingAddress, '/shippingAddress')
    if (billingAddress) assertDeliverable(billingAddress, '/billingAddress')
    // Refuses countries we do not deliver to, and prices the cart for the new one.
    if (cart.country !== shippingAddress.country) {
      await deps.cart.updateCart(ctx, { cartId, country: shippingAddress.country })
    }
    await store.saveAddress(deps.db.sql, cartId, shippingAddress, billingAddress)
    return await viewCheckout(deps, ctx, cartId, language)
  }
}

export function setDelivery(deps: CheckoutDeps): Api<typeof checkout>['setDelivery'] {
  return async (ctx, { cartId, language, deliveryCode }) => {
    await assertOpen(deps, ctx, cartId)
    const before = await viewCheckout(deps, ctx, cartId, language)
    if (!before.shippingAddress) throw new ServiceError('CHECKOUT_INCOMPLETE', { nextStep: 'address' })
    if (!before.quote?.deliveryOptions.some((option) => option.code === deliveryCode)) {
      throw new ServiceError('DELIVERY_METHOD_UNKNOWN', { deliveryCode })
    }
    await store.saveDelivery(deps.db.sql, cartId, deliveryCode)
    return await viewCheckout(deps, ctx, cartId, language)
  }
}

/** The cart, which is still one. */
export async function assertOpen(
  deps: CheckoutDeps,
  ...[ctx, cartId]: [Parameters<typeof deps.cart.getCart>[0], string]
) {
  const cart = await deps.cart.getCart(ctx, { cartId })
  if (cart.state !== 'open') throw new ServiceError('CART_CLOSED')
  return cart
}
