import type { Api, inventory } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { pick } from './move.ts'
import * as store from './store.ts'
import { insertMovements } from './store-ledger.ts'
import { listLocations } from './store-locations.ts'

/** Receives opening stock at the first location; a SKU that is already known keeps its stock. */
export function importLevels({ db }: ModuleDeps): Api<typeof inventory>['importLevels'] {
  return async (_ctx, { levels }) => {
    await db.transaction(async (tx) => {
      const fresh = await store.insertLevels(tx, levels)
      const location = pick(await listLocations(tx)).code
      const received = fresh
        .filter((level) => level.onHand > 0)
        .map(({ sku, onHand }) => ({ sku, location, delta: onHand }))
      await insertMovements(tx, received, { kind: 'receive', reason: 'opening stock', actor: 'import' })
    })
    return {}
  }
}
