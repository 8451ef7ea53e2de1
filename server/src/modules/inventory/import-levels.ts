import type { Api, inventory } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

/** Receives opening stock; a SKU that is already known keeps its stock. */
export function importLevels({ db }: ModuleDeps): Api<typeof inventory>['importLevels'] {
  return async (_ctx, { levels }) => {
    await db.transaction(async (tx) => {
      const fresh = await store.insertLevels(tx, levels)
      const received = fresh
        .filter((level) => level.onHand > 0)
        .map(({ sku, onHand }) => ({ sku, delta: onHand }))
      await store.insertMovements(tx, received, {
        kind: 'receive',
        reason: 'opening stock',
        orderId: null,
        actor: 'import',
      })
    })
    return {}
  }
}
