import { type Api, type Input, type payments, ServiceError } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { applyIntent, settle, toPayment, withSums } from './apply-intent.ts'
import type { PaymentParts } from './deps.ts'
import { type Attempt, type Intent, type Provider, ProviderRefusal } from './providers/provider.ts'
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
      if (await begin(deps, tx, input)) {
        const leastRestMinor = deps.providers.current.leastMinor
        await takeCredits({ clock: deps.clock, leastRestMinor }, tx, input)
      }
      return await startAttempt(deps, tx, orderId)
    })
    if (isCovered(payment)) return { ...toPayment(payment), redirectUrl: payment.returnUrl }
    if (payment.state === 'captured' || payment.state === 'authorised')
      throw new ServiceError('ALREADY_PAID', { orderId })
    if (payment.state === 'cancelled') throw new ServiceError('ORDER_STATE', { orderId })
    if (payment.redirectUrl) return toPayment(payment)

    const provider = deps.providers.of(payment.provider)
    const intent = await openAttempt(deps, provider, payment)
    const opened = await deps.db.transaction((tx) => applyIntent(tx, provider.name, orderId, intent))
    await assertPayable(provider, opened, intent)
    return toPayment(opened)
  }
}

/** A no that asking again would not change ends the attempt: who opens again makes a fresh one. */
async function openAttempt(
  { db, log }: PaymentParts,
  provider: Provider,
  payment: store.PaymentRow,
): Promise<Intent> {
  try {
    return await provider.open(toAttempt(payment))
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error
    const { orderId } = payment
    log.error(
      { order: orderId, provider: provider.name, code: error.code },
      'a payment was refused its opening',
    )
    await db.transaction((tx) => endAttempt(tx, payment, error.code))
    throw new ServiceError('PAYMENT_PROVIDER_UNAVAILABLE', { refused: error.code })
  }
}

async function endAttempt(tx: Tx, { orderId, attempt }: store.PaymentRow, lastError: string): Promise<void> {
  const payment = (await store.lockPayment(tx, orderId)) as store.PaymentRow
  if (payment.attempt !== attempt || payment.state !== 'opening') return
  await settle(tx, payment, await withSums(tx, { ...payment, lastError }), 'failed')
}

async function begin(deps: PaymentParts, tx: Tx, input: OpenInput): Promise<boolean> {
  const { amount, email, customerId, orderId, reference, returnUrl, cancelUrl, language } = input
  return await store.insertPayment(tx, {
    orderId,
    reference,
    returnUrl,
    cancelUrl,
    language,
    email,
    customerId,
    amountMinor: amount.amountMinor,
    currency: amount.currency,
    provider: deps.providers.current.name,
    capture: deps.capture,
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
    orderId,
    reference,
    currency,
    language,
    returnUrl,
    cancelUrl,
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
