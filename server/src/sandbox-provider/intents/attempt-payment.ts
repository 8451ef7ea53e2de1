import type { Context, Decision } from '../context.ts'
import { type Attempt, type Intent, limits } from '../ledger/model.ts'
import type { TestCard } from '../test-cards.ts'
import { timing } from '../timing.ts'
import { announce } from './announce.ts'
import { approved, declined, refusedForGood } from './outcomes.ts'

/**
 * The shopper pressed "pay". A form sent twice (same attempt id), or sent when the intent no longer waits
 * for a card, changes nothing: at most one charge, whatever the browser does.
 */
export function attemptPayment(ctx: Context, intent: Intent, attemptId: string, card: TestCard): Decision {
  const isRepeat = intent.attempts.some((attempt) => attempt.id === attemptId)
  if (isRepeat || intent.status !== 'requires_payment') return { intent, changes: [] }
  const attempt: Attempt = {
    id: attemptId,
    at: ctx.now(),
    brand: card.brand,
    last4: card.number.slice(-4),
    behaviour: card.behaviour,
  }
  const tried: Intent = { ...intent, attempts: [...intent.attempts, attempt], lastError: undefined }
  const decision = answerOf(ctx, tried, card)
  const isLastChance = tried.attempts.length >= limits.attemptsPerIntent
  return decision.intent.status === 'requires_payment' && isLastChance
    ? refusedForGood(ctx, tried, 'too_many_attempts')
    : decision
}

function answerOf(ctx: Context, intent: Intent, card: TestCard): Decision {
  switch (card.behaviour) {
    case 'approve':
      return approved(ctx, intent)
    case 'decline':
      return declined(ctx, intent, 'card_declined')
    case 'insufficient_funds':
      return declined(ctx, intent, 'insufficient_funds')
    case 'challenge': {
      const challenged: Intent = { ...intent, status: 'requires_challenge', updatedAt: ctx.now() }
      return { intent: challenged, changes: [{ kind: 'intent', value: challenged }] }
    }
    case 'slow_success':
      return processing(ctx, intent, true)
    case 'slow_failure':
      return processing(ctx, intent, false)
    case 'lost_answer':
      return approved(ctx, intent, { delayMs: timing.lateWebhookMs })
    case 'duplicate_webhook':
      return overtaken(ctx, intent)
  }
}

function processing(ctx: Context, intent: Intent, succeeds: boolean): Decision {
  const at = ctx.now()
  const settlement = { at: at + ctx.scaled(timing.settleMs), succeeds }
  const slow: Intent = { ...intent, status: 'processing', settlement, updatedAt: at }
  return {
    intent: slow,
    changes: [{ kind: 'intent', value: slow }, ...announce(ctx, 'intent.processing', slow)],
  }
}

// The event of an earlier state arrives last, so a shop that trusts the order of arrival is found out.
function overtaken(ctx: Context, intent: Intent): Decision {
  const earlier: Intent = { ...intent, status: 'processing', updatedAt: ctx.now() }
  const late = announce(ctx, 'intent.processing', earlier, { delayMs: timing.overtakenMs })
  const decision = approved(ctx, intent, { copies: 2 })
  return { intent: decision.intent, changes: [...late, ...decision.changes] }
}
