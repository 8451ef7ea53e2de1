import type { Context, EventMap, orders, RefundDestination } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { teller } from '../../kernel/outbox.ts'
import { asked, owedBack } from './order-money.ts'
import * as store from './store.ts'
import * as refunds from './store-refunds.ts'

const tell = teller<EventMap<typeof orders>>()

/** Why money goes back by itself; for the books, in the words of the shop. */
const AUTOMATIC: Record<'cancelled' | 'surplus', string> = {
  cancelled: 'The order was cancelled',
  surplus: 'More was paid than was due',
}

/** Saves the order. Money that it does not want and nobody has asked back yet is asked back. */
export async function settle(tx: Tx, clock: Clock, order: store.OrderRow): Promise<store.OrderRow> {
  const owedMinor = owedBack(order)
  if (owedMinor === 0) {
    await store.saveOrder(tx, order)
    return order
  }
  return await askBack(tx, clock, order, {
    id: newId(),
    kind: 'automatic',
    amountMinor: owedMinor,
    destination: 'original',
    reason: AUTOMATIC[order.state === 'cancelled' ? 'cancelled' : 'surplus'],
    who: 'shop',
    returnId: null,
    retryOf: null,
  })
}

export type NewRefund = Omit<
  refunds.RefundRow,
  'orderId' | 'state' | 'doneMinor' | 'failure' | 'createdAt' | 'endedAt' | 'destination'
> & { destination: RefundDestination }

/** Writes a refund that is due, saves the order with it and tells payments. The order is locked by the caller. */
export async function askBack(
  tx: Tx,
  clock: Clock,
  order: store.OrderRow,
  refund: NewRefund,
): Promise<store.OrderRow> {
  const after = asked(order, refund.amountMinor, refund.kind !== 'automatic')
  await refunds.insertRefund(tx, {
    ...refund,
    orderId: order.id,
    state: 'due',
    doneMinor: 0,
    failure: null,
    createdAt: timestamp(clock),
    endedAt: null,
  })
  await store.saveOrder(tx, after)
  await tell(tx, 'orders.refund_due', order.id, {
    orderId: order.id,
    reference: order.reference,
    amount: { amountMinor: refund.amountMinor, currency: order.currency },
    refundId: refund.id,
    reason: refund.reason,
    to: refund.destination,
  })
  return after
}

/** What is told of an order that is about to be saved, with the revision it then has. */
export function newsOf({ id, reference, revision }: store.OrderRow) {
  return { orderId: id, reference, revision: revision + 1 }
}

/** One line of the timeline: what, by whom (`shopper`, `staff:ID`, `shop` or `provider`), and a text to it. */
export async function note(
  tx: Tx,
  clock: Clock,
  { id }: { id: string },
  what: string,
  who: string,
  text?: string,
): Promise<void> {
  await store.insertTimeline(tx, [
    { orderId: id, at: timestamp(clock), what, who, ...(text ? { note: text } : {}) },
  ])
}

/** Who acts, as the timeline names them. */
export function whoOf({ actor }: Context): string {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.staffId}`
    case 'service':
      return 'shop'
    case 'customer':
    case 'anonymous':
      return 'shopper'
  }
}
