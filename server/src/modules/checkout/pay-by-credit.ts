import { type Api, type checkout, ServiceError } from '@techmart/contracts'
import { assertOpen } from './fill-in.ts'
import { viewCheckout } from './get-checkout.ts'
import type { CheckoutDeps } from './index.ts'
import * as store from './store.ts'

const MAX_GIFT_CARDS = 5

/** Remembers a gift card for the payment of the order; its code goes no further than the module that knows it. */
export function addGiftCard(deps: CheckoutDeps): Api<typeof checkout>['addGiftCard'] {
  return async (ctx, { cartId, language, code }) => {
    const { currency } = await assertOpen(deps, ctx, cartId)
    // As payments call it: tries here and there are counted together.
    const caller = ctx.network ? `network:${ctx.network}` : `cart:${cartId}`
    const { accountId } = await deps.payments.findGiftCard(ctx, { code, currency, caller })
    const isKept = await store.addGiftCard(deps.db.sql, cartId, accountId, MAX_GIFT_CARDS)
    if (!isKept) throw new ServiceError('GIFT_CARD_INVALID', { most: MAX_GIFT_CARDS })
    return await viewCheckout(deps, ctx, cartId, language)
  }
}

export function removeGiftCard(deps: CheckoutDeps): Api<typeof checkout>['removeGiftCard'] {
  return async (ctx, { cartId, language, accountId }) => {
    await assertOpen(deps, ctx, cartId)
    await store.removeGiftCard(deps.db.sql, cartId, accountId)
    return await viewCheckout(deps, ctx, cartId, language)
  }
}

/** Whether what the customer has with the shop is used; without an account there is nothing to use. */
export function setStoreCredit(deps: CheckoutDeps): Api<typeof checkout>['setStoreCredit'] {
  return async (ctx, { cartId, language, use }) => {
    await assertOpen(deps, ctx, cartId)
    await store.saveStoreCredit(deps.db.sql, cartId, use)
    return await viewCheckout(deps, ctx, cartId, language)
  }
}
