import { type Api, type payments, ServiceError } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import { applyIntent, toPayment } from './apply-intent.ts'
import type { Provider } from './provider.ts'
import * as store from './store.ts'

const UNSETTLED_PER_RUN = 50

/** The payment of an order as we know it. */
export function getPayment({ db }: { db: Db }): Api<typeof payments>['getPayment'] {
  return async (_ctx, { orderId }) => {
    const payment = await store.findPayment(db.sql, orderId)
    if (!payment) throw new ServiceError('PAYMENT_NOT_FOUND', { orderId })
    return toPayment(payment)
  }
}

/** Asks the provider how the payment stands, and takes its answer over. */
export function refresh({ db, provider }: { db: Db; provider: Provider }): Api<typeof payments>['refresh'] {
  return async (_ctx, { orderId }) => {
    const payment = await store.findPayment(db.sql, orderId)
    if (!payment) throw new ServiceError('PAYMENT_NOT_FOUND', { orderId })
    if (payment.intentId === null || payment.state === 'captured') return toPayment(payment)
    const intent = await provider.find(payment.intentId)
    return toPayment(await db.transaction((tx) => applyIntent(tx, orderId, intent)))
  }
}

/** Asks about payments that began and then fell silent: their message may have been lost. */
export function refreshUnsettled(deps: { db: Db; provider: Provider }): () => Promise<void> {
  return async () => {
    await forEachInTurn(await store.findUnsettled(deps.db.sql, UNSETTLED_PER_RUN), async (orderId) => {
      const payment = await store.findPayment(deps.db.sql, orderId)
      if (!payment?.intentId) return
      const intent = await deps.provider.find(payment.intentId)
      await deps.db.transaction((tx) => applyIntent(tx, orderId, intent))
    })
  }
}
