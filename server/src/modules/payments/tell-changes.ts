import type { EventMap, Payment, payments } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { teller } from '../../kernel/outbox.ts'
import { securedOf } from './payment-state.ts'
import type { PaymentRow } from './store.ts'
import * as refunds from './store-refunds.ts'

const tell = teller<EventMap<typeof payments>>()

/** Tells what has become of a payment; returns it with what has been told. The caller saves it in the same transaction. */
export async function tellChanges(tx: Tx, before: PaymentRow, after: PaymentRow): Promise<PaymentRow> {
  const { orderId, currency } = after
  const hasArrived = after.state === 'captured' && before.state !== 'captured'
  if (after.capturedMinor > before.capturedMinor || hasArrived) {
    await tell(tx, 'payments.captured', orderId, {
      orderId,
      amount: { amountMinor: after.capturedMinor, currency },
    })
  }
  if (after.state === 'authorised' && before.state !== 'authorised') {
    await tell(tx, 'payments.authorised', orderId, {
      orderId,
      amount: { amountMinor: securedMinor(after), currency },
    })
  }
  const reason = failureOf(before, after)
  if (reason) await tell(tx, 'payments.failed', orderId, { orderId, reason })
  return await tellForeignRefunds(tx, after)
}

function securedMinor(payment: PaymentRow): number {
  // Credit that counts as captured already is part of it.
  const isCounted = payment.capturedMinor > 0
  return securedOf({ ...payment, creditMinor: isCounted ? 0 : payment.creditMinor })
}

function failureOf(before: PaymentRow, after: PaymentRow): string | undefined {
  const isDeclined = after.lastError !== null && after.lastError !== before.lastError
  const hasFailed = after.state === 'failed' && before.state !== 'failed'
  if (hasFailed && before.state === 'authorised') return 'authorisation_lost'
  return isDeclined || hasFailed ? (after.lastError ?? 'failed') : undefined
}

/**
 * What went back beyond our own refunds was given back at the provider itself. Ours are told when all their parts
 * are done, so that one refund is one fact.
 */
async function tellForeignRefunds(tx: Tx, payment: PaymentRow): Promise<PaymentRow> {
  const { orderId, currency, refundedMinor, refundedToldMinor } = payment
  if (refundedMinor <= refundedToldMinor) return payment
  const foreignMinor = refundedMinor - refundedToldMinor - (await refunds.sumUntold(tx, orderId))
  if (foreignMinor <= 0) return payment
  await tell(tx, 'payments.refunded', orderId, { orderId, amount: { amountMinor: foreignMinor, currency } })
  return { ...payment, refundedToldMinor: refundedToldMinor + foreignMinor }
}

/** Tells of a refund whose parts are all settled: what went back, and what never will. */
export async function tellRefund(tx: Tx, payment: PaymentRow, cause: string): Promise<PaymentRow> {
  const parts = await refunds.listUntoldParts(tx, payment.orderId, cause)
  if (parts.length === 0 || parts.some(({ state }) => state === 'due' || state === 'sent')) return payment
  const { orderId, currency } = payment
  const refundId = parts[0]?.refundId
  const about = (amountMinor: number) => ({
    orderId,
    amount: { amountMinor, currency },
    ...(refundId ? { refundId } : {}),
  })
  const [done, failed] = (['done', 'failed'] as const).map((state) =>
    parts.filter((part) => part.state === state),
  ) as [refunds.RefundPart[], refunds.RefundPart[]]
  const [doneMinor, failedMinor] = [sum(done), sum(failed)]
  if (doneMinor > 0) await tell(tx, 'payments.refunded', orderId, about(doneMinor))
  if (failedMinor > 0) {
    const reason = failed[0]?.reason ?? 'refused'
    await tell(tx, 'payments.refund_failed', orderId, { ...about(failedMinor), reason })
  }
  await refunds.markTold(
    tx,
    parts.map(({ id }) => id),
  )
  return { ...payment, refundedToldMinor: payment.refundedToldMinor + doneMinor }
}

/** Tells that a refund cannot even be begun. */
export async function tellRefundRefused(
  tx: Tx,
  refused: {
    orderId: string
    amount: Payment['amount']
    refundId?: string | undefined
    reason: string
  },
): Promise<void> {
  const { refundId, ...rest } = refused
  await tell(tx, 'payments.refund_failed', refused.orderId, { ...rest, ...(refundId ? { refundId } : {}) })
}

function sum(parts: refunds.RefundPart[]): number {
  return parts.reduce((total, { amountMinor }) => total + amountMinor, 0)
}
