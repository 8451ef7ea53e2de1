import { type Api, type orders, ServiceError } from '@techmart/contracts'
import { findAllowed, viewOrder } from './find-order.ts'
import type { OrdersDeps } from './index.ts'
import * as store from './store.ts'

/** Opens the payment of an order again: the same one, or a fresh attempt when the last has failed for good. */
export function payOrder(deps: OrdersDeps): Api<typeof orders>['payOrder'] {
  return async (ctx, input) => {
    const { order } = await findAllowed(deps, ctx, input, 'orders:write')
    if (order.state === 'paid' || order.state === 'fulfilled') throw new ServiceError('ALREADY_PAID')
    if (order.state === 'cancelled') throw new ServiceError('ORDER_STATE', { state: order.state })
    if (Date.parse(order.payBefore) < deps.clock.now())
      throw new ServiceError('ORDER_STATE', { state: 'expired' })
    const prefix = order.language === 'en' ? '' : `/${order.language}`
    const url = `${deps.publicUrl}${prefix}/orders/${order.reference}?token=${order.accessToken}`
    const payment = await deps.payments.open(ctx, {
      orderId: order.id,
      reference: order.reference,
      amount: { amountMinor: order.totalMinor, currency: order.currency },
      language: order.language,
      returnUrl: url,
      cancelUrl: url,
      email: order.email,
      ...(order.customerId ? { customerId: order.customerId } : {}),
    })
    return { redirectUrl: payment.redirectUrl as string }
  }
}

/** Asks the provider now instead of waiting for its message; the order follows by the same events. */
export function refreshOrder(deps: OrdersDeps): Api<typeof orders>['refreshOrder'] {
  return async (ctx, input) => {
    const { order, role } = await findAllowed(deps, ctx, input)
    if (order.state === 'awaiting_payment') {
      await deps.payments.refresh(ctx, { orderId: order.id }).catch((error: unknown) => {
        // The provider's silence must not hide the order: its message will still come.
        if (!(error instanceof ServiceError)) throw error
      })
    }
    return await viewOrder(deps.db.sql, role, (await store.findById(deps.db.sql, order.id)) as store.OrderRow)
  }
}
