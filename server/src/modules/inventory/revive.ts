import type { EventMap, inventory, orders } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { teller } from '../../kernel/outbox.ts'
import { joinLines } from './move.ts'
import { isOvertaken } from './order-news.ts'
import { findShort, sell } from './sell.ts'
import * as store from './store.ts'
import { wasSold } from './store-ledger.ts'

const tell = teller<EventMap<typeof inventory>>()

/**
 * Takes the goods of an order that had been given up anew, all or none, and sells them; then `inventory.revived` or
 * `inventory.shortfall` tells how it went. An order that was paid for and cancelled has had its goods: it stays so.
 */
export async function reviveInside(
  tx: Tx,
  clock: Clock,
  news: EventMap<typeof orders>['orders.revival_wanted'],
): Promise<void> {
  const { orderId, lines: asked, revision } = news
  const earlier = await store.lockReservation(tx, orderId)
  if (earlier?.state === 'committed') return await tell(tx, 'inventory.revived', orderId, { orderId })
  if (earlier && isOvertaken(earlier, news)) return
  const lines = earlier?.lines ?? joinLines(asked)
  const before = await store.lockLevels(
    tx,
    lines.map((line) => line.sku),
  )
  const held = earlier?.state === 'held'
  const short = (await wasSold(tx, orderId))
    ? lines.map((line) => line.sku)
    : held
      ? []
      : findShort(lines, before)
  if (short.length > 0) return await tell(tx, 'inventory.shortfall', orderId, { orderId, skus: short })
  if (earlier) {
    await store.endReservation(tx, earlier.id, { state: 'committed', revision })
  } else {
    await store.insertSoldReservation(tx, { id: newId(), orderId, soldAt: timestamp(clock), lines, revision })
  }
  await sell(tx, orderId, lines, before, held)
  await tell(tx, 'inventory.revived', orderId, { orderId })
}
