import type { Context, Decision } from '../context.ts'
import { approved, refusedForGood } from './outcomes.ts'

/** Ends the processing of a slow payment; nothing to do when it was cancelled meanwhile. */
export function settleIntent(ctx: Context, id: string): Decision | undefined {
  const intent = ctx.ledger.intent(id)
  if (intent?.status !== 'processing' || !intent.settlement) return undefined
  return intent.settlement.succeeds ? approved(ctx, intent) : refusedForGood(ctx, intent, 'processing_failed')
}
