import type { EventMap, inventory } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { teller } from '../../kernel/outbox.ts'
import * as store from './store.ts'
import { tellCrossings } from './tell-crossings.ts'

const tell = teller<EventMap<typeof inventory>>()

/**
 * Turns the reservation of a paid order into a sale. When its hold had ended meanwhile, the goods are
 * taken again if they are still there; otherwise `inventory.shortfall` tells that the order cannot be met.
 */
export async function commitInside(tx: Tx, orderId: string): Promise<void> {
  const reservation = await store.lockReservation(tx, orderId)
  if (!reservation || reservation.state === 'committed') return
  const lines = await store.findLines(tx, reservation.id)
  const before = await store.lockLevels(
    tx,
    lines.map((line) => line.sku),
  )
  const held = reservation.state === 'held'
  if (!held) {
    const available = new Map(before.map((level) => [level.sku, level.available]))
    const short = lines
      .filter((line) => (available.get(line.sku) ?? 0) < line.quantity)
      .map((line) => line.sku)
    if (short.length > 0) return await tell(tx, 'inventory.shortfall', orderId, { orderId, skus: short })
  }
  const after = await store.changeLevels(
    tx,
    lines.map((line) => ({ sku: line.sku, onHand: -line.quantity, reserved: held ? -line.quantity : 0 })),
  )
  await store.insertMovements(
    tx,
    lines.map((line) => ({ sku: line.sku, delta: -line.quantity })),
    { kind: 'sell', reason: 'order paid', orderId, actor: 'shop' },
  )
  await store.endReservation(tx, reservation.id, 'committed')
  await tellCrossings(tx, before, after)
}
