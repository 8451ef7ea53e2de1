import type { EventMap, inventory, orders, payments } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import type { EventHandler } from '../../kernel/events.ts'
import { teller } from '../../kernel/outbox.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof orders>>()
type Heard = EventMap<typeof payments> & EventMap<typeof inventory>

/** How orders follow what payments and inventory tell; each handler may hear anything at any time. */
export function paymentHandlers(clock: Clock) {
  const onCaptured: EventHandler<Heard['payments.captured']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (!order) return
    const paidMinor = Math.max(order.paidMinor, payload.amount.amountMinor)
    if (order.state === 'awaiting_payment' && paidMinor >= order.totalMinor) {
      await note(tx, order.id, clock, 'paid')
      await settle(tx, { ...order, state: 'paid', paidMinor, paidAt: timestamp(clock) })
      return await tell(tx, 'orders.paid', order.id, {
        orderId: order.id,
        reference: order.reference,
        email: order.email,
        ...(order.cartId ? { cartId: order.cartId } : {}),
      })
    }
    if (paidMinor === order.paidMinor) return
    if (order.state === 'cancelled') await note(tx, order.id, clock, 'paid_after_cancellation')
    else if (paidMinor > order.totalMinor) await note(tx, order.id, clock, 'paid_again')
    await settle(tx, { ...order, paidMinor })
  }

  const onFailed: EventHandler<Heard['payments.failed']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (order?.state === 'awaiting_payment') await note(tx, order.id, clock, 'payment_failed', payload.reason)
  }

  const onRefunded: EventHandler<Heard['payments.refunded']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (!order) return
    const refundedMinor = order.refundedMinor + payload.amount.amountMinor
    await store.saveOrder(tx, { ...order, refundedMinor })
    await note(tx, order.id, clock, 'refunded')
  }

  const onShortfall: EventHandler<Heard['inventory.shortfall']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    const skus = payload.skus.join(', ')
    // The parcel has left: the goods were there and the books are wrong. The order stands, staff count again.
    if (order?.state === 'fulfilled') await note(tx, order.id, clock, 'sent_beyond_stock', skus)
    if (order?.state !== 'paid') return
    await note(tx, order.id, clock, 'cancelled', `sold out meanwhile: ${skus}`)
    await tell(tx, 'orders.cancelled', order.id, { orderId: order.id, reference: order.reference })
    await settle(tx, { ...order, state: 'cancelled', cancelledAt: timestamp(clock) })
  }

  return {
    'payments.captured': onCaptured,
    'payments.failed': onFailed,
    'payments.refunded': onRefunded,
    'inventory.shortfall': onShortfall,
  }
}

/** Saves the order; money beyond what it wants that was not asked back before is told as due. */
async function settle(tx: Tx, order: store.OrderRow): Promise<void> {
  const dueMinor = beyondWanted(order) - order.refundDueMinor
  if (dueMinor <= 0) return await store.saveOrder(tx, order)
  await store.saveOrder(tx, { ...order, refundDueMinor: order.refundDueMinor + dueMinor })
  await tell(tx, 'orders.refund_due', order.id, {
    orderId: order.id,
    reference: order.reference,
    amount: { amountMinor: dueMinor, currency: order.currency },
  })
}

/** A cancelled order wants nothing, and what went back in other ways need not go back again. */
function beyondWanted({
  state,
  paidMinor,
  totalMinor,
  refundedMinor,
  refundDueMinor,
}: store.OrderRow): number {
  if (state === 'cancelled') return paidMinor - Math.max(0, refundedMinor - refundDueMinor)
  return Math.max(0, paidMinor - totalMinor)
}

async function note(tx: Tx, orderId: string, clock: Clock, what: string, text?: string): Promise<void> {
  await store.insertTimeline(tx, [
    { orderId, at: timestamp(clock), what, who: 'shop', ...(text ? { note: text } : {}) },
  ])
}
