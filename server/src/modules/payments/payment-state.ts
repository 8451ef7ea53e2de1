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
 * The state that follows from the sums and from how the present attempt stands (undefined: there is none, or nothing
 * is known of it). Money that has arrived in full wins over everything; a payment that we have cancelled comes back
 * by nothing less. It does not matter in what order these came to be known.
 */
export function nextState(now: PaymentState, sums: Sums, ofCurrent: IntentStatus | undefined): PaymentState {
  const arrived = arrivedOf(sums)
  if (arrived > 0 && arrived >= sums.amountMinor) return 'captured'
  if (now === 'cancelled') return 'cancelled'
  // An order that costs nothing is paid from the start.
  if (sums.amountMinor === 0) return 'captured'
  if (sums.authorisedMinor > 0 && securedOf(sums) >= sums.amountMinor) return 'authorised'
  const isOver = ofCurrent === 'captured' || ofCurrent === 'failed' || ofCurrent === 'cancelled'
  if (arrived > 0 && isOver) return 'partly_captured'
  switch (ofCurrent) {
    case undefined:
      return now === 'authorised' ? 'open' : now
    // Ended by the provider: another attempt may follow.
    case 'cancelled':
    case 'failed':
      return 'failed'
    case 'processing':
    case 'authorised':
      return 'processing'
    case 'captured':
    case 'requires_payment':
    case 'requires_challenge':
      return 'open'
  }
}
