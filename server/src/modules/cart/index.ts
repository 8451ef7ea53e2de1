import type { Api, cart, Peers } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface CartDeps extends ModuleDeps {
  catalog: Peers['catalog']
  pricing: Peers['pricing']
  inventory: Peers['inventory']
}

export function createCart(_deps: CartDeps): Module<typeof cart> {
  return { api: {} as Api<typeof cart> }
}
