import type { EventMap, inventory, orders, payments } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import type { EventHandler } from '../../kernel/events.ts'
import { teller } from '../../kernel/outbox.ts'
import { issueInvoice } from './issue-document.ts'
import {
  authorisationLost,
  authorised,
  cancelled,
  captured,
  isBillable,
  type Outcome,
  revived,
} from './order-money.ts'
import { newsOf, note, settle } from './settle.ts'
import { refundHandlers } from './settle-refund.ts'
import { stockLines } from './stock-lines.ts'
import * as store from './store.ts'
import { isOrderedAgain } from './store-carts.ts'

const tell = teller<EventMap<typeof orders>>()
type Heard = EventMap<typeof payments> & EventMap<typeof inventory>

/** How orders follow what payments and inventory tell; each handler may hear anything at any time. */
export function paymentHandlers(clock: Clock) {
  const onCaptured: EventHandler<Heard['payments.captured']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (!order) return
    const isOver = order.cancelledFor === 'unpaid' && (await cannotComeBack(tx, order))
    const before = isOver ? { ...order, cancelledFor: 'shop' as const } : order
    await takeOver(tx, clock, before, captured(before, payload.amount.amountMinor))
  }

  const onAuthorised: EventHandler<Heard['payments.authorised']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (order) await takeOver(tx, clock, order, authorised(order, payload.amount.amountMinor))
  }

  const onFailed: EventHandler<Heard['payments.failed']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (!order) return
    const isLost = payload.reason === 'authorisation_lost' && isPromised(order)
    if (order.state !== 'awaiting_payment' && !isLost) return
    await note(tx, clock, order, 'payment_failed', 'provider', payload.reason)
    await store.saveOrder(tx, isLost ? authorisationLost(order) : order)
  }

  const onRevived: EventHandler<{ orderId: string }> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (order?.cancelledFor !== 'reviving') return
    await note(tx, clock, order, 'revived', 'shop')
    const alive = { ...revived(order), paidAt: timestamp(clock), cancelledAt: null }
    await settle(tx, clock, alive)
    await tellPaid(tx, alive)
    await issueInvoice(tx, clock, alive)
  }

  const onShortfall: EventHandler<Heard['inventory.shortfall']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    const skus = payload.skus.join(', ')
    if (order?.cancelledFor === 'reviving') {
      await note(tx, clock, order, 'paid_after_cancellation', 'provider', `sold out meanwhile: ${skus}`)
      return void (await settle(tx, clock, { ...order, cancelledFor: 'shortfall' }))
    }
    if (!order || (order.state !== 'fulfilled' && order.state !== 'paid')) return
    // A parcel has left: the goods were there and the books are wrong. The order stands, staff count again.
    if (order.state === 'fulfilled' || order.details.sentItems) {
      await note(tx, clock, order, 'sent_beyond_stock', 'shop', skus)
      return await store.saveOrder(tx, order)
    }
    await note(tx, clock, order, 'cancelled', 'shop', `sold out meanwhile: ${skus}`)
    await tell(tx, 'orders.cancelled', order.id, newsOf(order))
    await settle(tx, clock, { ...cancelled(order, 'shortfall'), cancelledAt: timestamp(clock) })
  }

  return {
    'payments.captured': onCaptured,
    'payments.authorised': onAuthorised,
    'payments.failed': onFailed,
    ...refundHandlers(clock),
    'inventory.revived': onRevived,
    'inventory.shortfall': onShortfall,
  }
}

/** Sold on the provider's word. */
function isPromised({ state, paidMinor, totalMinor }: store.OrderRow): boolean {
  return (state === 'paid' || state === 'fulfilled') && paidMinor < totalMinor
}

/**
 * What a given up order had was given back: its coupons are for others to use, and its shopper may have ordered the
 * same cart again. Then money that comes late goes back.
 */
async function cannotComeBack(tx: Tx, order: store.OrderRow): Promise<boolean> {
  return order.details.couponCodes.length > 0 || (await isOrderedAgain(tx, order))
}

/** Writes down what follows from the provider's news; nothing when it was known. */
async function takeOver(
  tx: Tx,
  clock: Clock,
  before: store.OrderRow,
  { order, note: what, tell: fact }: Outcome<store.OrderRow>,
): Promise<void> {
  const isKnown = order.paidMinor === before.paidMinor && order.authorisedMinor === before.authorisedMinor
  if (isKnown && !fact) return
  if (what) await note(tx, clock, order, what, 'provider')
  const isPaid = fact === 'paid'
  await settle(tx, clock, isPaid ? { ...order, paidAt: timestamp(clock) } : order)
  if (fact === 'paid') await tellPaid(tx, order)
  if (fact === 'revival_wanted') {
    await tell(tx, 'orders.revival_wanted', order.id, {
      ...newsOf(order),
      lines: stockLines(await store.findLines(tx, order.id)),
    })
  }
  if (isBillable(order)) await issueInvoice(tx, clock, order)
}

async function tellPaid(tx: Tx, order: store.OrderRow): Promise<void> {
  await tell(tx, 'orders.paid', order.id, {
    ...newsOf(order),
    email: order.email,
    ...(order.cartId ? { cartId: order.cartId } : {}),
  })
}
