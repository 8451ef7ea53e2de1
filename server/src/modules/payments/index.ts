import type { Api, payments } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface PaymentsDeps extends ModuleDeps {
  provider: { url: string; secretKey: string; webhookSecret: string }
}

export function createPayments(_deps: PaymentsDeps): Module<typeof payments> {
  return { api: {} as Api<typeof payments> }
}
