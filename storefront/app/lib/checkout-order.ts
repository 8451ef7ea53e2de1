import type { ErrorCode, Order } from '@techmart/contracts'

/** What the shopper was told by the payment page on the way back; the order's state is the truth. */
export const paymentHints = ['success', 'pending', 'failed', 'cancelled'] as const
export type PaymentHint = (typeof paymentHints)[number]

/** What the page of an order is made of. */
export interface OrderPageData {
  order: Order
  hint: PaymentHint | null
  /** The page without the hint, and with a question to the provider: for those without scripts. Router paths. */
  address: { plain: string; ask: string }
  /** The address carries the token, so that it alone opens the order, today and later. */
  isLasting: boolean
  /** When the page was made. RFC 3339. */
  now: string
}

export interface OrderAnswer {
  code: ErrorCode
}

/** What an order page says first. */
export type OrderMood =
  | 'confirming'
  | 'awaiting'
  | 'failed'
  | 'left'
  | 'paid'
  | 'fulfilled'
  | 'cancelled'
  | 'expired'
  | 'refunded'

export function moodOf(order: Order, hint: PaymentHint | null): OrderMood {
  switch (order.state) {
    case 'awaiting_payment':
      if (hint === 'success' || hint === 'pending') return 'confirming'
      if (hint === 'failed') return 'failed'
      return hint === 'cancelled' ? 'left' : 'awaiting'
    case 'cancelled':
      if (order.paid.amountMinor > 0) return 'refunded'
      return (order.cancelledAt ?? '') >= order.payBefore ? 'expired' : 'cancelled'
    case 'paid':
    case 'fulfilled':
      return order.state
  }
}
