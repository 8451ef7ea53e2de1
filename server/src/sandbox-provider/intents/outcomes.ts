import type { Context, Decision } from '../context.ts'
import type { Intent, PaymentError } from '../ledger/model.ts'
import { announce } from './announce.ts'

const explanations: Record<PaymentError['code'], string> = {
  card_declined: 'The card was declined.',
  insufficient_funds: 'The card has insufficient funds.',
  authentication_failed: 'The shopper could not be authenticated.',
  processing_failed: 'The payment failed while it was being processed.',
  too_many_attempts: 'Too many attempts were made to pay this intent.',
}

/** The bank said yes: captured, or authorised when the merchant captures later. */
export function approved(
  ctx: Context,
  intent: Intent,
  telling?: { delayMs?: number; copies?: number },
): Decision {
  const isAutomatic = intent.capture === 'automatic'
  const settled: Intent = {
    ...intent,
    status: isAutomatic ? 'captured' : 'authorised',
    capturedMinor: isAutomatic ? intent.amountMinor : 0,
    settlement: undefined,
    lastError: undefined,
    updatedAt: ctx.now(),
  }
  const type = isAutomatic ? 'intent.captured' : 'intent.authorised'
  return {
    intent: settled,
    changes: [{ kind: 'intent', value: settled }, ...announce(ctx, type, settled, telling)],
  }
}

/** The bank said no to this attempt: the intent stays payable with another card. */
export function declined(ctx: Context, intent: Intent, code: PaymentError['code']): Decision {
  return refused(ctx, intent, 'requires_payment', code)
}

/** The intent can no longer be paid. */
export function refusedForGood(ctx: Context, intent: Intent, code: PaymentError['code']): Decision {
  return refused(ctx, intent, 'failed', code)
}

function refused(
  ctx: Context,
  intent: Intent,
  status: 'requires_payment' | 'failed',
  code: PaymentError['code'],
): Decision {
  const lastError = { code, message: explanations[code] }
  const told: Intent = { ...intent, status, lastError, settlement: undefined, updatedAt: ctx.now() }
  return {
    intent: told,
    changes: [{ kind: 'intent', value: told }, ...announce(ctx, 'intent.payment_failed', told)],
  }
}
