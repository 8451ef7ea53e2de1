import type { Api, pricing } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface PricingDeps extends ModuleDeps {}

export function createPricing(_deps: PricingDeps): Module<typeof pricing> {
  return { api: {} as Api<typeof pricing> }
}
