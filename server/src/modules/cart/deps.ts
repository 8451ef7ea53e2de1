import type { Peers } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'

export interface CartDeps extends ModuleDeps {
  catalog: Peers['catalog']
  pricing: Peers['pricing']
  inventory: Peers['inventory']
}
