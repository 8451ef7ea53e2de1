import type { Tx } from '../../kernel/db.ts'
import { giveBack } from './release.ts'
import { takeBack } from './sell.ts'
import * as store from './store.ts'

/** Gives back what a cancelled order holds, or what it had bought and has not given back. */
export async function cancelInside(tx: Tx, orderId: string): Promise<void> {
  const reservation = await store.lockReservation(tx, orderId)
  if (!reservation || reservation.cancelled) return
  if (reservation.state === 'held') return await giveBack(tx, reservation, true)
  if (reservation.state === 'committed') await takeBack(tx, orderId, 'order cancelled')
  await store.endReservation(tx, reservation.id, 'released', true)
}
