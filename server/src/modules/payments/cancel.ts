import { type Api, type payments, ServiceError } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import { applyIntent } from './apply-intent.ts'
import type { Provider } from './provider.ts'
import * as store from './store.ts'

/** Each round but the last was lost to an attempt that failed for good and was followed by another meanwhile. */
const ROUNDS = 5

/**
 * Cancels the payment of an order so that it can no longer succeed; `ALREADY_PAID` when it has.
 * For an order that never got as far as a payment, it leaves a mark that keeps one from being opened.
 */
export function cancel({ db, provider }: { db: Db; provider: Provider }): Api<typeof payments>['cancel'] {
  return async (_ctx, { orderId }) => {
    await store.insertCancelled(db.sql, orderId)
    for (let round = 1; round <= ROUNDS; round++) {
      const payment = (await store.findPayment(db.sql, orderId)) as store.PaymentRow
      if (payment.capturedMinor > 0) throw new ServiceError('ALREADY_PAID', { orderId })
      if (payment.state === 'cancelled') return {}
      if (payment.intentId !== null) await cancelIntent({ db, provider }, orderId, payment.intentId)
      if (await markCancelled(db, orderId, payment.intentId)) return {}
    }
    throw new ServiceError('UNAVAILABLE')
  }
}

async function cancelIntent(
  { db, provider }: { db: Db; provider: Provider },
  orderId: string,
  intentId: string,
): Promise<void> {
  if (await provider.cancel(intentId)) return
  const captured = await provider.find(intentId)
  await db.transaction((tx) => applyIntent(tx, orderId, captured))
  throw new ServiceError('ALREADY_PAID', { orderId })
}

/**
 * False when the shopper has opened the next attempt meanwhile: its intent could still be paid. An attempt
 * without an intent yet is safe to mark: whoever opens it cancels the intent on seeing the mark.
 */
async function markCancelled(db: Db, orderId: string, intentId: string | null): Promise<boolean> {
  return await db.transaction(async (tx) => {
    const payment = (await store.lockPayment(tx, orderId)) as store.PaymentRow
    if (payment.capturedMinor > 0) throw new ServiceError('ALREADY_PAID', { orderId })
    if (payment.intentId !== null && payment.intentId !== intentId) return false
    await store.savePayment(tx, { ...payment, state: 'cancelled' })
    return true
  })
}
