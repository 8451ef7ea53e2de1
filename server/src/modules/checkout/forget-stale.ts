import { timestamp } from '../../kernel/clock.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

/** What shoppers told and never ordered. */
const KEEP_SESSIONS_MS = 30 * 86_400_000
/** Attempts that are over: for so long the same key gets the same answer. */
const KEEP_PLACEMENTS_MS = 30 * 86_400_000
const ROWS_PER_STATEMENT = 1_000
const STATEMENTS_PER_RUN = 200

/** Forgets sessions and attempts that nobody needs any more; what one run leaves, the next one takes. */
export function forgetStale({ db, clock }: Pick<ModuleDeps, 'db' | 'clock'>): () => Promise<void> {
  return async () => {
    const sessionsBefore = timestamp(clock, -KEEP_SESSIONS_MS)
    const placementsBefore = timestamp(clock, -KEEP_PLACEMENTS_MS)
    await untilNoneIsLeft(() => store.deleteStaleSessions(db.sql, sessionsBefore, ROWS_PER_STATEMENT))
    await untilNoneIsLeft(() => store.deleteOldPlacements(db.sql, placementsBefore, ROWS_PER_STATEMENT))
  }
}

async function untilNoneIsLeft(deleteSome: () => Promise<number>): Promise<void> {
  for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++) {
    if ((await deleteSome()) < ROWS_PER_STATEMENT) return
  }
}
