import { type Api, type EventMap, type orders, type payments, ServiceError } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { applyIntent, withSums } from './apply-intent.ts'
import type { PaymentParts } from './deps.ts'
import type { Intent } from './providers/provider.ts'
import * as store from './store.ts'
import { giveCreditsBack } from './take-credits.ts'

/** Each round but the last was lost to an attempt that failed for good and was followed by another meanwhile. */
const ROUNDS = 5
const INTENTS = 100
/** Orders tell what they want back themselves; what they leave goes back a little later. */
const REMAINDER_AFTER_S = 60

/**
 * Cancels the payment of an order so that it can no longer succeed; `ALREADY_PAID` when it has. What was authorised
 * is let go, gift cards and store credit get back what they gave, and what had arrived in part goes back.
 * For an order that never got as far as a payment, it leaves a mark that keeps one from being opened.
 */
export function cancel(deps: PaymentParts): Api<typeof payments>['cancel'] {
  return async (_ctx, { orderId }) => {
    await store.insertCancelled(deps.db.sql, orderId)
    for (let round = 1; round <= ROUNDS; round++) {
      const payment = (await store.findPayment(deps.db.sql, orderId)) as store.PaymentRow
      if (payment.state === 'captured') throw new ServiceError('ALREADY_PAID', { orderId })
      if (payment.state === 'cancelled') return {}
      const ended = payment.intentId === null ? undefined : await endIntent(deps, payment, payment.intentId)
      if (await markCancelled(deps, orderId, payment.intentId, ended)) return {}
    }
    throw new ServiceError('UNAVAILABLE')
  }
}

async function endIntent(deps: PaymentParts, payment: store.PaymentRow, intentId: string): Promise<Intent> {
  const ended = await deps.providers.of(payment.provider).cancel(intentId)
  if (ended.capturedMinor === 0) return ended
  const { orderId, provider } = payment
  const known = await deps.db.transaction((tx) => applyIntent(tx, provider, orderId, ended))
  if (known.state === 'captured') throw new ServiceError('ALREADY_PAID', { orderId })
  return ended
}

/**
 * False when the shopper has opened the next attempt meanwhile: its intent could still be paid. An attempt
 * without an intent yet is safe to mark: whoever opens it cancels the intent on seeing the mark.
 */
async function markCancelled(
  { db, jobs, clock }: PaymentParts,
  orderId: string,
  intentId: string | null,
  ended: Intent | undefined,
): Promise<boolean> {
  return await db.transaction(async (tx) => {
    const payment = (await store.lockPayment(tx, orderId)) as store.PaymentRow
    if (payment.state === 'captured') throw new ServiceError('ALREADY_PAID', { orderId })
    if (payment.intentId !== null && payment.intentId !== intentId) return false
    if (ended) await keepEnded(tx, payment, ended)
    const sums = await withSums(tx, payment)
    const { onIntentsMinor: _sum, ...left } =
      sums.capturedMinor > 0 ? sums : { ...sums, ...(await giveCreditsBack(clock, tx, payment)) }
    await store.savePayment(tx, { ...left, authorisedMinor: 0, state: 'cancelled' })
    if (sums.capturedMinor > 0)
      await jobs.send(tx, 'payments.refund_remainder', { orderId }, { startAfterS: REMAINDER_AFTER_S })
    return true
  })
}

/** What was authorised on it is let go: nobody shall count with it. */
async function keepEnded(tx: Tx, payment: store.PaymentRow, ended: Intent): Promise<void> {
  const { orderId, provider } = payment
  await store.keepCurrentIntent(tx, payment)
  await store.saveIntent(tx, {
    ...ended,
    orderId,
    provider,
    authorisedMinor: 0,
    toldAt: ended.toldAt,
    news: true,
  })
}

/** An order was cancelled without asking us, its goods being gone: what is only authorised is let go. */
export function scheduleLetGo({ jobs }: { jobs: Jobs }) {
  return async (tx: Tx, { payload }: OutboxEvent<EventMap<typeof orders>['orders.cancelled']>) => {
    const payment = await store.findPayment(tx, payload.orderId)
    if (payment?.state === 'authorised') await jobs.send(tx, 'payments.let_go', { orderId: payload.orderId })
  }
}

export function letGo(deps: PaymentParts) {
  const end = cancel(deps)
  return async ({ orderId }: { orderId: string }): Promise<void> => {
    const ctx = { actor: { kind: 'service' as const, name: 'payments' }, requestId: newId() }
    await end(ctx, { orderId }).catch((error: unknown) => {
      // Captured meanwhile: then it is money, and the order asks for it.
      if (!(error instanceof ServiceError) || error.code !== 'ALREADY_PAID') throw error
    })
  }
}

/**
 * Takes over what a provider says of an intent. What is authorised although nobody wants it any more, after a
 * cancellation or beside an attempt that has paid, is let go by a job.
 */
export async function takeOver(
  { jobs }: { jobs: Jobs },
  tx: Tx,
  provider: string,
  orderId: string,
  intent: Intent,
): Promise<store.PaymentRow> {
  const payment = await applyIntent(tx, provider, orderId, intent)
  if (isSurplus(payment)) await jobs.send(tx, 'payments.let_go_surplus', { orderId })
  return payment
}

function isSurplus({ state, authorisedMinor }: store.PaymentRow): boolean {
  return authorisedMinor > 0 && (state === 'cancelled' || state === 'captured')
}

export function letGoOfSurplus({ db, providers }: PaymentParts) {
  return async ({ orderId }: { orderId: string }): Promise<void> => {
    const payment = await store.findPayment(db.sql, orderId)
    if (!payment || !isSurplus(payment)) return
    for (const { intentId, provider, authorisedMinor } of await store.listIntents(db.sql, orderId, INTENTS)) {
      if (authorisedMinor === 0) continue
      const ended = await providers.of(provider).cancel(intentId)
      await db.transaction((tx) => applyIntent(tx, provider, orderId, ended))
    }
  }
}
