import type { Peers, search as searchContract } from '@techmart/contracts'
import type { Follower, Module, ModuleDeps } from '../../kernel/module.ts'
import { addPriceGroup, onGroupAdded } from './add-price-group.ts'
import { type BuiltIn, createBuiltIn } from './built-in.ts'
import { createFeed } from './feed.ts'
import { createOpenSearchBackend, type OpenSearchBackend } from './opensearch/opensearch.ts'
import { createReadModel, type ReadModel } from './read-model.ts'
import { rebuild, reindex } from './rebuild.ts'
import { createRecorder } from './recorder.ts'
import { onArticlesChanged, onProductChanged, refresh } from './refresh.ts'
import { listRules, removeRule, saveRule } from './rules.ts'
import { search } from './search.ts'
import { listSearches, recordClick } from './searches.ts'
import { suggest } from './suggest.ts'
import { sweep } from './sweep.ts'

export interface SearchDeps extends ModuleDeps {
  catalog: Peers['catalog']
  /** Where indexes are kept between two runs. */
  folder: string
  /** Absent: the built-in engine answers. `standby`: it is kept ready for when OpenSearch does not. */
  opensearch?: { url: string; prefix: string; standby: boolean }
}

/** Search, filtered listings and suggestions, over indexes in memory that follow the catalogue. */
export function createSearch(deps: SearchDeps): Module<typeof searchContract> {
  const { db, clock, log, folder } = deps
  const opensearch = deps.opensearch && createOpenSearchBackend({ ...deps.opensearch, log })
  const engine = !deps.opensearch || deps.opensearch.standby ? createBuiltIn({ folder, log }) : undefined
  const backend = opensearch ?? (engine as BuiltIn)
  const feed = opensearch && createFeed(db, opensearch)
  const recorder = createRecorder(db, clock)
  const readModel = createReadModel({ db, clock, log, engine, backend, recorder })
  const searching = { ...deps, backend, readModel, recorder }
  return {
    api: {
      search: search(searching),
      suggest: suggest(searching),
      recordClick: recordClick(searching),
      listSearches: listSearches(searching),
      listRules: listRules(deps),
      saveRule: saveRule(deps),
      removeRule: removeRule(deps),
      reindex: reindex(deps),
    },
    on: {
      'catalog.product_changed': onProductChanged(deps.jobs),
      'pricing.price_changed': onArticlesChanged(deps.jobs),
      'pricing.group_added': onGroupAdded(deps.jobs),
      'inventory.stock_changed': onArticlesChanged(deps.jobs),
    },
    jobs: {
      // The schedule takes up what a lost job left behind; mostly it finds nothing.
      refresh: { run: refresh(deps, feed), cron: '* * * * *', timeoutS: 300 },
      sweep: { run: sweep(deps), cron: '*/5 * * * *', timeoutS: 300 },
      // Prices and stock have no version: once a night everything is compared.
      rebuild: { run: rebuild(deps, feed), cron: '40 3 * * *', timeoutS: 3_600 },
      add_price_group: { run: addPriceGroup(deps, rebuild(deps, feed)), timeoutS: 3_600 },
    },
    follower: opensearch ? closing(readModel, opensearch) : readModel,
  }
}

/** A connection ends with what follows in this process. */
function closing(readModel: ReadModel, opensearch: OpenSearchBackend): Follower {
  return {
    ...readModel,
    stop: async () => {
      await readModel.stop()
      await opensearch.close()
    },
  }
}
