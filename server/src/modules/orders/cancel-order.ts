import { type Api, type Context, type EventMap, type orders, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { teller } from '../../kernel/outbox.ts'
import { findAllowed, viewOrder } from './find-order.ts'
import type { OrdersDeps } from './index.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof orders>>()

/** Cancels an order that has not been paid. The provider is asked first: what it has captured is paid. */
export function cancelOrder(deps: OrdersDeps): Api<typeof orders>['cancelOrder'] {
  return async (ctx, input) => {
    const order = await findAllowed(deps.db.sql, ctx, input, 'orders:write')
    if (order.state !== 'cancelled') await endUnpaid(deps, ctx, order, input.reason)
    return await viewOrder(deps.db.sql, (await store.findById(deps.db.sql, order.id)) as store.OrderRow)
  }
}

/** Throws `ALREADY_PAID`, `ORDER_STATE` or `PAYMENT_PROVIDER_UNAVAILABLE`; then the order is as it was. */
export async function endUnpaid(
  deps: OrdersDeps,
  ctx: Context,
  order: store.OrderRow,
  reason?: string,
): Promise<void> {
  if (order.state === 'paid') throw new ServiceError('ALREADY_PAID', { reference: order.reference })
  if (order.state !== 'awaiting_payment') throw new ServiceError('ORDER_STATE', { state: order.state })
  // First at the provider and outside any transaction: afterwards the payment can no longer succeed.
  await deps.payments.cancel(ctx, { orderId: order.id })
  await deps.db.transaction(async (tx) => {
    const now = await store.lockById(tx, order.id)
    if (now?.state !== 'awaiting_payment') return
    const cancelledAt = timestamp(deps.clock)
    await store.saveOrder(tx, { ...now, state: 'cancelled', cancelledAt })
    await store.insertTimeline(tx, [
      {
        orderId: order.id,
        at: cancelledAt,
        what: 'cancelled',
        who: ctx.actor.kind,
        ...(reason ? { note: reason } : {}),
      },
    ])
    await tell(tx, 'orders.cancelled', order.id, { orderId: order.id, reference: order.reference })
  })
}
