import { type Api, type Context, type cart, ServiceError } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { type Goods, roomFor, type Want } from './availability.ts'
import { change, findOpen } from './change.ts'
import type { CartDeps } from './deps.ts'
import { findGoods } from './goods.ts'
import * as store from './store.ts'

export const MAX_LINES = 200

/**
 * Adds an article; more of the same joins its line. Twice the same addition is two, unless both carry
 * one idempotency key: then the second adds nothing.
 * Throws OUT_OF_STOCK `{ sku, available }` when the line would exceed what can be had, and CART_FULL `{ limit }`.
 */
export function addLine(deps: CartDeps): Api<typeof cart>['addLine'] {
  return async (ctx, { cartId, language, sku, quantity }) => {
    const before = await findOpen(deps, ctx, cartId)
    const skus = [...new Set([...before.lines.map((line) => line.sku), sku])]
    const [goods, prices] = await Promise.all([
      findGoods(deps, ctx, skus, language ?? 'en'),
      deps.pricing.getPrices(ctx, { skus: [sku], currency: before.cart.currency }),
    ])
    const label = goods.labels.get(sku)
    if (!label) throw new ServiceError('SKU_NOT_FOUND', { sku })
    if (!label.forSale || prices.items.length === 0) throw new ServiceError('SKU_NOT_FOR_SALE', { sku })

    return await change(deps, { ctx, cartId, language, goods }, async (tx, { cart, lines }) => {
      if (await isRepeat(tx, ctx, { cartId, sku, quantity })) return undefined
      const line = lines.find((candidate) => candidate.sku === sku)
      if (!line && lines.length >= MAX_LINES) throw new ServiceError('CART_FULL', { limit: MAX_LINES })
      const total = (line?.quantity ?? 0) + quantity
      assertRoom({ sku, quantity: total }, lines, goods)
      await store.upsertLine(tx, { id: newId(), cartId, sku, quantity: total })
      return cart
    })
  }
}

/** Throws OUT_OF_STOCK when the cart may not hold as many of an article as wanted. */
export function assertRoom({ sku, quantity }: Want, lines: Want[], goods: Goods): void {
  const others = lines.filter((line) => line.sku !== sku)
  const available = roomFor(sku, others, goods)
  if (quantity > available) throw new ServiceError('OUT_OF_STOCK', { sku, available })
}

async function isRepeat(
  tx: Tx,
  { idempotencyKey }: Context,
  addition: { cartId: string; sku: string; quantity: number },
): Promise<boolean> {
  if (idempotencyKey === undefined) return false
  const earlier = await store.insertAddition(tx, { ...addition, key: idempotencyKey })
  if (!earlier) return false
  if (earlier.sku !== addition.sku || earlier.quantity !== addition.quantity)
    throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
  return true
}
