import type {
  FulfilmentState,
  Order,
  OrderDocument,
  OrderLine,
  Parcel,
  Refund,
  Return,
} from '@techmart/contracts'
import { cancelBeforeOf } from './cancel-window.ts'
import { numberOf } from './issue-document.ts'
import { paymentStandingOf, refundable } from './order-money.ts'
import { returnBeforeOf } from './return-window.ts'
import type { OrderDetails, OrderRow, TimelineRow } from './store.ts'
import type { DocumentRow } from './store-documents.ts'
import type { ParcelRow } from './store-parcels.ts'
import type { RefundRow } from './store-refunds.ts'
import type { ReturnRow } from './store-returns.ts'

/** Everything an order has gathered around it. */
export interface Related {
  lines: OrderLine[]
  timeline: (TimelineRow & { note: string | null })[]
  parcels: ParcelRow[]
  returns: ReturnRow[]
  refunds: RefundRow[]
  documents: DocumentRow[]
}

/** Entries of the timeline that are for staff alone. */
const INTERNAL = new Set(['note', 'sent_beyond_stock', 'refund_failed'])

/** An order as the contract shows it; a shopper does not see who of the staff did what, nor what they noted. */
export function toOrder(row: OrderRow, related: Related, forStaff: boolean): Order {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency })
  const { couponCodes, delivery, taxLabel, taxIncluded, shippingAddress, billingAddress, tracking } =
    row.details
  const named = (who: string) => (forStaff || !who.startsWith('staff:') ? who : 'shop')
  const cancelBefore = cancelBeforeOf(row)
  const returnBefore = returnBeforeOf(row, related.parcels)
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    email: row.email,
    language: row.language,
    currency: row.currency,
    lines: related.lines,
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
    paymentState: paymentStandingOf(row),
    fulfilmentState: fulfilmentStateOf(row),
    parcels: related.parcels.map(toParcel),
    returns: related.returns.map((one) => toReturn(one, row.currency)),
    refunds: related.refunds.map((refund) =>
      toRefund(
        { ...refund, who: named(refund.who), failure: forStaff ? refund.failure : null },
        row.currency,
        related.refunds.find(({ retryOf }) => retryOf === refund.id)?.id,
      ),
    ),
    refundable: money(refundable(row)),
    documents: related.documents.map((one) => toDocument(one, row.currency)),
    ...(cancelBefore ? { cancelBefore } : {}),
    ...(returnBefore ? { returnBefore } : {}),
    revision: row.revision,
    timeline: related.timeline
      .filter(({ what }) => forStaff || !INTERNAL.has(what))
      .map(({ at, what, who, note }) => ({ at, what, who: named(who), ...(note ? { note } : {}) })),
  }
}

export function fulfilmentStateOf({ state, details }: OrderRow): FulfilmentState {
  if (state === 'fulfilled') return 'sent'
  return details.sentItems ? 'partly' : 'none'
}

function toParcel({ id, number, lines, carrier, trackingNumber, url, sentAt }: ParcelRow): Parcel {
  return { id, number, lines, tracking: { carrier, number: trackingNumber, ...(url ? { url } : {}) }, sentAt }
}

export function toReturn(row: ReturnRow, currency: Order['currency']): Return {
  const { id, state, lines, reason, note, valueMinor, createdAt, changedAt } = row
  return {
    id,
    state,
    lines,
    value: { amountMinor: valueMinor, currency },
    reason,
    ...(note ? { note } : {}),
    createdAt,
    changedAt,
  }
}

export function toRefund(row: RefundRow, currency: Order['currency'], retriedBy?: string): Refund {
  return {
    id: row.id,
    state: row.state,
    amount: { amountMinor: row.amountMinor, currency },
    to: row.destination,
    reason: row.reason,
    who: row.who,
    ...(row.returnId ? { returnId: row.returnId } : {}),
    ...(retriedBy ? { retriedBy } : {}),
    ...(row.state === 'failed' && row.doneMinor > 0
      ? { done: { amountMinor: row.doneMinor, currency } }
      : {}),
    ...(row.failure ? { failure: row.failure } : {}),
    createdAt: row.createdAt,
    ...(row.endedAt ? { endedAt: row.endedAt } : {}),
  }
}

function toDocument(row: DocumentRow, currency: Order['currency']): OrderDocument {
  const { id, kind, amountMinor, issuedAt } = row
  return { id, kind, number: numberOf(row), amount: { amountMinor, currency }, issuedAt }
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
