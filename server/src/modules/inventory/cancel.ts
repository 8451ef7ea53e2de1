import type { Tx } from '../../kernel/db.ts'
import { releaseInside } from './release.ts'
import { takeBack } from './sell.ts'
import * as store from './store.ts'

/** Gives back what a cancelled order holds, or what it had bought and has not given back. */
export async function cancelInside(tx: Tx, orderId: string): Promise<void> {
  const reservation = await store.lockReservation(tx, orderId)
  if (!reservation) return
  if (reservation.state === 'held') await releaseInside(tx, orderId)
  if (reservation.state === 'committed') {
    await takeBack(tx, orderId, 'order cancelled')
    await store.endReservation(tx, reservation.id, 'released')
  }
  await store.markCancelled(tx, reservation.id, true)
}
