import type { EventMap, orders } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { joinLines } from './move.ts'
import { takeBack } from './sell.ts'
import { insertReturnedLines } from './store-ledger.ts'

/** Goods of an order that came back, or were never sent, go on the shelf: each line of a return once. */
export async function returnGoods(
  tx: Tx,
  { orderId, returnId, lines }: EventMap<typeof orders>['orders.goods_returned'],
): Promise<void> {
  const fresh = await insertReturnedLines(tx, { returnId, orderId }, joinLines(lines))
  if (fresh.length > 0) await takeBack(tx, orderId, `return ${returnId}`, fresh)
}
