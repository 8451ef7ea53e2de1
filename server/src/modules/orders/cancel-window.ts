import type { OrderRow } from './store.ts'

/** How long after its payment a shopper may still take an order back. */
export const CANCEL_WINDOW_MS = 30 * 60_000

/** Until when the shopper may cancel this paid order; nothing when it is not paid or on its way. */
export function cancelBeforeOf(order: OrderRow): string | undefined {
  if (order.state !== 'paid' || order.details.sentItems || order.paidAt === null) return undefined
  return new Date(Date.parse(order.paidAt) + CANCEL_WINDOW_MS).toISOString()
}
