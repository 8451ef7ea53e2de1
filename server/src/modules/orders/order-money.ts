import type { OrderState, PaymentStanding } from '@techmart/contracts'
import { orderMachine, step } from './order-states.ts'

/** What is known of an order's money; all in minor units of its currency. */
export interface OrderMoney {
  state: OrderState
  totalMinor: number
  /** Captured so far. */
  paidMinor: number
  refundedMinor: number
  /** Asked back so far, arrived or on its way; failed refunds are not in it. */
  refundDueMinor: number
  authorisedMinor: number
  /** The deliberate part of `refundDueMinor`. */
  givenMinor: number
  cancelledFor: 'unpaid' | 'reviving' | 'shopper' | 'staff' | 'shop' | 'shortfall' | null
}

/** What follows from news of the provider: the order as it is then, what to write down, and what to tell. */
export interface Outcome<O extends OrderMoney> {
  order: O
  note?: 'paid' | 'authorised' | 'captured' | 'paid_late' | 'paid_after_cancellation' | 'paid_again'
  tell?: 'paid' | 'revival_wanted'
}

/** The provider has `sumMinor` in all. News may come twice and late: sums only grow. */
export function captured<O extends OrderMoney>(before: O, sumMinor: number): Outcome<O> {
  const paidMinor = Math.max(before.paidMinor, sumMinor)
  const order = { ...before, paidMinor }
  const isWhole = paidMinor >= before.totalMinor
  if (before.state === 'awaiting_payment') {
    return isWhole ? { order: pay(order), note: 'paid', tell: 'paid' } : { order }
  }
  if (paidMinor === before.paidMinor) return { order }
  if (before.state === 'cancelled') {
    // What had come in part was asked back: the rest alone does not pay for the goods.
    if (before.cancelledFor === 'unpaid' && refundable(order) >= before.totalMinor)
      return { order: { ...order, cancelledFor: 'reviving' }, note: 'paid_late', tell: 'revival_wanted' }
    return { order, note: 'paid_after_cancellation' }
  }
  if (before.paidMinor < before.totalMinor && isWhole) return { order, note: 'captured' }
  return paidMinor > before.totalMinor ? { order, note: 'paid_again' } : { order }
}

/** The provider vouches for `sumMinor`: an order that is covered in full is as good as paid. */
export function authorised<O extends OrderMoney>(before: O, sumMinor: number): Outcome<O> {
  const authorisedMinor = Math.max(before.authorisedMinor, sumMinor)
  const order = { ...before, authorisedMinor }
  if (before.state !== 'awaiting_payment' || authorisedMinor < before.totalMinor) return { order }
  return { order: pay(order), note: 'authorised', tell: 'paid' }
}

/** The provider vouches for nothing any more: what has not been captured of a sold order is missing. */
export function authorisationLost<O extends OrderMoney>(before: O): O {
  return { ...before, authorisedMinor: 0 }
}

/** Sold, and the whole of it captured: promises are not billed. */
export function isBillable({ state, paidMinor, totalMinor }: OrderMoney): boolean {
  return (state === 'paid' || state === 'fulfilled') && paidMinor >= totalMinor
}

/** The goods of an order that was given up are there: it is paid after all. */
export function revived<O extends OrderMoney>(before: O): O {
  return { ...before, state: step(orderMachine, before.state, 'revive'), cancelledFor: null }
}

export function cancelled<O extends OrderMoney>(before: O, why: NonNullable<OrderMoney['cancelledFor']>): O {
  return { ...before, state: step(orderMachine, before.state, 'cancel'), cancelledFor: why }
}

/** What of the captured money nobody wants and nobody has asked back yet. */
export function owedBack(order: OrderMoney): number {
  const leftMinor = refundable(order)
  if (isGivenUp(order)) return leftMinor
  const surplusMinor = Math.max(0, order.paidMinor - order.totalMinor)
  return Math.min(leftMinor, Math.max(0, surplusMinor - (order.refundDueMinor - order.givenMinor)))
}

/**
 * Whether money may be given back on somebody's word: not while an order may still come to be paid, or come back to
 * life, by the very sum that part would be taken from.
 */
export function mayGive({ state, cancelledFor }: OrderMoney): boolean {
  return state !== 'awaiting_payment' && cancelledFor !== 'reviving'
}

/** The most that can still be given back. */
export function refundable({ paidMinor, refundDueMinor }: OrderMoney): number {
  return Math.max(0, paidMinor - refundDueMinor)
}

/** Money is asked back. */
export function asked<O extends OrderMoney>(before: O, amountMinor: number, isGiven: boolean): O {
  return {
    ...before,
    refundDueMinor: before.refundDueMinor + amountMinor,
    givenMinor: before.givenMinor + (isGiven ? amountMinor : 0),
  }
}

/** What was asked back cannot go back: it may be asked for again. */
export function unasked<O extends OrderMoney>(before: O, amountMinor: number, isGiven: boolean): O {
  return {
    ...before,
    refundDueMinor: before.refundDueMinor - amountMinor,
    givenMinor: before.givenMinor - (isGiven ? amountMinor : 0),
  }
}

/**
 * Money went back. `answeredMinor` of it is what the order's own refunds had asked for; anything beyond what is
 * on its way was sent back by hand at the provider, which counts as given.
 */
export function wentBack<O extends OrderMoney>(
  before: O,
  amountMinor: number,
  outstandingMinor: number,
): { order: O; outsideMinor: number } {
  const refundedMinor = before.refundedMinor + amountMinor
  // What was asked for before refunds had rows of their own is on its way as well.
  const outsideMinor = Math.max(0, refundedMinor + outstandingMinor - before.refundDueMinor)
  return {
    order: {
      ...before,
      refundedMinor,
      refundDueMinor: before.refundDueMinor + outsideMinor,
      givenMinor: before.givenMinor + outsideMinor,
    },
    outsideMinor,
  }
}

/** How the money of an order stands, in a word. */
export function paymentStandingOf(order: OrderMoney): PaymentStanding {
  const { paidMinor, refundedMinor, totalMinor, authorisedMinor, state } = order
  const keptMinor = paidMinor - refundedMinor
  if (paidMinor === 0) {
    if (state === 'cancelled') return 'void'
    if (totalMinor === 0 && state !== 'awaiting_payment') return 'paid'
    return authorisedMinor > 0 && authorisedMinor >= totalMinor ? 'authorised' : 'awaiting'
  }
  if (keptMinor <= 0) return 'refunded'
  if (keptMinor >= totalMinor) return 'paid'
  return refundedMinor > 0 ? 'partly_refunded' : 'partly_paid'
}

function pay<O extends OrderMoney>(order: O): O {
  return { ...order, state: step(orderMachine, order.state, 'pay') }
}

/** Cancelled for good: one that may come back to life keeps its money until that is decided. */
function isGivenUp({ state, cancelledFor }: OrderMoney): boolean {
  return state === 'cancelled' && cancelledFor !== 'reviving'
}
