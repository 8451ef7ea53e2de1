import type { Context } from '@techmart/contracts'
import type { CheckoutDeps } from './index.ts'
import * as store from './store.ts'

/** Ends an attempt that shall not be carried on: its order is cancelled, unless it was paid meanwhile. */
export async function abandon(deps: CheckoutDeps, ctx: Context, live: store.Placement): Promise<void> {
  if (live.result) {
    const { reference, accessToken: token } = live.result
    await deps.orders.cancelOrder(ctx, { reference, token, reason: 'replaced by a changed cart' })
  } else {
    // Cut off before it had an answer. Without a payment to be made, nothing can come of it any more.
    await deps.payments.cancel(ctx, { orderId: live.orderId })
    await giveBack(deps, ctx, live.orderId)
  }
  await store.endPlacement(deps.db.sql, live.orderId)
}

/** Stock and coupons held under an order id; nothing to do when it holds none. */
export async function giveBack(deps: CheckoutDeps, ctx: Context, orderId: string): Promise<void> {
  await deps.inventory.release(ctx, { orderId })
  await deps.pricing.releaseCoupons(ctx, { orderId })
}
