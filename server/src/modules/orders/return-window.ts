import type { OrderRow } from './store.ts'
import type { ParcelRow } from './store-parcels.ts'

const DAY_MS = 86_400_000
/** Thirty days in the shopper's hands, and as long as the slowest delivery takes to get there. */
const RETURN_DAYS = 30
/** Delivery times are in working days: seven days have five of them. */
const DAYS_PER_WORKING_DAY = 7 / 5

/** Until when goods of this order can be sent back, counted from its last parcel; nothing when none was sent. */
export function returnBeforeOf(
  order: OrderRow,
  parcels: readonly Pick<ParcelRow, 'sentAt'>[],
): string | undefined {
  const lastSentAt = parcels.at(-1)?.sentAt ?? order.fulfilledAt
  if (lastSentAt === null || lastSentAt === undefined) return undefined
  const days = RETURN_DAYS + Math.ceil(order.details.delivery.maxDays * DAYS_PER_WORKING_DAY)
  return new Date(Date.parse(lastSentAt) + days * DAY_MS).toISOString()
}
