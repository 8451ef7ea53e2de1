import type { EventMap, inventory } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { teller } from '../../kernel/outbox.ts'
import { isOvertaken, type OrderNews } from './order-news.ts'
import { findShort, sell } from './sell.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof inventory>>()

/**
 * Turns the reservation of a paid order into a sale. When its hold had ended meanwhile, the goods are taken again if
 * they are still there; otherwise `inventory.shortfall` tells that the order cannot be met. An order that was
 * cancelled meanwhile takes nothing.
 */
export async function commitInside(tx: Tx, news: OrderNews): Promise<void> {
  const { orderId, revision } = news
  const reservation = await store.lockReservation(tx, orderId)
  if (
    !reservation ||
    reservation.state === 'committed' ||
    reservation.cancelled ||
    isOvertaken(reservation, news)
  )
    return
  const { id, lines } = reservation
  const before = await store.lockLevels(
    tx,
    lines.map((line) => line.sku),
  )
  const held = reservation.state === 'held'
  const short = held ? [] : findShort(lines, before)
  if (short.length > 0) return await tell(tx, 'inventory.shortfall', orderId, { orderId, skus: short })
  await Promise.all([
    sell(tx, orderId, lines, before, held),
    store.endReservation(tx, id, { state: 'committed', revision }),
  ])
}
