/** The control: each order in an interactive transaction that locks the level, looks, and writes. */
import { type Api, type inventory, ServiceError } from '@techmart/contracts'
import { type Db, openDb } from '../server/src/kernel/db.ts'
import { newId } from '../server/src/kernel/ids.ts'

const PATIENCE_MS = 600_000

export interface Control {
  reserve: Api<typeof inventory>['reserve']
  close: () => Promise<void>
}

/** Writes the same rows in the same tables; buyers beyond the connections wait for one. */
export function openControl(url: string, connections: number): Control {
  const db = openDb({
    url,
    name: 'control',
    max: connections,
    lockTimeoutMs: PATIENCE_MS,
    statementTimeoutMs: PATIENCE_MS,
  })
  return { reserve: reserveAlone(db), close: db.close }
}

function reserveAlone(db: Db): Api<typeof inventory>['reserve'] {
  return (_ctx, { orderId, lines, holdMs }) =>
    db.transaction(async (tx) => {
      const { sku, quantity } = lines[0] as (typeof lines)[number]
      const reservation = { id: newId(), expiresAt: new Date(Date.now() + holdMs).toISOString() }
      const [level] = await tx<{ available: number }[]>`
        select on_hand + backorder_limit - reserved as available from inventory.levels
        where sku = ${sku} for update`
      if (!level || level.available < quantity) throw new ServiceError('OUT_OF_STOCK', { skus: [sku] })
      await tx`
        insert into inventory.reservations (id, order_id, expires_at)
        values (${reservation.id}, ${orderId}, ${reservation.expiresAt})`
      await tx`
        insert into inventory.reservation_lines (reservation_id, sku, quantity)
        values (${reservation.id}, ${sku}, ${quantity})`
      await tx`
        update inventory.levels set reserved = reserved + ${quantity}, updated_at = now() where sku = ${sku}`
      return { reservationId: reservation.id, expiresAt: reservation.expiresAt }
    })
}
