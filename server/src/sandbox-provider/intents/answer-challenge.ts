import type { Context, Decision } from '../context.ts'
import { type Intent, limits } from '../ledger/model.ts'
import { approved, declined, refusedForGood } from './outcomes.ts'

/** The shopper answered the 3-D Secure question. Does nothing when the intent is not waiting for it. */
export function answerChallenge(ctx: Context, intent: Intent, isConfirmed: boolean): Decision {
  if (intent.status !== 'requires_challenge') return { intent, changes: [] }
  if (isConfirmed) return approved(ctx, intent)
  return intent.attempts.length >= limits.attemptsPerIntent
    ? refusedForGood(ctx, intent, 'too_many_attempts')
    : declined(ctx, intent, 'authentication_failed')
}
