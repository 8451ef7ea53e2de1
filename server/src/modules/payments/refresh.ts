import { type Api, type payments, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import { pauseAfter } from '../../kernel/pause.ts'
import { toPayment } from './apply-intent.ts'
import { takeOver } from './cancel.ts'
import type { PaymentParts } from './deps.ts'
import * as store from './store.ts'

const UNSETTLED_PER_RUN = 50
/** Leaves room for one last slow answer of the provider within the minute a job may take. */
const BUDGET_MS = 30_000
const PAUSES = { firstMs: 60_000, longestMs: 15 * 60_000 }

/** The payment of an order as we know it. */
export function getPayment({ db }: { db: Db }): Api<typeof payments>['getPayment'] {
  return async (_ctx, { orderId }) => {
    const payment = await store.findPayment(db.sql, orderId)
    if (!payment) throw new ServiceError('PAYMENT_NOT_FOUND', { orderId })
    return toPayment(payment)
  }
}

/**
 * Asks the provider how the payment stands, and takes its answer over. Shoppers may have this done as often as they
 * like, the provider counts what it is asked: those who ask at the same moment share one answer, and those who ask
 * again at once get the payment as it is known.
 */
export function refresh(deps: PaymentParts): Api<typeof payments>['refresh'] {
  // No more than there are requests at work.
  const asking = new Map<string, Promise<store.PaymentRow>>()
  return async (_ctx, { orderId }) => {
    const payment = await store.findPayment(deps.db.sql, orderId)
    if (!payment) throw new ServiceError('PAYMENT_NOT_FOUND', { orderId })
    if (payment.intentId === null || payment.state === 'captured') return toPayment(payment)
    const known = { ...payment, intentId: payment.intentId }
    const answer = asking.get(orderId) ?? askInTurn(deps, known).finally(() => asking.delete(orderId))
    asking.set(orderId, answer)
    return toPayment(await answer)
  }
}

async function askInTurn(
  deps: PaymentParts,
  payment: store.PaymentRow & { intentId: string },
): Promise<store.PaymentRow> {
  return (await store.mayAsk(deps.db.sql, payment.orderId)) ? await ask(deps, payment) : payment
}

async function ask(
  deps: PaymentParts,
  { orderId, provider, intentId }: Pick<store.Unsettled, 'orderId' | 'provider' | 'intentId'>,
): Promise<store.PaymentRow> {
  const intent = await deps.providers.of(provider).status(intentId)
  return await deps.db.transaction((tx) => takeOver(deps, tx, provider, orderId, intent))
}

/**
 * Asks about payments that began and then fell silent: their message may have been lost. Each is asked about
 * after growing pauses, and a run ends when its time is up: what it left comes first in the next.
 */
export function refreshUnsettled(deps: PaymentParts, budgetMs = BUDGET_MS): () => Promise<void> {
  const { db, clock } = deps
  return async () => {
    const endsAt = performance.now() + budgetMs
    const unsettled = await store.findUnsettled(db.sql, timestamp(clock), UNSETTLED_PER_RUN)
    await forEachInTurn(unsettled, async (payment) => {
      if (performance.now() >= endsAt) return
      await store.countAsk(db.sql, payment.orderId, timestamp(clock, pauseAfter(payment.asks, PAUSES)))
      await ask(deps, payment)
    })
  }
}
