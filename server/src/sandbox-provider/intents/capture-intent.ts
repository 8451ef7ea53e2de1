import type { Context, Decision } from '../context.ts'
import type { Intent } from '../ledger/model.ts'
import { SandpayError } from '../sandpay-error.ts'
import { announce } from './announce.ts'
import { findIntent } from './find-intent.ts'

/**
 * Takes the authorised money, all of it when no amount is given; the rest of a smaller amount is released.
 * A repeat for the same amount changes nothing. Errors: `intent_not_found`, `intent_already_captured`,
 * `intent_not_authorised`, `capture_exceeds_authorised`.
 */
export function captureIntent(ctx: Context, id: string, amountMinor?: number): Decision {
  const intent = findIntent(ctx, id)
  if (intent.status === 'captured') {
    if (amountMinor === undefined || amountMinor === intent.capturedMinor) return { intent, changes: [] }
    throw new SandpayError(
      409,
      'intent_already_captured',
      `Already captured with ${intent.capturedMinor} minor units`,
    )
  }
  if (intent.status !== 'authorised') {
    throw new SandpayError(409, 'intent_not_authorised', `The intent is ${intent.status}`)
  }
  const capturedMinor = amountMinor ?? intent.amountMinor
  if (capturedMinor > intent.amountMinor) {
    throw new SandpayError(422, 'capture_exceeds_authorised', `Authorised: ${intent.amountMinor} minor units`)
  }
  const captured: Intent = { ...intent, status: 'captured', capturedMinor, updatedAt: ctx.now() }
  return {
    intent: captured,
    changes: [{ kind: 'intent', value: captured }, ...announce(ctx, 'intent.captured', captured)],
  }
}
