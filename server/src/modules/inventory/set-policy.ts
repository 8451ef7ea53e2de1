import { type Api, type inventory, ServiceError } from '@techmart/contracts'
import { violates } from '../../kernel/db.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { toLevel } from './level.ts'
import * as store from './store.ts'
import { tellCrossings } from './tell-crossings.ts'

/** Decides when stock is low and what may be promised beyond it; for a new SKU it begins to keep stock. */
export function setPolicy({ db }: ModuleDeps): Api<typeof inventory>['setPolicy'] {
  return async (_ctx, { sku, lowAt, backorderLimit, preorder }) => {
    try {
      return await db.transaction(async (tx) => {
        await store.insertLevel(tx, sku)
        const before = await store.lockLevels(tx, [sku])
        const after = await store.savePolicy(tx, {
          sku,
          lowAt,
          backorderLimit,
          preorderLimit: preorder?.limit ?? 0,
          availableFrom: preorder?.availableFrom ?? null,
        })
        await tellCrossings(tx, before, after)
        return toLevel(after[0] as store.LevelRow)
      })
    } catch (error) {
      if (violates(error, 'available_not_negative')) throw new ServiceError('STOCK_BELOW_RESERVED', { sku })
      throw error
    }
  }
}
