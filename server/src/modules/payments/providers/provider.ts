import type { Language } from '@techmart/contracts'

export const providerNames = ['sandbox', 'stripe', 'paystack'] as const
export type ProviderName = (typeof providerNames)[number]

/** `failed` and `cancelled` are final: nobody can pay on it any more. */
export type IntentStatus =
  | 'requires_payment'
  | 'requires_challenge'
  | 'processing'
  | 'authorised'
  | 'captured'
  | 'cancelled'
  | 'failed'

/** One attempt to pay, as its provider describes it; amounts in minor units. */
export interface Intent {
  id: string
  status: IntentStatus
  /** As ISO 4217 writes it. */
  currency: string
  amountMinor: number
  capturedMinor: number
  refundedMinor: number
  /** Where the shopper pays; absent where the provider no longer tells. */
  redirectUrl?: string
  /** The provider's code for the last declined try. */
  errorCode?: string
  /** The order we wrote into it. */
  orderId?: string
  /** From when this is: an older description never replaces a newer one. */
  toldAt?: string
}

/** What is to be paid. The key is the attempt's own: calls with the same key have one effect. */
export interface Attempt {
  key: string
  orderId: string
  reference: string
  amountMinor: number
  currency: string
  language: Language
  returnUrl: string
  cancelUrl: string
  email?: string
  capture: 'automatic' | 'manual'
}

/** A signed message, reduced to what is read of it. */
export interface Message {
  /** Unique at the provider: a repeat is recognised by it. */
  id: string
  type: string
  /** How the provider calls the attempt; absent where the message names only the order. */
  intentId?: string
  orderId?: string
  /** All there is to know; where it is absent, the message is a reason to ask the provider. */
  intent?: Intent
}

export interface RefundCall {
  key: string
  intentId: string
  amountMinor: number
}

/** `sent`: taken, and on its way; the same call later tells more. `refused`: it will never be done. */
export type RefundAnswer =
  | { state: 'done' | 'sent'; intent: Intent }
  | { state: 'refused'; reason: string; intent: Intent }

/**
 * What the shop asks of a payment provider. Every call may be repeated. They throw `PAYMENT_PROVIDER_UNAVAILABLE`
 * when there is no answer, and `ProviderRefusal` for a no that asking again will not change.
 */
export interface Provider {
  name: ProviderName
  /** Whether it recognises a repeated call by its key, also one made at the same moment. */
  knowsKeys: boolean
  /** The least it takes for one payment in any of the shop's currencies, in minor units. */
  leastMinor: number
  open(attempt: Attempt): Promise<Intent>
  status(intentId: string): Promise<Intent>
  /** Takes what was authorised, or a part of it; the rest is let go. */
  capture(key: string, intentId: string, amountMinor: number): Promise<Intent>
  /** How it stands afterwards: cancelled, unless its money has moved or the provider cannot stop it any more. */
  cancel(intentId: string): Promise<Intent>
  refund(call: RefundCall): Promise<RefundAnswer>
  /**
   * Throws `BAD_SIGNATURE` for what the provider did not sign, and `MALFORMED_BODY` for what is no message.
   * Undefined for a message that is about nothing we follow.
   */
  verifyWebhook(headers: Record<string, string | string[] | undefined>, body: Buffer): Message | undefined
}

/** A definite no of the provider. */
export class ProviderRefusal extends Error {
  readonly code: string
  constructor(code: string, message = `The payment provider refused: ${code}`) {
    super(message)
    this.name = 'ProviderRefusal'
    this.code = code
  }
}

/** No answer, or one that says "later": the call may or may not have had its effect, and is made again. */
export class NoAnswer extends Error {
  readonly retryAfterMs: number | undefined
  constructor(message: string, retryAfterMs?: number) {
    super(message)
    this.name = 'NoAnswer'
    this.retryAfterMs = retryAfterMs
  }
}
