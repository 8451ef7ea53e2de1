import type { StockLocation } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'
import type { Placed } from './allocate.ts'

/** More than any shop has, so that the list needs no pages. */
export const MOST_LOCATIONS = 200

const locationColumns = (sql: Queryable) => sql`code, name, priority, active`

/** In the order in which a sale takes from them. */
export async function listLocations(sql: Queryable): Promise<StockLocation[]> {
  return await sql<StockLocation[]>`
    select ${locationColumns(sql)} from inventory.locations
    order by active desc, priority, code limit ${MOST_LOCATIONS}`
}

/** Locks all locations against changes, so that there is always an active one and never too many. */
export async function lockLocations(tx: Tx): Promise<StockLocation[]> {
  await tx`lock table inventory.locations in share row exclusive mode`
  return await listLocations(tx)
}

export async function saveLocation(tx: Tx, { code, name, priority, active }: StockLocation): Promise<void> {
  await tx`
    insert into inventory.locations (code, name, priority, active)
    values (${code}, ${name}, ${priority}, ${active})
    on conflict (code) do update set name = excluded.name, priority = excluded.priority,
      active = excluded.active, updated_at = now()`
}

/** What lies where; what is owed is negative. Steady while the levels of the SKUs are locked. */
export async function findPlaced(sql: Queryable, skus: readonly string[]): Promise<Placed[]> {
  return await sql<Placed[]>`
    select sku, location, on_hand as quantity from inventory.location_levels
    where sku = any(${skus as string[]}) and on_hand <> 0
    order by sku, location`
}
