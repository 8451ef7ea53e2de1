import { type Api, type payments, ServiceError } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import { applyIntent, toPayment } from './apply-intent.ts'
import type { Provider } from './provider.ts'
import * as store from './store.ts'

const UNSETTLED_PER_RUN = 50
/** Leaves room for one last slow answer of the provider within the minute a job may take. */
const BUDGET_MS = 30_000
const FIRST_PAUSE_MS = 60_000
const LONGEST_PAUSE_MS = 15 * 60_000

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

/**
 * Asks about payments that began and then fell silent: their message may have been lost. Each is asked about
 * after growing pauses, and a run ends when its time is up: what it left comes first in the next.
 */
export function refreshUnsettled(
  { db, clock, provider }: { db: Db; clock: Clock; provider: Provider },
  budgetMs = BUDGET_MS,
): () => Promise<void> {
  return async () => {
    const endsAt = performance.now() + budgetMs
    const unsettled = await store.findUnsettled(db.sql, timestamp(clock), UNSETTLED_PER_RUN)
    await forEachInTurn(unsettled, async ({ orderId, intentId, asks }) => {
      if (performance.now() >= endsAt) return
      await store.countAsk(db.sql, orderId, timestamp(clock, pauseMs(asks)))
      const intent = await provider.find(intentId)
      await db.transaction((tx) => applyIntent(tx, orderId, intent))
    })
  }
}

function pauseMs(asks: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** asks, LONGEST_PAUSE_MS)
}
