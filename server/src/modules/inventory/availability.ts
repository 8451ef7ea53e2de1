import type { Availability, StockLevel } from '@techmart/contracts'

/** What a shopper is told, from what can be promised now. */
export function availabilityOf(
  level: Pick<StockLevel, 'onHand' | 'reserved' | 'available' | 'lowAt'>,
): Availability {
  if (level.available <= 0) return 'out_of_stock'
  const onShelf = level.onHand - level.reserved
  if (onShelf <= 0) return 'backorder'
  return onShelf <= level.lowAt ? 'low_stock' : 'in_stock'
}
