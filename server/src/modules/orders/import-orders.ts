import type { Api, Order, orders } from '@techmart/contracts'
import { newSecret } from '../../kernel/ids.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { toDetails } from './order-view.ts'
import * as store from './store.ts'

/** Writes past orders with their state and times; known references are left alone and nothing is told. */
export function importOrders({ db }: ModuleDeps): Api<typeof orders>['importOrders'] {
  return async (_ctx, input) => {
    await db.transaction(async (tx) => {
      const fresh = await store.insertOrders(
        tx,
        input.orders.map(({ order, customerId }) => toRow(order, customerId)),
      )
      const written = input.orders.map(({ order }) => order).filter((order) => fresh.has(order.id))
      await store.insertLines(
        tx,
        written.flatMap((order) =>
          order.lines.map((line, position) => ({ ...line, orderId: order.id, position })),
        ),
      )
      await store.insertTimeline(
        tx,
        written.flatMap((order) => order.timeline.map((entry) => ({ ...entry, orderId: order.id }))),
      )
    })
    return {}
  }
}

function toRow(order: Order, customerId: string | undefined): store.NewOrderRow {
  return {
    id: order.id,
    reference: order.reference,
    accessToken: newSecret(),
    state: order.state,
    idempotencyKey: `import-${order.reference}`,
    cartId: null,
    customerId: customerId ?? null,
    email: order.email.trim().toLowerCase(),
    name: order.shippingAddress.name,
    itemCount: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    language: order.language,
    currency: order.currency,
    subtotalMinor: order.subtotal.amountMinor,
    discountMinor: order.discount.amountMinor,
    deliveryMinor: order.delivery.price.amountMinor,
    taxMinor: order.tax.amountMinor,
    totalMinor: order.total.amountMinor,
    paidMinor: order.paid.amountMinor,
    refundedMinor: order.refunded.amountMinor,
    // What is history is not asked back again.
    refundDueMinor: order.state === 'cancelled' ? order.paid.amountMinor : order.refunded.amountMinor,
    details: toDetails(order, false),
    placedAt: order.placedAt,
    payBefore: order.payBefore,
    paidAt: order.paidAt ?? null,
    fulfilledAt: order.fulfilledAt ?? null,
    cancelledAt: order.cancelledAt ?? null,
  }
}
