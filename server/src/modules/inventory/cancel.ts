import type { Tx } from '../../kernel/db.ts'
import { isOvertaken, type OrderNews } from './order-news.ts'
import { giveBack } from './release.ts'
import { takeBack } from './sell.ts'
import * as store from './store.ts'

/** Gives back what a cancelled order holds, or what it had bought and has not given back. */
export async function cancelInside(tx: Tx, news: OrderNews): Promise<void> {
  const { orderId, revision } = news
  const reservation = await store.lockReservation(tx, orderId)
  if (!reservation || reservation.cancelled || isOvertaken(reservation, news)) return
  if (reservation.state === 'held') return await giveBack(tx, reservation, { cancelled: true, revision })
  if (reservation.state === 'committed') await takeBack(tx, orderId, 'order cancelled')
  await store.endReservation(tx, reservation.id, { state: 'released', cancelled: true, revision })
}
