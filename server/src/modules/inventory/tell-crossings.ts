import type { EventMap, inventory } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { teller } from '../../kernel/outbox.ts'
import { availabilityOf } from './availability.ts'
import type { LevelRow } from './store.ts'

const tell = teller<EventMap<typeof inventory>>()

/** Tells which SKUs a shopper now sees differently. */
export async function tellCrossings(tx: Tx, before: LevelRow[], after: LevelRow[]): Promise<void> {
  const was = new Map(before.map((level) => [level.sku, availabilityOf(level)]))
  const skus = after.filter((level) => was.get(level.sku) !== availabilityOf(level)).map((level) => level.sku)
  if (skus.length > 0) await tell(tx, 'inventory.stock_changed', skus[0] as string, { skus })
}
