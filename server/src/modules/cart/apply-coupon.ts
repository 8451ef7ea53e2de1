import { type Api, type Context, type cart, ServiceError } from '@techmart/contracts'
import { change, findOpen } from './change.ts'
import type { CartDeps } from './deps.ts'
import type { StoredCart } from './store.ts'

export const MAX_COUPONS = 5

/**
 * Applies a coupon code, however it is typed. One whose conditions are not met yet is kept: the quote
 * says so, and counts it once they are. Throws COUPON_INVALID (also for a code too many, with `{ limit }`)
 * and COUPON_EXHAUSTED.
 */
export function applyCoupon(deps: CartDeps): Api<typeof cart>['applyCoupon'] {
  return async (ctx, { cartId, language, code: typed }) => {
    const before = await findOpen(deps, ctx, cartId)
    const code = normalizeCode(typed)
    await assertValid(deps, ctx, before, code)
    return await change(deps, { ctx, cartId, language }, async (_tx, { cart }) => {
      if (cart.couponCodes.includes(code)) return undefined
      if (cart.couponCodes.length >= MAX_COUPONS)
        throw new ServiceError('COUPON_INVALID', { code, limit: MAX_COUPONS })
      return { ...cart, couponCodes: [...cart.couponCodes, code] }
    })
  }
}

/** Takes a coupon code off; nothing to do when it is not there. */
export function removeCoupon(deps: CartDeps): Api<typeof cart>['removeCoupon'] {
  return async (ctx, { cartId, language, code: typed }) => {
    const code = normalizeCode(typed)
    return await change(deps, { ctx, cartId, language }, async (_tx, { cart }) => {
      if (!cart.couponCodes.includes(code)) return undefined
      return { ...cart, couponCodes: cart.couponCodes.filter((other) => other !== code) }
    })
  }
}

/** Asked without the lines: whether a code is good at all does not depend on them. */
async function assertValid(
  { pricing }: CartDeps,
  ctx: Context,
  { cart }: StoredCart,
  code: string,
): Promise<void> {
  const { country, currency } = cart
  const { coupons } = await pricing.quote(ctx, { country, currency, lines: [], couponCodes: [code] })
  const state = coupons[0]?.state ?? 'invalid'
  if (state === 'invalid') throw new ServiceError('COUPON_INVALID', { code })
  if (state === 'exhausted') throw new ServiceError('COUPON_EXHAUSTED', { code })
}

function normalizeCode(code: string): string {
  return code.trim().toUpperCase()
}
