import { timestamp } from '../../kernel/clock.ts'
import type { CartDeps } from './deps.ts'
import * as store from './store.ts'

const ABANDONED_AFTER_DAYS = 90
const DAY_MS = 24 * 3_600_000
/** Small deletions, so that none holds its locks for long. */
const CARTS_PER_STATEMENT = 500
const STATEMENTS_PER_RUN = 200

/** Deletes guests' carts that nobody touched for 90 days; what one run leaves, the next one takes. */
export async function deleteAbandoned({ db, clock }: Pick<CartDeps, 'db' | 'clock'>): Promise<void> {
  const before = timestamp(clock, -ABANDONED_AFTER_DAYS * DAY_MS)
  for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++) {
    const deleted = await store.deleteGuestCarts(db.sql, before, CARTS_PER_STATEMENT)
    if (deleted < CARTS_PER_STATEMENT) return
  }
}
