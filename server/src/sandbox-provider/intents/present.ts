import type { Intent, IntentStatus, PaymentError, Refund } from '../ledger/model.ts'

/** An intent in the API and in webhooks. Amounts in minor units, moments in ISO 8601. */
export type PublicIntent = {
  id: string
  status: IntentStatus
  amountMinor: number
  currency: string
  capturedMinor: number
  refundedMinor: number
  capture: 'automatic' | 'manual'
  reference: string
  description?: string
  returnUrl: string
  cancelUrl: string
  /** The hosted payment page; `&language=en|es|de|ar` may be appended. */
  redirectUrl: string
  metadata: Readonly<Record<string, string>>
  /** The card of the latest attempt. */
  card?: { brand: string; last4: string }
  lastError?: PaymentError
  createdAt: string
  updatedAt: string
}

type PublicRefund = {
  id: string
  intentId: string
  status: 'succeeded'
  amountMinor: number
  currency: string
  createdAt: string
}

export function presentIntent(intent: Intent, publicUrl: string): PublicIntent {
  const attempt = intent.attempts.at(-1)
  return {
    id: intent.id,
    status: intent.status,
    amountMinor: intent.amountMinor,
    currency: intent.currency,
    capturedMinor: intent.capturedMinor,
    refundedMinor: intent.refundedMinor,
    capture: intent.capture,
    reference: intent.reference,
    description: intent.description,
    returnUrl: intent.returnUrl,
    cancelUrl: intent.cancelUrl,
    redirectUrl: `${publicUrl}/pay/${intent.id}?token=${intent.token}`,
    metadata: intent.metadata,
    card: attempt && { brand: attempt.brand, last4: attempt.last4 },
    lastError: intent.lastError,
    createdAt: new Date(intent.createdAt).toISOString(),
    updatedAt: new Date(intent.updatedAt).toISOString(),
  }
}

export function presentRefund(refund: Refund): PublicRefund {
  return {
    id: refund.id,
    intentId: refund.intentId,
    status: 'succeeded',
    amountMinor: refund.amountMinor,
    currency: refund.currency,
    createdAt: new Date(refund.createdAt).toISOString(),
  }
}
