import type { Availability, StockLevel } from '@techmart/contracts'
import { State, type Tone } from '../../ui/state.tsx'

const words: Record<Availability, { word: string; tone: Tone }> = {
  in_stock: { word: 'In stock', tone: 'good' },
  low_stock: { word: 'Low', tone: 'warn' },
  preorder: { word: 'Pre-order', tone: 'warn' },
  backorder: { word: 'Back-order', tone: 'warn' },
  out_of_stock: { word: 'Out', tone: 'bad' },
}

export function AvailabilityTag({ availability }: { availability: Availability }) {
  const { word, tone } = words[availability]
  return <State tone={tone}>{word}</State>
}

/** How a level reads to a shopper. `available` counts what may be promised beyond what is on hand. */
export function availabilityOf(level: StockLevel): Availability {
  const free = level.onHand - level.reserved
  if (free > level.lowAt) return 'in_stock'
  if (free > 0) return 'low_stock'
  if (level.available <= 0) return 'out_of_stock'
  return level.preorder ? 'preorder' : 'backorder'
}
