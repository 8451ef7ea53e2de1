import {
  type FulfilmentState,
  type OrderState,
  type PaymentStanding,
  type ReturnState,
  ServiceError,
} from '@techmart/contracts'

/**
 * The four machines of an order as tables: state → what may happen → the state after it. What is not in a table
 * cannot happen. `docs/orders.md` draws them.
 */
export type Machine<S extends string, C extends string> = Readonly<Record<S, Partial<Record<C, S>>>>

export type OrderCommand = 'pay' | 'cancel' | 'send_last' | 'revive'

export const orderMachine: Machine<OrderState, OrderCommand> = {
  awaiting_payment: { pay: 'paid', cancel: 'cancelled' },
  paid: { send_last: 'fulfilled', cancel: 'cancelled' },
  fulfilled: {},
  // Only an order that was given up as unpaid, and whose money came late.
  cancelled: { revive: 'paid' },
}

export type ReturnCommand = 'approve' | 'refuse' | 'withdraw' | 'receive' | 'refund' | 'close'

export const returnMachine: Machine<ReturnState, ReturnCommand> = {
  requested: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: { receive: 'received', withdraw: 'withdrawn' },
  received: { refund: 'refunded', close: 'closed' },
  refused: {},
  withdrawn: {},
  refunded: {},
  closed: {},
}

/** Where each command leads: a return that is there already is not moved again. */
export const returnedBy: Readonly<Record<ReturnCommand, ReturnState>> = {
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'withdrawn',
  receive: 'received',
  refund: 'refunded',
  close: 'closed',
}

export type FulfilmentCommand = 'send_part' | 'send_rest'

export const fulfilmentMachine: Machine<FulfilmentState, FulfilmentCommand> = {
  none: { send_part: 'partly', send_rest: 'sent' },
  partly: { send_part: 'partly', send_rest: 'sent' },
  sent: {},
}

/**
 * How the money of an order may come to stand differently. It follows from its sums (`paymentStandingOf`), so
 * this is what can follow what, rather than what is commanded.
 */
export const paymentSteps: Readonly<Record<PaymentStanding, readonly PaymentStanding[]>> = {
  awaiting: ['authorised', 'partly_paid', 'paid', 'void'],
  // A promise may be taken back.
  authorised: ['awaiting', 'partly_paid', 'paid', 'void'],
  partly_paid: ['paid', 'partly_refunded', 'refunded'],
  paid: ['partly_refunded', 'refunded'],
  partly_refunded: ['paid', 'refunded'],
  // More money may still arrive on an attempt that nobody wants any more.
  refunded: ['partly_paid', 'partly_refunded', 'paid'],
  void: ['partly_paid', 'partly_refunded', 'paid'],
}

/** The state after `command`; throws `ORDER_STATE` `{ state, command }` when it is not for this state. */
export function step<S extends string, C extends string>(machine: Machine<S, C>, state: S, command: C): S {
  const next = machine[state][command]
  if (next === undefined) throw new ServiceError('ORDER_STATE', { state, command })
  return next
}

export function may<S extends string, C extends string>(
  machine: Machine<S, C>,
  state: S,
  command: C,
): boolean {
  return machine[state][command] !== undefined
}
