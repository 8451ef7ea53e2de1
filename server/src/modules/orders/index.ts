import type { Api, orders, Peers } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface OrdersDeps extends ModuleDeps {
  payments: Peers['payments']
  publicUrl: string
}

export function createOrders(_deps: OrdersDeps): Module<typeof orders> {
  return { api: {} as Api<typeof orders> }
}
