import type { Api, inventory } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'
import { tellCrossings } from './tell-crossings.ts'

const EXPIRED_PER_RUN = 500

/** Gives the held stock of an order back; nothing to do when it holds none. */
export function release({ db }: ModuleDeps): Api<typeof inventory>['release'] {
  return async (_ctx, { orderId }) => {
    await db.transaction((tx) => releaseInside(tx, orderId))
    return {}
  }
}

export async function releaseInside(tx: Tx, orderId: string): Promise<void> {
  const reservation = await store.lockReservation(tx, orderId)
  if (reservation?.state !== 'held') return
  const lines = await store.findLines(tx, reservation.id)
  const before = await store.lockLevels(
    tx,
    lines.map((line) => line.sku),
  )
  const after = await store.changeLevels(
    tx,
    lines.map((line) => ({ sku: line.sku, onHand: 0, reserved: -line.quantity })),
  )
  await store.endReservation(tx, reservation.id, 'released')
  await tellCrossings(tx, before, after)
}

/** Gives back what nobody paid, cancelled or claimed in time. */
export function releaseExpired({ db, clock }: ModuleDeps): () => Promise<void> {
  return async () => {
    const expired = await store.findExpired(db.sql, timestamp(clock), EXPIRED_PER_RUN)
    await forEachInTurn(expired, (orderId) => db.transaction((tx) => releaseInside(tx, orderId)))
  }
}
