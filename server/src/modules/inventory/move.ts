import { ServiceError, type StockLocation } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import * as store from './store.ts'
import * as ledger from './store-ledger.ts'
import { tellCrossings } from './tell-crossings.ts'

/** Writes movements whose levels are locked, changes the levels by them, and tells what a shopper now sees differently. */
export async function move(
  tx: Tx,
  before: store.LevelRow[],
  movements: readonly ledger.Movement[],
  about: ledger.About,
  /** Taken off what is reserved, by SKU. */
  reserved: ReadonlyMap<string, number> = new Map(),
): Promise<store.LevelRow[]> {
  const deltas = sumsOf(movements)
  const changes = before.map(({ sku }) => ({
    sku,
    onHand: deltas.get(sku) ?? 0,
    reserved: -(reserved.get(sku) ?? 0),
  }))
  const [after] = await Promise.all([
    store.changeLevels(tx, changes),
    ledger.insertMovements(tx, movements, about),
  ])
  await tellCrossings(tx, before, after)
  return after
}

/** Locks the levels of the SKUs, or throws `SKU_NOT_FOUND` naming those that have none. */
export async function lockKnown(tx: Tx, skus: readonly string[]): Promise<store.LevelRow[]> {
  const levels = await store.lockLevels(tx, skus)
  const known = new Set(levels.map((level) => level.sku))
  const unknown = skus.filter((sku) => !known.has(sku))
  if (unknown.length > 0) throw new ServiceError('SKU_NOT_FOUND', { skus: [...new Set(unknown)] })
  return levels
}

/** The location of a code; without one the first. Throws `LOCATION_NOT_FOUND`. */
export function pick(locations: readonly StockLocation[], code?: string): StockLocation {
  const found = code === undefined ? locations[0] : locations.find((location) => location.code === code)
  if (!found) throw new ServiceError('LOCATION_NOT_FOUND', { location: code })
  return found
}

/** The same for goods that go there. Throws `LOCATION_CLOSED` too. */
export function pickOpen(locations: readonly StockLocation[], code?: string): StockLocation {
  const found = pick(locations, code)
  if (!found.active) throw new ServiceError('LOCATION_CLOSED', { location: found.code })
  return found
}

/** One line per SKU, in one order for everybody. */
export function joinLines(lines: readonly store.Line[]): store.Line[] {
  const quantities = new Map<string, number>()
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity)
  return [...quantities]
    .map(([sku, quantity]) => ({ sku, quantity }))
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))
}

function sumsOf(movements: readonly ledger.Movement[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { sku, delta } of movements) sums.set(sku, (sums.get(sku) ?? 0) + delta)
  return sums
}
