import { timestamp } from '../../kernel/clock.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

/** The provider repeats a message for three days; whatever came again later would change nothing either. */
const KEEP_EVENTS_MS = 30 * 86_400_000
const EVENTS_PER_STATEMENT = 1_000
const STATEMENTS_PER_RUN = 200

/** Forgets the marks of old messages; what one run leaves, the next one takes. */
export function forgetEvents({ db, clock }: Pick<ModuleDeps, 'db' | 'clock'>): () => Promise<void> {
  return async () => {
    const before = timestamp(clock, -KEEP_EVENTS_MS)
    for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++) {
      const deleted = await store.deleteProviderEvents(db.sql, before, EVENTS_PER_STATEMENT)
      if (deleted < EVENTS_PER_STATEMENT) return
    }
  }
}
