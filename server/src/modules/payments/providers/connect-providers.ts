import { ServiceError } from '@techmart/contracts'
import { connectPaystack, type PaystackSettings } from './paystack.ts'
import type { Provider, ProviderName } from './provider.ts'
import { connectSandbox, type SandboxSettings } from './sandbox.ts'
import { connectStripe, type StripeSettings } from './stripe.ts'

export interface PaymentSettings extends SandboxSettings {
  /** Where new payments are made. */
  provider: ProviderName
  capture: 'automatic' | 'manual'
  stripe?: StripeSettings
  paystack?: PaystackSettings
}

export interface Providers {
  /** Where new payments are made. */
  current: Provider
  /** Those whose messages are taken. */
  telling: Provider[]
  /** The one a payment was made at; throws `PAYMENT_PROVIDER_UNAVAILABLE` when it is no longer configured. */
  of(name: string): Provider
}

/**
 * Every provider that is configured: one that is no longer chosen still takes refunds and messages of its payments.
 * The sandbox takes test cards, and its messages are money only while it is chosen: what was opened there before can
 * still be ended by asking it.
 */
export function connectProviders(settings: PaymentSettings): Providers {
  const all = [
    connectSandbox(settings),
    ...(settings.stripe ? [connectStripe(settings.stripe)] : []),
    ...(settings.paystack ? [connectPaystack(settings.paystack)] : []),
  ]
  const of = (name: string): Provider => {
    const provider = all.find((candidate) => candidate.name === name)
    if (!provider)
      throw new ServiceError('PAYMENT_PROVIDER_UNAVAILABLE', {}, `The payment provider ${name} is not set up`)
    return provider
  }
  const current = of(settings.provider)
  const telling = all.filter(({ name }) => name !== 'sandbox' || name === current.name)
  return { current, telling, of }
}
