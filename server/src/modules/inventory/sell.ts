import type { Tx } from '../../kernel/db.ts'
import { allocate } from './allocate.ts'
import { joinLines, move } from './move.ts'
import * as store from './store.ts'
import * as ledger from './store-ledger.ts'
import { findPlaced, listLocations } from './store-locations.ts'

/**
 * Takes what an order bought off the shelf, from the locations in their order; `before` are its locked levels.
 *
 * @param held that much is reserved for it
 */
export async function sell(
  tx: Tx,
  orderId: string,
  lines: readonly store.Line[],
  before: store.LevelRow[],
  held: boolean,
): Promise<void> {
  const [locations, placed] = await Promise.all([
    listLocations(tx),
    findPlaced(
      tx,
      lines.map((line) => line.sku),
    ),
  ])
  const codes = locations.map((location) => location.code)
  const movements = allocate(lines, codes, placed).map(({ sku, location, quantity }) => ({
    sku,
    location,
    delta: -quantity,
  }))
  const about = { kind: 'sell' as const, reason: 'order paid', orderId, actor: 'shop' }
  const reserved = new Map(held ? lines.map((line) => [line.sku, line.quantity]) : [])
  await move(tx, before, movements, about, reserved)
}

/** The SKUs of which there is not enough for the lines. */
export function findShort(lines: readonly store.Line[], levels: readonly store.LevelRow[]): string[] {
  const available = new Map(levels.map((level) => [level.sku, level.available]))
  return lines.filter((line) => (available.get(line.sku) ?? 0) < line.quantity).map((line) => line.sku)
}

/**
 * Puts goods of an order on the shelf again, where they were taken from; what was never taken, or is of an article
 * without stock, goes to the first location or nowhere.
 *
 * @param lines undefined for all that the order has taken and not given back
 */
export async function takeBack(
  tx: Tx,
  orderId: string,
  reason: string,
  lines?: readonly store.Line[],
): Promise<void> {
  // Whatever of this order moves, its levels are locked first: what it has taken is steady from then on.
  const wanted = lines ?? (await ledger.findTaken(tx, orderId))
  const before = await store.lockLevels(tx, [...new Set(wanted.map((line) => line.sku))])
  const taken = await ledger.findTaken(tx, orderId)
  const known = new Set(before.map((level) => level.sku))
  const back = joinLines(lines ?? taken).filter((line) => known.has(line.sku))
  if (back.length === 0) return
  const codes = (await listLocations(tx)).map((location) => location.code)
  const movements = allocate(back, codes, taken).map(({ sku, location, quantity }) => ({
    sku,
    location,
    delta: quantity,
  }))
  await move(tx, before, movements, { kind: 'return', reason, orderId, actor: 'shop' })
}
