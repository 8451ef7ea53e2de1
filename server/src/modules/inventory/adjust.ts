import { type Api, type Context, type inventory, ServiceError, type StockLevel } from '@techmart/contracts'
import { violates } from '../../kernel/db.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { tellCrossings } from './reserve.ts'
import * as store from './store.ts'

/** Corrects the stock on hand, with a reason that stays in the ledger. */
export function adjust({ db }: ModuleDeps): Api<typeof inventory>['adjust'] {
  return async (ctx, { sku, delta, reason }) => {
    try {
      return await db.transaction(async (tx) => {
        const before = await store.lockLevels(tx, [sku])
        if (before.length === 0) throw new ServiceError('SKU_NOT_FOUND', { skus: [sku] })
        const after = await store.changeLevels(tx, [{ sku, onHand: delta, reserved: 0 }])
        await store.insertMovements(tx, [{ sku, delta }], {
          kind: 'adjust',
          reason,
          orderId: null,
          actor: nameOf(ctx),
        })
        await tellCrossings(tx, before, after)
        return after[0] as StockLevel
      })
    } catch (error) {
      if (violates(error, 'available_not_negative')) throw new ServiceError('STOCK_BELOW_RESERVED', { sku })
      throw error
    }
  }
}

function nameOf(ctx: Context): string {
  return ctx.actor.kind === 'staff' ? `staff:${ctx.actor.staffId}` : ctx.actor.kind
}
