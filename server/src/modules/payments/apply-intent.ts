import assert from 'node:assert/strict'
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
  assert.equal(intent.currency, payment.currency, `the currency of ${intent.id}`)
  await store.keepCurrentIntent(tx, payment)
  const known = await store.findIntent(tx, orderId, intent.id)
  const isCurrent = payment.intentId === intent.id || (payment.intentId === null && !known)
  const isNews = isLater(intent, known)
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
    ...(isCurrent ? current(payment, intent, known) : {}),
  })
  const told = isNews ? intent.status : (known?.status ?? undefined)
  return await settle(tx, payment, changed, isCurrent ? told : await statusOfCurrent(tx, payment))
}

async function statusOfCurrent(
  tx: Tx,
  { orderId, intentId }: store.PaymentRow,
): Promise<Intent['status'] | undefined> {
  if (intentId === null) return undefined
  return (await store.findIntent(tx, orderId, intentId))?.status ?? undefined
}

/** Reads the sums of a payment anew, saves it in the state that follows, and tells what has changed. */
export async function settle(
  tx: Tx,
  before: store.PaymentRow,
  changed: store.PaymentRow & { onIntentsMinor: number },
  ofCurrent?: Intent['status'],
): Promise<store.PaymentRow> {
  const { onIntentsMinor, ...payment } = changed
  const sums = { ...payment, capturedMinor: onIntentsMinor }
  const after = { ...payment, state: nextState(before.state, sums, ofCurrent) }
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
  known: store.IntentRow | undefined,
): Pick<store.PaymentRow, 'intentId' | 'redirectUrl' | 'lastError'> {
  return {
    intentId: intent.id,
    redirectUrl: intent.redirectUrl ?? payment.redirectUrl,
    lastError: isOlder(intent, known) ? payment.lastError : (intent.errorCode ?? null),
  }
}

/** From here on a status is final: whatever comes in whatever order, it is not left any more. */
const FINAL = 4
const RANK: Record<Intent['status'], number> = {
  requires_payment: 0,
  requires_challenge: 1,
  processing: 2,
  authorised: 3,
  failed: FINAL,
  cancelled: 5,
  captured: 6,
}

/**
 * Whether what is told of an intent replaces what is known of it: what is final goes before what is not, and else
 * the newer before the older. The outcome of several messages is the same in whatever order they come.
 */
function isLater(intent: Intent, known: store.IntentRow | undefined): boolean {
  if (!known?.status) return true
  const [told, before] = [RANK[intent.status], RANK[known.status]]
  if (told >= FINAL || before >= FINAL) return told > before
  if (!known.toldAt || !intent.toldAt || Date.parse(known.toldAt) === Date.parse(intent.toldAt))
    return told > before || !intent.toldAt
  return !isOlder(intent, known)
}

function isOlder(intent: Intent, known: store.IntentRow | undefined): boolean {
  if (!known?.toldAt || !intent.toldAt) return false
  return Date.parse(intent.toldAt) < Date.parse(known.toldAt)
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
