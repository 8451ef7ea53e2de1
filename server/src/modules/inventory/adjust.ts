import { type Api, type inventory, ServiceError } from '@techmart/contracts'
import { violates } from '../../kernel/db.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { allocate } from './allocate.ts'
import { toLevel } from './level.ts'
import { lockKnown, move, pick } from './move.ts'
import { firstTime, nameOf } from './once.ts'
import type { LevelRow } from './store.ts'
import type { Movement } from './store-ledger.ts'
import { findPlaced, listLocations } from './store-locations.ts'

/**
 * Corrects the stock on hand, with a reason that stays in the ledger. With an idempotency key the same again
 * changes nothing and answers how the stock stands.
 */
export function adjust({ db }: ModuleDeps): Api<typeof inventory>['adjust'] {
  return async (ctx, input) => {
    const { sku, delta, reason, location } = input
    try {
      return await db.transaction(async (tx) => {
        const before = await lockKnown(tx, [sku])
        if (!(await firstTime(tx, ctx, 'adjust', input))) return toLevel(before[0] as LevelRow)
        const locations = await listLocations(tx)
        const placed = await findPlaced(tx, [sku])
        const about = { kind: 'adjust' as const, reason, actor: nameOf(ctx) }
        const movements =
          location === undefined
            ? spread(
                sku,
                delta,
                locations.map(({ code }) => code),
                placed,
              )
            : [{ sku, location: pick(locations, location).code, delta }]
        if (location !== undefined && delta < 0) demandPlaced(movements, placed)
        return toLevel((await move(tx, before, movements, about))[0] as LevelRow)
      })
    } catch (error) {
      if (violates(error, 'available_not_negative')) throw new ServiceError('STOCK_BELOW_RESERVED', { sku })
      throw error
    }
  }
}

/** More goes to the first location; less is taken as a sale takes it. */
function spread(
  sku: string,
  delta: number,
  locations: string[],
  placed: Awaited<ReturnType<typeof findPlaced>>,
): Movement[] {
  if (delta >= 0) return [{ sku, location: locations[0] as string, delta }]
  return allocate([{ sku, quantity: -delta }], locations, placed).map(({ location, quantity }) => ({
    sku,
    location,
    delta: -quantity,
  }))
}

/** Throws `NOT_AT_LOCATION` naming what would be taken from where it is not. */
export function demandPlaced(
  movements: readonly Movement[],
  placed: Awaited<ReturnType<typeof findPlaced>>,
): void {
  const there = new Map(placed.map(({ sku, location, quantity }) => [`${location} ${sku}`, quantity]))
  const lines = movements
    .map(({ sku, location, delta }) => ({
      sku,
      wanted: -delta,
      available: Math.max(0, there.get(`${location} ${sku}`) ?? 0),
    }))
    .filter((line) => line.wanted > line.available)
  if (lines.length > 0)
    throw new ServiceError('NOT_AT_LOCATION', { skus: lines.map((line) => line.sku), lines })
}
