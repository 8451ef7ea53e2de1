import { type Api, type Input, type payments, ServiceError } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { applyIntent, settle, toPayment, withSums } from './apply-intent.ts'
import type { PaymentParts } from './deps.ts'
import type { Attempt, Intent, Provider } from './providers/provider.ts'
import * as store from './store.ts'
import { takeCredits } from './take-credits.ts'

type OpenInput = Input<typeof payments, 'open'>

/**
 * Opens the payment of an order; a repeat returns the same one. What gift cards and store credit cover is taken
 * first, the rest is paid at the provider. After a final failure it opens the next attempt. No transaction is open
 * while the provider is asked, and the order's id is the key there, so a call whose answer was lost is simply made
 * again.
 */
export function open(deps: PaymentParts): Api<typeof payments>['open'] {
  return async (_ctx, input) => {
    const { orderId } = input
    const payment = await deps.db.transaction(async (tx) => {
      if (await begin(deps, tx, input)) await takeCredits(deps, tx, input)
      return await startAttempt(deps, tx, orderId)
    })
    if (isCovered(payment)) return { ...toPayment(payment), redirectUrl: payment.returnUrl }
    if (payment.state === 'captured' || payment.state === 'authorised')
      throw new ServiceError('ALREADY_PAID', { orderId })
    if (payment.state === 'cancelled') throw new ServiceError('ORDER_STATE', { orderId })
    if (payment.redirectUrl) return toPayment(payment)

    const provider = deps.providers.of(payment.provider)
    const intent = await provider.open(toAttempt(payment))
    const opened = await deps.db.transaction((tx) => applyIntent(tx, provider.name, orderId, intent))
    await assertPayable(provider, opened, intent)
    return toPayment(opened)
  }
}

async function begin(deps: PaymentParts, tx: Tx, input: OpenInput): Promise<boolean> {
  const { amount, email, customerId, orderId, reference, returnUrl, cancelUrl, language } = input
  const settings = { provider: deps.providers.current.name, capture: deps.capture }
  return await store.insertPayment(tx, {
    ...{ orderId, reference, returnUrl, cancelUrl, language, email, customerId },
    ...amount,
    ...settings,
  })
}

/** Nothing is left to be paid at a provider. */
function isCovered(payment: store.PaymentRow): boolean {
  return payment.state === 'captured' && payment.intentId === null
}

/** The payment as it stands, turned to a fresh attempt if the last one is over and has not brought all. */
async function startAttempt(deps: PaymentParts, tx: Tx, orderId: string): Promise<store.PaymentRow> {
  const payment = (await store.lockPayment(tx, orderId)) as store.PaymentRow
  if (payment.state === 'opening' && payment.creditMinor >= payment.amountMinor) {
    const covered = { ...(await withSums(tx, payment)), state: 'captured' as const }
    return await settle(tx, payment, covered, 'captured')
  }
  if (payment.state !== 'failed' && payment.state !== 'partly_captured') return payment
  // Remembered as that of an earlier attempt: what is still told of it must not pass for the next one's.
  await store.keepCurrentIntent(tx, payment)
  const { capturedMinor } = await store.sumIntents(tx, orderId)
  const next: store.PaymentRow = {
    ...payment,
    // The provider of today: the last attempt may have failed because the other one is no longer there.
    provider: deps.providers.current.name,
    capture: deps.capture,
    state: 'opening',
    attempt: payment.attempt + 1,
    attemptMinor: payment.amountMinor - payment.creditMinor - capturedMinor,
    intentId: null,
    redirectUrl: null,
    lastError: null,
  }
  await store.savePayment(tx, next)
  await store.resetAsks(tx, orderId)
  return next
}

/** What was told first: another language or address in a repeat must not change the call under its key. */
function toAttempt(payment: store.PaymentRow): Attempt {
  const { orderId, reference, attempt, attemptMinor, currency, language, returnUrl, cancelUrl } = payment
  return {
    key: `order-${orderId}-${attempt}`,
    amountMinor: attemptMinor,
    capture: payment.capture,
    ...{ orderId, reference, currency, language, returnUrl, cancelUrl },
    ...(payment.email ? { email: payment.email } : {}),
  }
}

/** Cancelled, or paid on an earlier attempt, while the provider was being asked: the new intent must not stay payable. */
async function assertPayable(provider: Provider, opened: store.PaymentRow, intent: Intent): Promise<void> {
  const { orderId, state } = opened
  if (state !== 'cancelled' && state !== 'captured' && state !== 'authorised') return
  await provider.cancel(intent.id)
  throw new ServiceError(state === 'cancelled' ? 'ORDER_STATE' : 'ALREADY_PAID', { orderId })
}
