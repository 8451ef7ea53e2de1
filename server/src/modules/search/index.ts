import type { Api, Peers, search } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'

export interface SearchDeps extends ModuleDeps {
  catalog: Peers['catalog']
}

export function createSearch(_deps: SearchDeps): Module<typeof search> {
  return { api: {} as Api<typeof search> }
}
