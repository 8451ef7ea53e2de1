import type { PaymentState } from '@techmart/contracts'
import type { IntentStatus } from './providers/provider.ts'

/** What an order's payment is made of; minor units. */
export interface Sums {
  /** What has to be paid. */
  amountMinor: number
  /** What gift cards and store credit have given. */
  creditMinor: number
  /** On all intents together. */
  capturedMinor: number
  authorisedMinor: number
}

/**
 * How much counts as arrived. Gift cards and store credit count once money of the provider has moved, or when they
 * cover all of it: until then they are held, and a cancellation lets them go.
 */
export function arrivedOf({ amountMinor, creditMinor, capturedMinor }: Sums): number {
  const counts = capturedMinor > 0 || creditMinor >= amountMinor
  return capturedMinor + (counts ? creditMinor : 0)
}

/** What has arrived, can be captured, or is held. */
export function securedOf({ creditMinor, capturedMinor, authorisedMinor }: Sums): number {
  return capturedMinor + authorisedMinor + creditMinor
}

/**
 * The state that follows from the sums and from what was told of the newest attempt (undefined: nothing new). Money
 * that has arrived in full wins over everything; a cancelled or failed payment comes back by nothing less.
 */
export function nextState(now: PaymentState, sums: Sums, told: IntentStatus | undefined): PaymentState {
  const arrived = arrivedOf(sums)
  if (arrived > 0 && arrived >= sums.amountMinor) return 'captured'
  if (now === 'cancelled') return 'cancelled'
  if (sums.authorisedMinor > 0 && securedOf(sums) >= sums.amountMinor) return 'authorised'
  const isOver = told === 'captured' || told === 'failed' || told === 'cancelled'
  if (arrived > 0 && isOver) return 'partly_captured'
  if (now === 'failed' || now === 'partly_captured') return now
  switch (told) {
    case undefined:
      return now
    case 'cancelled':
    case 'failed':
      return told
    case 'processing':
    case 'authorised':
      return 'processing'
    case 'captured':
    case 'requires_payment':
    case 'requires_challenge':
      return 'open'
  }
}
