import { timestamp } from '../../kernel/clock.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store-archive.ts'

const DAY_MS = 86_400_000
const ORDERS_PER_TRANSACTION = 200
/** Leaves room for a last slow transaction within the minute a job may take; the rest comes the next night. */
const BUDGET_MS = 40_000

/**
 * Moves orders that ended long ago out of the way of those at work. They are found and read as before; one that is
 * touched again comes back by itself (`lockById`).
 */
export function archiveOrders({
  db,
  clock,
  archiveAfterDays,
}: Pick<ModuleDeps, 'db' | 'clock'> & { archiveAfterDays: number }): () => Promise<void> {
  return async () => {
    const before = timestamp(clock, -archiveAfterDays * DAY_MS)
    const endsAt = performance.now() + BUDGET_MS
    for (;;) {
      const moved = await db.transaction(async (tx) => {
        const ids = await store.lockEnded(tx, before, ORDERS_PER_TRANSACTION)
        if (ids.length > 0) await store.archive(tx, ids)
        return ids.length
      })
      if (moved < ORDERS_PER_TRANSACTION || performance.now() >= endsAt) return
    }
  }
}
