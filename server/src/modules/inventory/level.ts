import type { StockLevel } from '@techmart/contracts'
import type { LevelRow } from './store.ts'

/** A level as it is told. */
export function toLevel({ preorderLimit, availableFrom, ...level }: LevelRow): StockLevel {
  if (preorderLimit === 0) return level
  return { ...level, preorder: { limit: preorderLimit, ...(availableFrom ? { availableFrom } : {}) } }
}
