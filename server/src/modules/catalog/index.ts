import type { Api, catalog, Peers } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface CatalogDeps extends ModuleDeps {
  pricing: Peers['pricing']
  inventory: Peers['inventory']
}

export function createCatalog(_deps: CatalogDeps): Module<typeof catalog> {
  return { api: {} as Api<typeof catalog> }
}
