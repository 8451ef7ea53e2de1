import type { Api, checkout, Peers } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface CheckoutDeps extends ModuleDeps {
  cart: Peers['cart']
  pricing: Peers['pricing']
  inventory: Peers['inventory']
  catalog: Peers['catalog']
  orders: Peers['orders']
  payments: Peers['payments']
  publicUrl: string
}

export function createCheckout(_deps: CheckoutDeps): Module<typeof checkout> {
  return { api: {} as Api<typeof checkout> }
}
