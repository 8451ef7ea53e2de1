import type { Order, OrderLine } from '@techmart/contracts'
import type { OrderDetails, OrderRow, TimelineRow } from './store.ts'

/** An order as the contract shows it. */
export function toOrder(
  row: OrderRow,
  lines: OrderLine[],
  timeline: (TimelineRow & { note: string | null })[],
): Order {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency })
  const { couponCodes, delivery, taxLabel, taxIncluded, shippingAddress, billingAddress, tracking } =
    row.details
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    email: row.email,
    language: row.language,
    currency: row.currency,
    lines,
    subtotal: money(row.subtotalMinor),
    discount: money(row.discountMinor),
    couponCodes,
    delivery: { ...delivery, price: money(row.deliveryMinor) },
    tax: money(row.taxMinor),
    taxLabel,
    taxIncluded,
    total: money(row.totalMinor),
    paid: money(row.paidMinor),
    refunded: money(row.refundedMinor),
    shippingAddress,
    ...(billingAddress ? { billingAddress } : {}),
    placedAt: row.placedAt,
    payBefore: row.payBefore,
    ...(row.paidAt ? { paidAt: row.paidAt } : {}),
    ...(row.fulfilledAt ? { fulfilledAt: row.fulfilledAt } : {}),
    ...(row.cancelledAt ? { cancelledAt: row.cancelledAt } : {}),
    ...(tracking ? { tracking } : {}),
    timeline: timeline.map(({ at, what, who, note }) => ({ at, what, who, ...(note ? { note } : {}) })),
  }
}

export function toDetails(
  order: Pick<
    Order,
    | 'couponCodes'
    | 'delivery'
    | 'taxLabel'
    | 'taxIncluded'
    | 'shippingAddress'
    | 'billingAddress'
    | 'tracking'
  >,
  marketing: boolean,
): OrderDetails {
  const { code, name, minDays, maxDays } = order.delivery
  return {
    couponCodes: order.couponCodes,
    delivery: { code, name, minDays, maxDays },
    taxLabel: order.taxLabel,
    taxIncluded: order.taxIncluded,
    marketing,
    shippingAddress: order.shippingAddress,
    ...(order.billingAddress ? { billingAddress: order.billingAddress } : {}),
    ...(order.tracking ? { tracking: order.tracking } : {}),
  }
}
