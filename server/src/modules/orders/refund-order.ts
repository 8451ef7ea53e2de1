import { type Api, type orders, ServiceError } from '@techmart/contracts'
import { idOf } from '../../kernel/idempotency.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { findAllowed } from './find-order.ts'
import { mayGive, refundable } from './order-money.ts'
import { toRefund } from './order-view.ts'
import { askBack, note, whoOf } from './settle.ts'
import * as store from './store.ts'
import * as refunds from './store-refunds.ts'

/** Gives money of an order back; never more than was captured and is not on its way back already. */
export function refundOrder({ db, clock }: ModuleDeps): Api<typeof orders>['refundOrder'] {
  return async (ctx, { reference, amountMinor, reason, to = 'original' }) => {
    const { order: found } = await findAllowed({ db, clock }, ctx, { reference }, 'orders:write')
    const id = idOf(ctx, `refund ${found.id}`)
    return await db.transaction(async (tx) => {
      const order = (await store.lockById(tx, found.id)) as store.OrderRow
      const earlier = await refunds.findRefund(tx, id)
      if (earlier) return toRefund(earlier, order.currency)
      const wantedMinor = amountMinor ?? refundable(order)
      assertRefundable(order, wantedMinor, to)
      await note(tx, clock, order, 'refund_asked', whoOf(ctx), reason)
      await askBack(tx, clock, order, {
        id,
        kind: 'staff',
        amountMinor: wantedMinor,
        destination: to,
        reason,
        who: whoOf(ctx),
        returnId: null,
        retryOf: null,
      })
      return toRefund((await refunds.findRefund(tx, id)) as refunds.RefundRow, order.currency)
    })
  }
}

/**
 * Throws `REFUND_TOO_HIGH` `{ refundable }`, or `ORDER_STATE`: for store credit that nobody could use, and for an order
 * that may still be paid, as the rest of its money would then pay for the whole. Cancelling gives its money back.
 */
export function assertRefundable(
  order: store.OrderRow,
  amountMinor: number,
  to: refunds.RefundRow['destination'],
): void {
  if (!mayGive(order)) throw new ServiceError('ORDER_STATE', { state: order.state })
  const leftMinor = refundable(order)
  if (amountMinor > leftMinor || amountMinor <= 0) {
    throw new ServiceError('REFUND_TOO_HIGH', {
      refundable: { amountMinor: leftMinor, currency: order.currency },
    })
  }
  // Credit belongs to an account; who ordered without one gets the money the way it came.
  if (to === 'store_credit' && order.customerId === null)
    throw new ServiceError('ORDER_STATE', { state: order.state, reason: 'no_customer' })
}

/** Tries a failed refund again, by a new one of what is left of it. */
export function retryRefund({ db, clock }: ModuleDeps): Api<typeof orders>['retryRefund'] {
  return async (ctx, { reference, refundId }) => {
    const { order: found } = await findAllowed({ db, clock }, ctx, { reference }, 'orders:write')
    const id = idOf(ctx, `retry ${refundId}`)
    return await db.transaction(async (tx) => {
      const order = (await store.lockById(tx, found.id)) as store.OrderRow
      const failed = await refunds.findRefund(tx, refundId)
      const again = await refunds.findRetry(tx, refundId)
      if (again?.id === id) return toRefund(again, order.currency)
      if (failed?.state !== 'failed' || failed.orderId !== order.id || again)
        throw new ServiceError('ORDER_STATE', { state: failed?.state ?? 'unknown', refundId })
      const amountMinor = failed.amountMinor - failed.doneMinor
      assertRefundable(order, amountMinor, 'original')
      await note(tx, clock, order, 'refund_asked', whoOf(ctx), failed.reason)
      await askBack(tx, clock, order, {
        id,
        kind: failed.kind === 'outside' ? 'staff' : failed.kind,
        amountMinor,
        destination: failed.destination,
        reason: failed.reason,
        who: whoOf(ctx),
        returnId: failed.returnId,
        retryOf: failed.id,
      })
      return toRefund((await refunds.findRefund(tx, id)) as refunds.RefundRow, order.currency)
    })
  }
}
