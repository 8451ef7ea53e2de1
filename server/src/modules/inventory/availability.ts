import type { Availability, StockStatus } from '@techmart/contracts'
import type { LevelRow } from './store.ts'

type Shelf = Pick<LevelRow, 'onHand' | 'reserved' | 'available' | 'lowAt' | 'preorderLimit'>

/** What a shopper is told, from what can be promised now. */
export function availabilityOf(level: Shelf): Availability {
  if (level.available <= 0) return 'out_of_stock'
  if (onShelf(level) <= 0) return level.preorderLimit > 0 ? 'preorder' : 'backorder'
  return isLow(level) ? 'low_stock' : 'in_stock'
}

export function toStatus(level: LevelRow): StockStatus {
  const { sku, availableFrom } = level
  const availability = availabilityOf(level)
  return {
    sku,
    availability,
    available: Math.max(0, level.available),
    ...(availability === 'preorder' && availableFrom ? { availableFrom } : {}),
  }
}

/** On hand and not reserved: what may be sold without promising what has yet to come. */
export function onShelf({ onHand, reserved }: Pick<LevelRow, 'onHand' | 'reserved'>): number {
  return onHand - reserved
}

export function isLow(level: Pick<LevelRow, 'onHand' | 'reserved' | 'lowAt'>): boolean {
  return onShelf(level) <= level.lowAt
}
