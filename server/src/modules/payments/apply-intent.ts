import {
  type EventMap,
  type Payment,
  type PaymentState,
  type payments,
  ServiceError,
} from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { teller } from '../../kernel/outbox.ts'
import type { Intent } from './provider.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof payments>>()

/**
 * Takes over what the provider says of an intent. Messages may come late, twice and in any order: amounts
 * only grow, and money that has moved wins over every other state. Money that moved on several intents of
 * one order adds up.
 */
export async function applyIntent(tx: Tx, orderId: string, intent: Intent): Promise<store.PaymentRow> {
  const payment = await store.lockPayment(tx, orderId)
  if (!payment) throw new ServiceError('PAYMENT_NOT_FOUND', { orderId })
  await store.keepCurrentIntent(tx, payment)
  const known = await store.findIntent(tx, orderId, intent.id)
  const isCurrent = payment.intentId === intent.id || (payment.intentId === null && !known)
  // An intent of an earlier attempt matters only if money moved on it.
  if (!isCurrent && intent.capturedMinor === 0) return payment

  const amounts = await store.saveIntent(tx, orderId, intent)
  const isNews = isCurrent && !isOutdated(intent, known)
  const changed: store.PaymentRow = {
    ...payment,
    ...(isCurrent ? current(payment, intent) : {}),
    ...amounts,
    state: nextState(payment.state, amounts.capturedMinor, isNews ? intent.status : undefined),
  }
  await store.savePayment(tx, changed)
  await tellChanges(tx, payment, changed)
  return changed
}

function current(
  payment: store.PaymentRow,
  intent: Intent,
): Pick<store.PaymentRow, 'intentId' | 'redirectUrl' | 'lastError'> {
  return {
    intentId: intent.id,
    redirectUrl: `${intent.redirectUrl}&language=${intent.metadata?.language ?? 'en'}`,
    lastError: intent.lastError?.code ?? payment.lastError,
  }
}

/** Older than what the provider has told of the same intent before. */
function isOutdated(intent: Intent, known: store.IntentRow | undefined): boolean {
  if (!known?.toldAt || !intent.updatedAt) return false
  return Date.parse(intent.updatedAt) < Date.parse(known.toldAt)
}

function nextState(
  now: PaymentState,
  capturedMinor: number,
  status: Intent['status'] | undefined,
): PaymentState {
  if (capturedMinor > 0) return 'captured'
  if (now === 'cancelled' || now === 'failed') return now
  switch (status) {
    case undefined:
      return now
    case 'cancelled':
      return 'cancelled'
    case 'failed':
      return 'failed'
    case 'processing':
    case 'authorised':
      return 'processing'
    case 'captured':
    case 'requires_payment':
    case 'requires_challenge':
      return 'open'
  }
}

async function tellChanges(tx: Tx, before: store.PaymentRow, after: store.PaymentRow): Promise<void> {
  const { orderId, currency } = after
  if (after.capturedMinor > before.capturedMinor) {
    await tell(tx, 'payments.captured', orderId, {
      orderId,
      amount: { amountMinor: after.capturedMinor, currency },
    })
  }
  const refunded = after.refundedMinor - before.refundedMinor
  if (refunded > 0) {
    await tell(tx, 'payments.refunded', orderId, { orderId, amount: { amountMinor: refunded, currency } })
  }
  const declined = after.lastError !== null && after.lastError !== before.lastError
  if (declined || (after.state === 'failed' && before.state !== 'failed')) {
    await tell(tx, 'payments.failed', orderId, { orderId, reason: after.lastError ?? 'failed' })
  }
}

export function toPayment(row: store.PaymentRow): Payment {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency })
  return {
    orderId: row.orderId,
    state: row.state,
    amount: money(row.amountMinor),
    captured: money(row.capturedMinor),
    refunded: money(row.refundedMinor),
    ...(row.redirectUrl ? { redirectUrl: row.redirectUrl } : {}),
    ...(row.lastError ? { lastError: row.lastError } : {}),
    updatedAt: row.updatedAt,
  }
}
