import { type Api, type payments, ServiceError } from '@techmart/contracts'
import { applyIntent, toPayment } from './apply-intent.ts'
import type { PaymentParts } from './deps.ts'
import { type Intent, ProviderRefusal } from './providers/provider.ts'
import * as store from './store.ts'

const INTENTS = 100

/** Takes the money that was authorised; again and again it takes it once. `ORDER_STATE` when there is none to take. */
export function capture(deps: PaymentParts): Api<typeof payments>['capture'] {
  return async (_ctx, { orderId }) => {
    let payment = await store.findPayment(deps.db.sql, orderId)
    if (!payment) throw new ServiceError('PAYMENT_NOT_FOUND', { orderId })
    if (payment.state === 'captured') return toPayment(payment)
    if (payment.state !== 'authorised') throw new ServiceError('ORDER_STATE', { state: payment.state })
    for (const authorised of await store.listIntents(deps.db.sql, orderId, INTENTS)) {
      if (authorised.authorisedMinor === 0) continue
      const openMinor = openOf(payment)
      if (openMinor === 0) break
      const { provider } = authorised
      const intent = await take(deps, authorised, Math.min(openMinor, authorised.authorisedMinor))
      payment = await deps.db.transaction((tx) => applyIntent(tx, provider, orderId, intent))
    }
    // Another call may have been faster; or the authorisation was lost, and we have only just heard of it.
    const after = (await store.findPayment(deps.db.sql, orderId)) as store.PaymentRow
    if (after.state !== 'captured') throw new ServiceError('ORDER_STATE', { state: after.state })
    return toPayment(after)
  }
}

/** What is still to be taken at the provider; credit counts once money of the provider has moved. */
function openOf({ amountMinor, creditMinor, capturedMinor }: store.PaymentRow): number {
  return Math.max(0, amountMinor - (capturedMinor > 0 ? capturedMinor : creditMinor))
}

async function take(
  { providers }: PaymentParts,
  { provider: name, intentId }: store.KnownIntent,
  amountMinor: number,
): Promise<Intent> {
  const provider = providers.of(name)
  try {
    return await provider.capture(`capture-${intentId}`, intentId, amountMinor)
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error
    return await provider.status(intentId)
  }
}
