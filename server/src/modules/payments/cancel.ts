import { type Api, type payments, ServiceError } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import { applyIntent } from './apply-intent.ts'
import type { Provider } from './provider.ts'
import * as store from './store.ts'

/**
 * Cancels the payment of an order so that it can no longer succeed; `ALREADY_PAID` when it has.
 * For an order that never got as far as a payment, it leaves a mark that keeps one from being opened.
 */
export function cancel({ db, provider }: { db: Db; provider: Provider }): Api<typeof payments>['cancel'] {
  return async (_ctx, { orderId }) => {
    await store.insertCancelled(db.sql, orderId)
    const payment = (await store.findPayment(db.sql, orderId)) as store.PaymentRow
    if (payment.capturedMinor > 0) throw new ServiceError('ALREADY_PAID', { orderId })
    if (payment.state === 'cancelled') return {}
    if (payment.intentId === null) return await markCancelled(db, orderId)

    const intent = await provider.cancel(payment.intentId)
    if (!intent) {
      const captured = await provider.find(payment.intentId)
      await db.transaction((tx) => applyIntent(tx, orderId, captured))
      throw new ServiceError('ALREADY_PAID', { orderId })
    }
    return await markCancelled(db, orderId)
  }
}

async function markCancelled(db: Db, orderId: string): Promise<Record<string, never>> {
  await db.transaction(async (tx) => {
    const payment = (await store.lockPayment(tx, orderId)) as store.PaymentRow
    if (payment.capturedMinor > 0) throw new ServiceError('ALREADY_PAID', { orderId })
    await store.savePayment(tx, { ...payment, state: 'cancelled' })
  })
  return {}
}
