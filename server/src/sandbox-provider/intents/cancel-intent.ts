import type { Context, Decision } from '../context.ts'
import type { Intent } from '../ledger/model.ts'
import { SandpayError } from '../sandpay-error.ts'
import { announce } from './announce.ts'
import { findIntent } from './find-intent.ts'

/**
 * Ends an intent that was not captured: after this no money can move, also not from a payment that was
 * still processing. A repeat changes nothing. Errors: `intent_not_found`, `intent_already_captured`.
 */
export function cancelIntent(ctx: Context, id: string): Decision {
  const intent = findIntent(ctx, id)
  if (intent.status === 'cancelled') return { intent, changes: [] }
  if (intent.status === 'captured') {
    throw new SandpayError(409, 'intent_already_captured', 'Captured money is given back by a refund')
  }
  const cancelled: Intent = { ...intent, status: 'cancelled', settlement: undefined, updatedAt: ctx.now() }
  return {
    intent: cancelled,
    changes: [{ kind: 'intent', value: cancelled }, ...announce(ctx, 'intent.cancelled', cancelled)],
  }
}
