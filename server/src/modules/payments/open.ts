import { type Api, type payments, ServiceError } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import { applyIntent, toPayment } from './apply-intent.ts'
import type { Intent, Provider } from './provider.ts'
import * as store from './store.ts'

/**
 * Opens the payment of an order at the provider; a repeat returns the same one. After a final failure it
 * opens the next attempt. No transaction is open while the provider is asked, and the order's id is the key
 * there, so a call whose answer was lost is simply made again.
 */
export function open({ db, provider }: { db: Db; provider: Provider }): Api<typeof payments>['open'] {
  return async (_ctx, input) => {
    const { orderId, amount, ...details } = input
    await store.insertPayment(db.sql, { orderId, ...details, ...amount })
    const payment = await startAttempt(db, orderId)
    if (payment.state === 'captured') throw new ServiceError('ALREADY_PAID', { orderId })
    if (payment.state === 'cancelled') throw new ServiceError('ORDER_STATE', { orderId })
    if (payment.redirectUrl) return toPayment(payment)

    const intent = await provider.open(keyOf(payment), toIntent(payment))
    const opened = await db.transaction((tx) => applyIntent(tx, orderId, intent))
    if (opened.state === 'cancelled') {
      // Cancelled while the provider was being asked: the new intent must not stay payable.
      await provider.cancel(intent.id)
      throw new ServiceError('ORDER_STATE', { orderId })
    }
    if (opened.state === 'captured') {
      // Money moved on an earlier attempt meanwhile: nobody shall be able to pay a second time.
      await provider.cancel(intent.id)
      throw new ServiceError('ALREADY_PAID', { orderId })
    }
    return toPayment(opened)
  }
}

/** The payment as it stands, turned to a fresh attempt if the last one has failed for good. */
async function startAttempt(db: Db, orderId: string): Promise<store.PaymentRow> {
  return await db.transaction(async (tx) => {
    const payment = (await store.lockPayment(tx, orderId)) as store.PaymentRow
    if (payment.state !== 'failed') return payment
    const next: store.PaymentRow = {
      ...payment,
      state: 'opening',
      attempt: payment.attempt + 1,
      intentId: null,
      redirectUrl: null,
      lastError: null,
    }
    // Remembered as that of an earlier attempt: what is still told of it must not pass for the next one's.
    await store.keepCurrentIntent(tx, payment)
    await store.savePayment(tx, next)
    await store.resetAsks(tx, orderId)
    return next
  })
}

function keyOf(payment: store.PaymentRow): string {
  return `order-${payment.orderId}-${payment.attempt}`
}

/** What was told first: another language or address in a repeat must not change the call under its key. */
function toIntent({
  orderId,
  reference,
  amountMinor,
  currency,
  language,
  returnUrl,
  cancelUrl,
}: store.PaymentRow) {
  return { amountMinor, currency, reference, returnUrl, cancelUrl, metadata: { orderId, language } }
}

/** The order an intent belongs to: we wrote it there ourselves. */
export function orderOf(intent: Intent): string | undefined {
  return intent.metadata?.orderId
}
