import type { ModuleDeps } from '../../kernel/module.ts'
import type { PaymentSettings, Providers } from './providers/connect-providers.ts'

export interface PaymentsDeps extends ModuleDeps {
  provider: PaymentSettings
}

/** What the use cases that speak to a provider are given. */
export interface PaymentParts extends ModuleDeps {
  providers: Providers
  capture: PaymentSettings['capture']
}
