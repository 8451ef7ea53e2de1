import { type Api, type EventMap, type inventory, ServiceError, type StockLevel } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import { availabilityOf } from './availability.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof inventory>>()

/** Holds stock for an order: every line or none. A repeat for the same order returns the first reservation. */
export function reserve({ db, clock }: ModuleDeps): Api<typeof inventory>['reserve'] {
  return (_ctx, { orderId, lines, holdMs }) =>
    db.transaction(async (tx) => {
      // order_id is unique: a repeat at the same moment waits here until the first has ended.
      const reservation = await store.insertReservation(tx, {
        id: newId(),
        orderId,
        expiresAt: timestamp(clock, holdMs),
      })
      if (!reservation) return await repeat(tx, orderId)

      const wanted = joinLines(lines)
      await take(tx, wanted)
      await store.insertLines(tx, reservation.id, wanted)
      return { reservationId: reservation.id, expiresAt: reservation.expiresAt }
    })
}

async function repeat(tx: Tx, orderId: string): Promise<{ reservationId: string; expiresAt: string }> {
  const earlier = await store.findReservation(tx, orderId)
  if (!earlier || earlier.state === 'released') throw new ServiceError('RESERVATION_ENDED', { orderId })
  return { reservationId: earlier.id, expiresAt: earlier.expiresAt }
}

/** Takes the lines from what is available, or throws `OUT_OF_STOCK` naming what is short and takes nothing. */
async function take(tx: Tx, wanted: store.Line[]): Promise<void> {
  const levels = new Map(
    (
      await store.lockLevels(
        tx,
        wanted.map((line) => line.sku),
      )
    ).map((level) => [level.sku, level]),
  )
  const unknown = wanted.filter((line) => !levels.has(line.sku)).map((line) => line.sku)
  if (unknown.length > 0) throw new ServiceError('SKU_NOT_FOUND', { skus: unknown })
  const short = wanted.filter((line) => (levels.get(line.sku)?.available ?? 0) < line.quantity)
  if (short.length > 0) {
    throw new ServiceError('OUT_OF_STOCK', {
      skus: short.map((line) => line.sku),
      lines: short.map((line) => ({
        sku: line.sku,
        wanted: line.quantity,
        available: levels.get(line.sku)?.available ?? 0,
      })),
    })
  }
  const after = await store.changeLevels(
    tx,
    wanted.map((line) => ({ sku: line.sku, onHand: 0, reserved: line.quantity })),
  )
  await tellCrossings(tx, [...levels.values()], after)
}

/** Tells which SKUs a shopper now sees differently. */
export async function tellCrossings(tx: Tx, before: StockLevel[], after: StockLevel[]): Promise<void> {
  const was = new Map(before.map((level) => [level.sku, availabilityOf(level)]))
  const skus = after.filter((level) => was.get(level.sku) !== availabilityOf(level)).map((level) => level.sku)
  if (skus.length > 0) await tell(tx, 'inventory.stock_changed', skus[0] as string, { skus })
}

/** One line per SKU, in the order in which everybody locks. */
function joinLines(lines: store.Line[]): store.Line[] {
  const quantities = new Map<string, number>()
  for (const line of lines) quantities.set(line.sku, (quantities.get(line.sku) ?? 0) + line.quantity)
  return [...quantities]
    .map(([sku, quantity]) => ({ sku, quantity }))
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))
}
