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
    if (order.state === 'cancelled') {
      await store.saveOrder(tx, { ...order, paidMinor })
      await note(tx, order.id, clock, 'paid_after_cancellation')
      return await giveBack(tx, order, paidMinor - order.paidMinor)
    }
    if (order.state !== 'awaiting_payment' || paidMinor < order.totalMinor) {
      return await store.saveOrder(tx, { ...order, paidMinor })
    }
    await store.saveOrder(tx, { ...order, state: 'paid', paidMinor, paidAt: timestamp(clock) })
    await note(tx, order.id, clock, 'paid')
    await tell(tx, 'orders.paid', order.id, {
      orderId: order.id,
      reference: order.reference,
      email: order.email,
      ...(order.cartId ? { cartId: order.cartId } : {}),
    })
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
    if (order?.state !== 'paid') return
    await store.saveOrder(tx, { ...order, state: 'cancelled', cancelledAt: timestamp(clock) })
    await note(tx, order.id, clock, 'cancelled', `sold out meanwhile: ${payload.skus.join(', ')}`)
    await tell(tx, 'orders.cancelled', order.id, { orderId: order.id, reference: order.reference })
    await giveBack(tx, order, order.paidMinor - order.refundedMinor)
  }

  return {
    'payments.captured': onCaptured,
    'payments.failed': onFailed,
    'payments.refunded': onRefunded,
    'inventory.shortfall': onShortfall,
  }
}

async function giveBack(tx: Tx, order: store.OrderRow, amountMinor: number): Promise<void> {
  if (amountMinor <= 0) return
  await tell(tx, 'orders.refund_due', order.id, {
    orderId: order.id,
    reference: order.reference,
    amount: { amountMinor, currency: order.currency },
  })
}

async function note(tx: Tx, orderId: string, clock: Clock, what: string, text?: string): Promise<void> {
  await store.insertTimeline(tx, [
    { orderId, at: timestamp(clock), what, who: 'shop', ...(text ? { note: text } : {}) },
  ])
}
