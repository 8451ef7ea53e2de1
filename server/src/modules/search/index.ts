import type { Peers, search as searchContract } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { onArticlesChanged, onProductChanged, refresh } from './refresh.ts'
import { reindex } from './reindex.ts'
import { search } from './search.ts'
import { suggest } from './suggest.ts'

export interface SearchDeps extends ModuleDeps {
  catalog: Peers['catalog']
}

/** Search, filtered listings and suggestions, over an index of its own that follows the catalogue. */
export function createSearch(deps: SearchDeps): Module<typeof searchContract> {
  return {
    api: { search: search(deps), suggest: suggest(deps), reindex: reindex(deps) },
    on: {
      'catalog.product_changed': onProductChanged(deps.jobs),
      'pricing.price_changed': onArticlesChanged(deps.jobs),
      'inventory.stock_changed': onArticlesChanged(deps.jobs),
    },
    // The schedule takes up what a lost job left behind; mostly it finds nothing.
    jobs: { refresh: { run: refresh(deps), cron: '* * * * *', timeoutS: 300 } },
  }
}
