import type { Context } from '../context.ts'
import { newId } from '../ids.ts'
import { type Change, type Intent, limits, type Refund } from '../ledger/model.ts'
import { SandpayError } from '../sandpay-error.ts'
import { announce } from './announce.ts'
import { findIntent } from './find-intent.ts'

/**
 * Gives captured money back, never more than is left of it. Deciding and applying happen in one turn of
 * the event loop, so simultaneous refunds cannot pass the check together. Errors: `intent_not_found`,
 * `intent_not_captured`, `refund_exceeds_captured`, `too_many_refunds`.
 */
export function refundIntent(
  ctx: Context,
  id: string,
  amountMinor: number,
): { refund: Refund; changes: Change[] } {
  const intent = findIntent(ctx, id)
  if (intent.status !== 'captured') {
    throw new SandpayError(409, 'intent_not_captured', `The intent is ${intent.status}`)
  }
  const leftMinor = intent.capturedMinor - intent.refundedMinor
  if (amountMinor > leftMinor) {
    throw new SandpayError(422, 'refund_exceeds_captured', `${leftMinor} minor units are left to refund`)
  }
  if (ctx.ledger.refundsOf(id).length >= limits.refundsPerIntent) {
    throw new SandpayError(422, 'too_many_refunds', `At most ${limits.refundsPerIntent} refunds per intent`)
  }
  const at = ctx.now()
  const refund: Refund = {
    id: newId('re'),
    intentId: id,
    amountMinor,
    currency: intent.currency,
    createdAt: at,
  }
  const refunded: Intent = { ...intent, refundedMinor: intent.refundedMinor + amountMinor, updatedAt: at }
  return {
    refund,
    changes: [
      { kind: 'intent', value: refunded },
      { kind: 'refund', value: refund },
      ...announce(ctx, 'refund.succeeded', refunded, { refund }),
    ],
  }
}
