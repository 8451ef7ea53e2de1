import { type Api, type Context, type inventory, ServiceError, type StockLevel } from '@techmart/contracts'
import { violates } from '../../kernel/db.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'
import { tellCrossings } from './tell-crossings.ts'

/**
 * Corrects the stock on hand, with a reason that stays in the ledger. With an idempotency key the same again
 * changes nothing and answers how the stock stands.
 */
export function adjust({ db }: ModuleDeps): Api<typeof inventory>['adjust'] {
  return async (ctx, { sku, delta, reason }) => {
    const adjustment: store.Adjustment = { sku, delta, reason, actor: nameOf(ctx) }
    try {
      return await db.transaction(async (tx) => {
        const before = await store.lockLevels(tx, [sku])
        if (before.length === 0) throw new ServiceError('SKU_NOT_FOUND', { skus: [sku] })
        const earlier = await store.insertAdjustment(tx, adjustment, ctx.idempotencyKey ?? null)
        if (earlier) return repeat(earlier, adjustment, before[0] as StockLevel)
        const after = await store.changeLevels(tx, [{ sku, onHand: delta, reserved: 0 }])
        await tellCrossings(tx, before, after)
        return after[0] as StockLevel
      })
    } catch (error) {
      if (violates(error, 'available_not_negative')) throw new ServiceError('STOCK_BELOW_RESERVED', { sku })
      throw error
    }
  }
}

function repeat(earlier: store.Adjustment, asked: store.Adjustment, level: StockLevel): StockLevel {
  const isSame = earlier.sku === asked.sku && earlier.delta === asked.delta && earlier.reason === asked.reason
  if (!isSame) throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
  return level
}

function nameOf(ctx: Context): string {
  return ctx.actor.kind === 'staff' ? `staff:${ctx.actor.staffId}` : ctx.actor.kind
}
