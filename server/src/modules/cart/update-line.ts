import { type Api, type cart, ServiceError } from '@techmart/contracts'
import { assertRoom } from './add-line.ts'
import { change, findOpen } from './change.ts'
import type { CartDeps } from './deps.ts'
import { findGoods } from './goods.ts'
import * as store from './store.ts'

/**
 * Sets the quantity of a line. Less is always possible, also where even that is more than there is: the
 * cart then says so. Throws LINE_NOT_FOUND, and OUT_OF_STOCK `{ sku, available }` when more is not to be had.
 */
export function updateLine(deps: CartDeps): Api<typeof cart>['updateLine'] {
  return async (ctx, { cartId, lineId, language, quantity }) => {
    const before = await findOpen(deps, ctx, cartId)
    const skus = before.lines.map((line) => line.sku)
    const goods = await findGoods(deps, ctx, skus, language ?? 'en')
    return await change(deps, { ctx, cartId, language, goods }, async (tx, { cart, lines }) => {
      const line = lines.find((candidate) => candidate.id === lineId)
      if (!line) throw new ServiceError('LINE_NOT_FOUND', { lineId })
      if (quantity > line.quantity) assertRoom({ sku: line.sku, quantity }, lines, goods)
      if (quantity === line.quantity) return undefined
      await store.setQuantity(tx, lineId, quantity)
      return cart
    })
  }
}
