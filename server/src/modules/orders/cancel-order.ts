import { type Api, type Context, type EventMap, type orders, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { teller } from '../../kernel/outbox.ts'
import { cancelBeforeOf } from './cancel-window.ts'
import { findAllowed, type Role, viewOrder } from './find-order.ts'
import type { OrdersDeps } from './index.ts'
import { cancelled as toCancelled } from './order-money.ts'
import { newsOf, note, settle, whoOf } from './settle.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof orders>>()

/**
 * Cancels an order that has not been paid; the provider is asked first: what it has captured is paid. One that is
 * paid is cancelled only when that is asked for, in time, and before anything of it was sent: its money goes back.
 */
export function cancelOrder(deps: OrdersDeps): Api<typeof orders>['cancelOrder'] {
  return async (ctx, input) => {
    const { order, role } = await findAllowed(deps, ctx, input, 'orders:write')
    const ending = { role, reason: input.reason }
    if (order.state === 'paid' && input.withRefund) await endPaid(deps, ctx, order, ending)
    else if (order.state !== 'cancelled') await endUnpaid(deps, ctx, order, ending)
    await forGood(deps, role, order.id)
    return await viewOrder(deps.db.sql, role, (await store.findById(deps.db.sql, order.id)) as store.OrderRow)
  }
}

/**
 * An order that the shop itself had given up as unpaid comes back to life should its money still arrive; not when
 * somebody was told that it is cancelled. `ORDER_STATE` while its late money is being decided about.
 */
async function forGood({ db }: OrdersDeps, role: Role, orderId: string): Promise<void> {
  if (role === 'shop') return
  await db.transaction(async (tx) => {
    const order = (await store.lockById(tx, orderId)) as store.OrderRow
    if (order.cancelledFor === 'reviving')
      throw new ServiceError('ORDER_STATE', { state: order.state, reason: 'reviving' })
    if (order.cancelledFor !== 'unpaid') return
    await store.saveOrder(tx, { ...order, cancelledFor: role })
  })
}

async function endPaid(deps: OrdersDeps, ctx: Context, found: store.OrderRow, ending: Ending): Promise<void> {
  assertInTime(deps, ending.role, found)
  // Money that is only promised is let go first, so that it cannot be taken any more.
  if (found.paidMinor === 0 && found.authorisedMinor > 0)
    await deps.payments.cancel(ctx, { orderId: found.id })
  await deps.db.transaction(async (tx) => {
    const order = (await store.lockById(tx, found.id)) as store.OrderRow
    if (order.state === 'cancelled') return
    assertInTime(deps, ending.role, order)
    await end(deps, tx, ctx, order, ending)
  })
}

function assertInTime({ clock }: OrdersDeps, role: Role, order: store.OrderRow): void {
  const cancelBefore = cancelBeforeOf(order)
  if (order.state !== 'paid' || order.details.sentItems) {
    throw new ServiceError('ORDER_STATE', { state: order.state, fulfilmentState: 'partly' })
  }
  if (role === 'shopper' && (cancelBefore === undefined || Date.parse(cancelBefore) <= clock.now()))
    throw new ServiceError('ORDER_STATE', { state: order.state, cancelBefore })
}

interface Ending {
  /** As whom it is ended. */
  role: Role
  reason?: string | undefined
  /** Given up by the shop: should its money still come, the order may come back to life. */
  isOverdue?: boolean
}

/** Throws `ALREADY_PAID`, `ORDER_STATE` or `PAYMENT_PROVIDER_UNAVAILABLE`; then the order is as it was. */
export async function endUnpaid(
  deps: OrdersDeps,
  ctx: Context,
  order: store.OrderRow,
  ending: Ending,
): Promise<void> {
  if (order.state === 'paid') throw new ServiceError('ALREADY_PAID', { reference: order.reference })
  if (order.state !== 'awaiting_payment') throw new ServiceError('ORDER_STATE', { state: order.state })
  // First at the provider and outside any transaction: afterwards the payment can no longer succeed.
  await deps.payments.cancel(ctx, { orderId: order.id })
  await deps.db.transaction(async (tx) => {
    const now = await store.lockById(tx, order.id)
    if (now?.state === 'awaiting_payment') await end(deps, tx, ctx, now, ending)
  })
}

async function end(
  { clock }: OrdersDeps,
  tx: Parameters<typeof settle>[0],
  ctx: Context,
  order: store.OrderRow,
  { role, reason, isOverdue = false }: Ending,
): Promise<void> {
  await note(tx, clock, order, 'cancelled', whoOf(ctx), reason)
  await tell(tx, 'orders.cancelled', order.id, newsOf(order))
  await settle(tx, clock, {
    ...toCancelled(order, isOverdue ? 'unpaid' : role),
    cancelledAt: timestamp(clock),
  })
}
