import type { Currency } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface GroupPriceRow {
  group: string
  sku: string
  currency: Currency
  priceMinor: number
}

/** More price lists than a shop keeps apart. */
const MOST_GROUPS = 200

export async function listGroups(sql: Queryable): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    select code from pricing.price_groups order by code limit ${MOST_GROUPS}`
  return rows.map((row) => row.code)
}

/** Of articles that are for sale to everybody. */
export async function findGroupPrices(sql: Queryable, skus: string[]): Promise<GroupPriceRow[]> {
  return await sql<GroupPriceRow[]>`
    select group_code as "group", sku, currency, group_prices.price_minor as "priceMinor"
    from pricing.group_prices join pricing.prices using (sku, currency)
    where sku = any(${skus})
    order by sku, currency`
}

/** By SKU and currency, from behind `after` on. */
export async function listGroupPrices(
  sql: Queryable,
  group: string,
  after: { sku: string; currency: string },
  limit: number,
): Promise<GroupPriceRow[]> {
  return await sql<GroupPriceRow[]>`
    select group_code as "group", sku, currency, price_minor as "priceMinor"
    from pricing.group_prices
    where group_code = ${group} and (sku, currency) > (${after.sku}, ${after.currency})
    order by sku, currency
    limit ${limit}`
}

/** True for a group that had no prices before. */
export async function insertGroup(tx: Tx, group: string): Promise<boolean> {
  const rows = await tx`
    insert into pricing.price_groups (code) values (${group}) on conflict do nothing returning 1`
  return rows.length > 0
}

/** Writes prices in the order given; returns the SKUs whose price is another one now. */
export async function upsertGroupPrices(tx: Tx, prices: GroupPriceRow[]): Promise<string[]> {
  const rows = await tx<{ sku: string }[]>`
    insert into pricing.group_prices (group_code, sku, currency, price_minor)
    select "group", sku, currency, "priceMinor"
    from jsonb_to_recordset(${tx.json(prices as never)}) as new (
      "group" text, sku text, currency text, "priceMinor" bigint
    )
    on conflict (group_code, sku, currency) do update
    set price_minor = excluded.price_minor, updated_at = now()
    where group_prices.price_minor <> excluded.price_minor
    returning sku`
  return [...new Set(rows.map((row) => row.sku))]
}

/** Returns the SKUs that had one. */
export async function deleteGroupPrices(tx: Tx, group: string, skus: string[]): Promise<string[]> {
  const rows = await tx<{ sku: string }[]>`
    delete from pricing.group_prices where group_code = ${group} and sku = any(${skus}) returning sku`
  return [...new Set(rows.map((row) => row.sku))]
}
