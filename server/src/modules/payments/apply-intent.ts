import { type Payment, ServiceError } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { arrivedOf, nextState } from './payment-state.ts'
import type { Intent } from './providers/provider.ts'
import * as store from './store.ts'
import { tellChanges } from './tell-changes.ts'

/**
 * Takes over what a provider says of an intent. Messages may come late, twice and in any order: amounts only
 * grow, and money that has moved wins over every other state. Money that moved on several intents of one order
 * adds up.
 */
export async function applyIntent(
  tx: Tx,
  provider: string,
  orderId: string,
  intent: Intent,
): Promise<store.PaymentRow> {
  const payment = await store.lockPayment(tx, orderId)
  if (!payment) throw new ServiceError('PAYMENT_NOT_FOUND', { orderId })
  await store.keepCurrentIntent(tx, payment)
  const known = await store.findIntent(tx, orderId, intent.id)
  const isCurrent = payment.intentId === intent.id || (payment.intentId === null && !known)
  const hasMoney = intent.capturedMinor > 0 || intent.status === 'authorised'
  // An intent we have never heard of matters only if there is money on it.
  if (!isCurrent && !known && !hasMoney) return payment

  const isNews = !isOutdated(intent, known)
  await store.saveIntent(tx, {
    ...intent,
    orderId,
    provider,
    authorisedMinor: intent.status === 'authorised' ? intent.amountMinor - intent.capturedMinor : 0,
    toldAt: intent.toldAt,
    news: isNews,
  })
  const changed = await withSums(tx, {
    ...payment,
    ...(isCurrent ? current(payment, intent, isNews) : {}),
    state: payment.state,
  })
  const told = isCurrent && isNews ? intent.status : undefined
  return await settle(tx, payment, changed, told)
}

/** Reads the sums of a payment anew, saves it in the state that follows, and tells what has changed. */
export async function settle(
  tx: Tx,
  before: store.PaymentRow,
  changed: store.PaymentRow & { onIntentsMinor: number },
  told?: Intent['status'],
): Promise<store.PaymentRow> {
  const { onIntentsMinor, ...payment } = changed
  const sums = { ...payment, capturedMinor: onIntentsMinor }
  const after = { ...payment, state: nextState(before.state, sums, told) }
  const saved = await tellChanges(tx, before, after)
  await store.savePayment(tx, saved)
  return saved
}

/** The payment with the sums of its intents and credits. */
export async function withSums(
  tx: Tx,
  payment: store.PaymentRow,
): Promise<store.PaymentRow & { onIntentsMinor: number }> {
  const sums = await store.sumIntents(tx, payment.orderId)
  return {
    ...payment,
    authorisedMinor: sums.authorisedMinor,
    capturedMinor: arrivedOf({ ...payment, ...sums }),
    refundedMinor: sums.refundedMinor + payment.creditRefundedMinor,
    onIntentsMinor: sums.capturedMinor,
  }
}

function current(
  payment: store.PaymentRow,
  intent: Intent,
  isNews: boolean,
): Pick<store.PaymentRow, 'intentId' | 'redirectUrl' | 'lastError'> {
  return {
    intentId: intent.id,
    redirectUrl: intent.redirectUrl ?? payment.redirectUrl,
    lastError: isNews ? (intent.errorCode ?? null) : payment.lastError,
  }
}

const RANK: Record<Intent['status'], number> = {
  requires_payment: 0,
  requires_challenge: 1,
  processing: 2,
  authorised: 3,
  failed: 4,
  cancelled: 5,
  captured: 6,
}

/** Older than what was told of the same intent before; of what was told for the same moment, the later step counts. */
function isOutdated(intent: Intent, known: store.IntentRow | undefined): boolean {
  if (!known?.toldAt || !intent.toldAt) return false
  const [told, before] = [Date.parse(intent.toldAt), Date.parse(known.toldAt)]
  if (told !== before) return told < before
  return known.status !== null && RANK[intent.status] < RANK[known.status]
}

export function toPayment(row: store.PaymentRow): Payment {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency })
  return {
    orderId: row.orderId,
    state: row.state,
    amount: money(row.amountMinor),
    ...(row.authorisedMinor > 0 ? { authorised: money(row.authorisedMinor) } : {}),
    captured: money(row.capturedMinor),
    refunded: money(row.refundedMinor),
    ...(row.creditMinor > 0 ? { credit: money(row.creditMinor) } : {}),
    provider: row.provider,
    ...(row.redirectUrl ? { redirectUrl: row.redirectUrl } : {}),
    ...(row.lastError ? { lastError: row.lastError } : {}),
    updatedAt: row.updatedAt,
  }
}
