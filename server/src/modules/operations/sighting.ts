import type { Suggestion } from '@techmart/contracts'

/** Something that does not add up, as a comparison sees it. */
export interface Sighting {
  kind: string
  /** The id of an order, a SKU, a consumer, a queue. */
  subject: string
  details: Record<string, unknown>
  suggestion: Suggestion
  /** What would put it right without asking anybody, where there is such a thing. */
  repair?: Repair
}

/** Each of these may be done at any time and any number of times, and does harm in no state of an order. */
export type Repair =
  /** Ask the provider how the payment stands, and take over what it says. */
  | { kind: 'ask_provider'; orderId: string }
  /** The same, and cancel the order when nobody has paid: the provider agrees first. */
  | { kind: 'end_unpaid'; orderId: string; reference: string }
  /** Give back what is held for an order that is over. */
  | { kind: 'release'; orderId: string }
