import { timestamp } from '../../kernel/clock.ts'
import type { NotificationsDeps } from './deps.ts'
import * as store from './store.ts'

/** Longer than any event or job that could ask for the same mail again. */
const KEEP_MAILS_MS = 90 * 86_400_000
const MAILS_PER_STATEMENT = 500
const STATEMENTS_PER_RUN = 200

/** Forgets old mails, which are personal data; what one run leaves, the next one takes. */
export function forgetMails({ db, clock }: Pick<NotificationsDeps, 'db' | 'clock'>): () => Promise<void> {
  return async () => {
    const before = timestamp(clock, -KEEP_MAILS_MS)
    for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++) {
      const deleted = await store.deleteOldMails(db.sql, before, MAILS_PER_STATEMENT)
      if (deleted < MAILS_PER_STATEMENT) return
    }
  }
}
