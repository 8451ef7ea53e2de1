import type { CardBehaviour } from '../test-cards.ts'

export type IntentStatus =
  | 'requires_payment'
  | 'requires_challenge'
  | 'processing'
  | 'authorised'
  | 'captured'
  | 'cancelled'
  | 'failed'

export type PaymentError = {
  readonly code:
    | 'card_declined'
    | 'insufficient_funds'
    | 'authentication_failed'
    | 'processing_failed'
    | 'too_many_attempts'
  readonly message: string
}

/** One press of the pay button. Of the card, only what may be shown is kept. */
export type Attempt = {
  /** The nonce of the form that was sent: a second copy of it is the same attempt. */
  readonly id: string
  readonly at: number
  readonly brand: string
  readonly last4: string
  readonly behaviour: CardBehaviour
}

/** A payment somebody was asked for. Amounts in minor units, moments in epoch milliseconds. */
export type Intent = {
  readonly id: string
  /** Unguessable part of the payment page's address. */
  readonly token: string
  readonly status: IntentStatus
  readonly amountMinor: number
  readonly currency: string
  readonly capturedMinor: number
  readonly refundedMinor: number
  readonly capture: 'automatic' | 'manual'
  readonly reference: string
  readonly description?: string
  readonly returnUrl: string
  readonly cancelUrl: string
  readonly metadata: Readonly<Record<string, string>>
  readonly attempts: readonly Attempt[]
  readonly lastError?: PaymentError
  /** Set while `processing`: when and how it ends. */
  readonly settlement?: { readonly at: number; readonly succeeds: boolean }
  readonly createdAt: number
  readonly updatedAt: number
}

export type Refund = {
  readonly id: string
  readonly intentId: string
  readonly amountMinor: number
  readonly currency: string
  readonly createdAt: number
}

export type EventType =
  | 'intent.authorised'
  | 'intent.captured'
  | 'intent.payment_failed'
  | 'intent.cancelled'
  | 'intent.processing'
  | 'refund.succeeded'

/** A fact told to the merchant. `body` is the exact text every delivery of it carries. */
export type StoredEvent = {
  readonly id: string
  readonly type: EventType
  readonly intentId: string
  readonly createdAt: number
  readonly body: string
}

export type DeliveryAttempt = {
  readonly at: number
  readonly durationMs: number
  /** HTTP status of the answer; absent when there was none. */
  readonly status?: number
  readonly error?: string
}

/** How far the telling of one event has come. */
export type Delivery = {
  readonly eventId: string
  readonly state: 'pending' | 'delivered' | 'abandoned'
  readonly dueAt: number
  /** Successful deliveries still wanted; more than one only for the duplicate-webhook card. */
  readonly copiesLeft: number
  readonly attemptCount: number
  readonly failuresInRow: number
  /** The latest attempts, newest last, bounded by `attemptsKept`. */
  readonly attempts: readonly DeliveryAttempt[]
}

/** The answer given to a POST, kept so that its repeat gets the same one. */
export type KeptAnswer = {
  readonly key: string
  readonly fingerprint: string
  readonly status: number
  readonly body: unknown
  readonly at: number
}

/** One row to write. What is written in one call stands or falls together. */
export type Change =
  | { readonly kind: 'intent'; readonly value: Intent }
  | { readonly kind: 'refund'; readonly value: Refund }
  | { readonly kind: 'event'; readonly value: StoredEvent }
  | { readonly kind: 'delivery'; readonly value: Delivery }
  | { readonly kind: 'answer'; readonly value: KeptAnswer }

export const limits = {
  attemptsPerIntent: 20,
  refundsPerIntent: 100,
  attemptsKept: 20,
  listSize: 100,
  /** Delivered events and kept answers older than this are dropped when the journal is compacted. */
  eventsKeptMs: 30 * 24 * 3_600_000,
  answersKeptMs: 7 * 24 * 3_600_000,
} as const
