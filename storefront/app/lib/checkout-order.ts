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
  /** Where changes are told as they happen; without one the page looks by itself now and then. */
  live: string | null
  /** The invoice, as the address bar writes it; nothing as long as there is none. */
  invoice: string | null
  /** When the page was made. RFC 3339. */
  now: string
}

/** What became of what the shopper asked for, where the page stays. */
export type OrderAnswer =
  | { code: ErrorCode }
  | { asked: 'return' }
  | { faulty: 'return' }
  | { missing: Missing[] }

export interface Missing {
  sku: string
  title: string
  reason: 'sold_out' | 'not_for_sale' | 'cart_full'
}

/** Whether there is an invoice: money that is only promised is billed once it was taken. */
export function isBilled({ state, paid, total }: Order): boolean {
  return (state === 'paid' || state === 'fulfilled') && paid.amountMinor >= total.amountMinor
}

const ENDED_RETURNS = new Set(['refused', 'withdrawn'])

/** What of an order can be sent back now: what was sent, less what is part of a return that stands. */
export function returnable(order: Order, now: string): { sku: string; title: string; most: number }[] {
  if (order.returnBefore === undefined || order.returnBefore <= now) return []
  const parcels = order.parcels ?? []
  const sent = parcels.length > 0 ? parcels.flatMap(({ lines }) => lines) : order.lines
  const standing = (order.returns ?? []).filter(({ state }) => !ENDED_RETURNS.has(state))
  const countOf = (lines: { sku: string; quantity: number }[], sku: string) =>
    lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0)
  const back = standing.flatMap(({ lines }) => lines)
  const titles = new Map(order.lines.map(({ sku, title }) => [sku, title]))
  return [...titles]
    .map(([sku, title]) => ({ sku, title, most: countOf(sent, sku) - countOf(back, sku) }))
    .filter(({ most }) => most > 0)
}

/** Its shopper may still take a paid order back. */
export function isCancellable(order: Order, now: string): boolean {
  return order.cancelBefore !== undefined && order.cancelBefore > now
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
