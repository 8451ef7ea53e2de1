import { timestamp } from '../../kernel/clock.ts'
import type { IdentityDeps } from './deps.ts'
import * as store from './store.ts'

const ROWS_PER_STATEMENT = 1_000
const STATEMENTS_PER_RUN = 200

/** Deletes sessions and counters whose time is over, in small portions. */
export async function deleteExpired({ db, clock }: Pick<IdentityDeps, 'db' | 'clock'>): Promise<void> {
  for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++) {
    const deleted = await store.deleteExpired(db.sql, timestamp(clock), ROWS_PER_STATEMENT)
    if (deleted < ROWS_PER_STATEMENT) return
  }
}
