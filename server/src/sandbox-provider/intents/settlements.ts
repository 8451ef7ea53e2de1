import type { Context, RecordChanges } from '../context.ts'
import type { Intent } from '../ledger/model.ts'
import { createTimers } from '../timers.ts'
import { settleIntent } from './settle-intent.ts'

type Settlements = {
  /** Ends the intent's processing when its moment comes; ignores intents that are not processing. */
  watch(intent: Intent): void
  stop(): void
}

export function createSettlements(ctx: Context, record: RecordChanges): Settlements {
  const timers = createTimers(ctx.now)
  return {
    watch(intent) {
      if (!intent.settlement) return
      timers.at(intent.settlement.at, () => {
        const decision = settleIntent(ctx, intent.id)
        // A journal that cannot be written stops the whole provider, so nothing is lost here.
        if (decision) record(decision.changes).catch(() => undefined)
      })
    },
    stop: timers.stop,
  }
}
