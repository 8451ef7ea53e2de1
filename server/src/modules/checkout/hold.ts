import { type Cart, type Context, type Quote, ServiceError } from '@techmart/contracts'
import { abandon, giveBack } from './abandon.ts'
import type { CheckoutDeps } from './index.ts'
import { type Components, stockLinesOf } from './stock-lines.ts'
import * as store from './store.ts'

/** Goods stay held for longer than the shopper has to pay, by this share: the answer of a payment may be late. */
const HOLD_MARGIN = 0.5

/** Stock and coupons: both or neither. What cannot be had leaves nothing behind, and the key may be used again. */
export async function hold(
  deps: CheckoutDeps,
  ctx: Context,
  placement: store.Placement,
  { cart, quote, components }: { cart: Cart; quote: Quote; components: Components },
): Promise<void> {
  const { orderId } = placement
  const lines = stockLinesOf(cart, components)
  try {
    await deps.inventory.reserve(ctx, { orderId, lines, holdMs: deps.payWindowMs * (1 + HOLD_MARGIN) })
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'RESERVATION_ENDED') {
      await forget(deps, orderId, error)
      throw error
    }
    // An attempt that was cut off so long ago that its hold is over: the next call starts afresh.
    await abandon(deps, ctx, placement)
    throw new ServiceError('UNAVAILABLE')
  }
  await redeem(deps, ctx, orderId, quote)
  if (await store.markHeld(deps.db.sql, orderId)) return
  await giveBack(deps, ctx, orderId)
  throw new ServiceError('UNAVAILABLE')
}

async function redeem(deps: CheckoutDeps, ctx: Context, orderId: string, quote: Quote): Promise<void> {
  const codes = quote.coupons.filter((coupon) => coupon.state === 'applied').map((coupon) => coupon.code)
  if (codes.length === 0) return
  try {
    await deps.pricing.redeemCoupons(ctx, { orderId, codes })
  } catch (error) {
    if (isRefusal(error)) await giveBack(deps, ctx, orderId)
    await forget(deps, orderId, error)
    throw error
  }
}

async function forget(deps: CheckoutDeps, orderId: string, error: unknown): Promise<void> {
  if (isRefusal(error)) await store.deletePlacement(deps.db.sql, orderId)
}

/** A clear no; without an answer the attempt stays, to be carried on. */
function isRefusal(error: unknown): error is ServiceError {
  return error instanceof ServiceError && error.code !== 'UNAVAILABLE'
}
