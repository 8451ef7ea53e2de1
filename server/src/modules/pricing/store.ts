import type { Currency, Input, Localized, pricing } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'
import type { Coupon } from './coupons.ts'
import type { TaxKind } from './region-names.ts'

export interface PriceRow {
  sku: string
  currency: Currency
  priceMinor: number
  compareAtMinor: number | null
  taxClass: string
}

/**
 * What somebody of that group pays, or everybody. A price of a group claims no reduction.
 * 100 SKUs of 30,000 rows: bitmap index scan on the primary key, 291 buffers, 0.5 ms.
 */
export async function findPrices(
  sql: Queryable,
  skus: string[],
  currency: Currency,
  group?: string,
): Promise<PriceRow[]> {
  if (group === undefined)
    return await sql<PriceRow[]>`
      select ${priceColumns(sql)} from pricing.prices where sku = any(${skus}) and currency = ${currency}`
  return await sql<PriceRow[]>`
    select sku, currency, coalesce(own.price_minor, prices.price_minor) as "priceMinor",
      case when own.price_minor is null then compare_at_minor end as "compareAtMinor", tax_class as "taxClass"
    from pricing.prices
    left join lateral (
      select price_minor from pricing.group_prices
      where group_code = ${group} and group_prices.sku = prices.sku and group_prices.currency = prices.currency
    ) own on true
    where sku = any(${skus}) and currency = ${currency}`
}

function priceColumns(sql: Queryable) {
  return sql`
    sku, currency, price_minor as "priceMinor", compare_at_minor as "compareAtMinor", tax_class as "taxClass"`
}

export async function findPricesInAllCurrencies(sql: Queryable, skus: string[]): Promise<PriceRow[]> {
  return await sql<PriceRow[]>`
    select ${priceColumns(sql)} from pricing.prices where sku = any(${skus}) order by sku, currency`
}

export type NewPrice = Omit<Input<typeof pricing, 'setPrices'>['prices'][number], 'group'>

/** Writes prices in the order given; returns the SKUs whose price is another one now. */
export async function upsertPrices(tx: Tx, prices: NewPrice[]): Promise<string[]> {
  const rows = await tx<{ sku: string }[]>`
    insert into pricing.prices (sku, currency, price_minor, compare_at_minor)
    select sku, currency, "priceMinor", "compareAtMinor"
    from jsonb_to_recordset(${tx.json(prices)}) as new (
      sku text, currency text, "priceMinor" bigint, "compareAtMinor" bigint
    )
    on conflict (sku, currency) do update
    set price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor, updated_at = now()
    where (prices.price_minor, prices.compare_at_minor)
      is distinct from (excluded.price_minor, excluded.compare_at_minor)
    returning sku`
  return [...new Set(rows.map((row) => row.sku))]
}

export interface CountryRow {
  country: string
  region: string
  /** Null: the region is called like its only country. */
  regionName: Localized | null
  currency: Currency
  taxKind: TaxKind
  taxIncluded: boolean
  /** Tax class → basis points. */
  rates: Record<string, number>
}

export async function findCountry(sql: Queryable, country: string): Promise<CountryRow | undefined> {
  const rows = await sql<CountryRow[]>`
    select ${countryColumns(sql)}
    from pricing.countries join pricing.regions on regions.code = countries.region_code
    where countries.code = ${country}`
  return rows[0]
}

export async function listCountries(sql: Queryable): Promise<CountryRow[]> {
  return await sql<CountryRow[]>`
    select ${countryColumns(sql)}
    from pricing.countries join pricing.regions on regions.code = countries.region_code
    order by regions.position, countries.code
    limit 300`
}

function countryColumns(sql: Queryable) {
  return sql`
    countries.code as country, regions.code as region, regions.name as "regionName", regions.currency,
    regions.tax_kind as "taxKind", regions.tax_included as "taxIncluded",
    (select jsonb_object_agg(tax_class, rate_bp) from pricing.tax_rules where country_code = countries.code)
      as rates`
}

export interface DeliveryRow {
  code: string
  name: Localized
  description: Localized
  minDays: number
  maxDays: number
  priceMinor: number
  freeFromMinor: number | null
}

export async function listDeliveryMethods(
  sql: Queryable,
  country: string,
  currency: Currency,
): Promise<DeliveryRow[]> {
  return await sql<DeliveryRow[]>`
    select methods.code, methods.name, methods.description, methods.min_days as "minDays",
      methods.max_days as "maxDays", prices.price_minor as "priceMinor",
      prices.free_from_minor as "freeFromMinor"
    from pricing.countries
    join pricing.delivery_methods methods on methods.region_code = countries.region_code
    join pricing.delivery_prices prices
      on prices.region_code = methods.region_code and prices.code = methods.code
    where countries.code = ${country} and prices.currency = ${currency}
    order by methods.position
    limit 20`
}

/** A row as it comes: absent values are null. */
type CouponRow = {
  [K in keyof Coupon]-?: undefined extends Coupon[K] ? NonNullable<Coupon[K]> | null : Coupon[K]
}

export async function findCoupons(sql: Queryable, codes: string[]): Promise<Coupon[]> {
  const rows = await sql<CouponRow[]>`
    select ${couponColumns(sql)} from pricing.coupons where code = any(${codes}) order by code`
  return rows.map(toCoupon)
}

/**
 * The same rows, held until the transaction ends, in one order for everybody so that none wait in a circle.
 * No stronger lock than the update needs: the foreign key of redemptions shares the row meanwhile.
 */
export async function lockCoupons(tx: Tx, codes: string[]): Promise<Coupon[]> {
  const rows = await tx<CouponRow[]>`
    select ${couponColumns(tx)} from pricing.coupons where code = any(${codes}) order by code
    for no key update`
  return rows.map(toCoupon)
}

export async function listCoupons(sql: Queryable, limit: number): Promise<Coupon[]> {
  const rows = await sql<CouponRow[]>`
    select ${couponColumns(sql)} from pricing.coupons order by code limit ${limit}`
  return rows.map(toCoupon)
}

function couponColumns(sql: Queryable) {
  return sql`
    code, kind, percent, amounts, min_subtotals as "minSubtotals", label, max_uses as "maxUses", uses,
    starts_at as "startsAt", ends_at as "endsAt", active`
}

function toCoupon({ percent, maxUses, startsAt, endsAt, ...row }: CouponRow): Coupon {
  return {
    ...row,
    ...(percent === null ? {} : { percent }),
    ...(maxUses === null ? {} : { maxUses }),
    ...(startsAt === null ? {} : { startsAt }),
    ...(endsAt === null ? {} : { endsAt }),
  }
}

/** Keeps the uses of a coupon that is there already. */
export async function upsertCoupon(sql: Queryable, coupon: Omit<Coupon, 'uses'>): Promise<void> {
  await sql`
    insert into pricing.coupons
      (code, kind, percent, amounts, min_subtotals, label, max_uses, starts_at, ends_at, active)
    values
      (${coupon.code}, ${coupon.kind}, ${coupon.percent ?? null}, ${sql.json(coupon.amounts)},
       ${sql.json(coupon.minSubtotals)}, ${sql.json(coupon.label)}, ${coupon.maxUses ?? null},
       ${coupon.startsAt ?? null}, ${coupon.endsAt ?? null}, ${coupon.active})
    on conflict (code) do update
    set kind = excluded.kind, percent = excluded.percent, amounts = excluded.amounts,
      min_subtotals = excluded.min_subtotals, label = excluded.label, max_uses = excluded.max_uses,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, active = excluded.active`
}

/** Returns the codes that this order had not redeemed before. */
export async function insertRedemptions(tx: Tx, orderId: string, codes: string[]): Promise<string[]> {
  const rows = await tx<{ code: string }[]>`
    insert into pricing.redemptions (order_id, code)
    select ${orderId}, code from unnest(${codes}::text[]) as code order by code
    on conflict do nothing
    returning code`
  return rows.map((row) => row.code)
}

export async function findRedeemedCodes(sql: Queryable, orderId: string): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    select code from pricing.redemptions where order_id = ${orderId} limit 20`
  return rows.map((row) => row.code)
}

/** Returns the codes that were given back. */
export async function deleteRedemptions(tx: Tx, orderId: string): Promise<string[]> {
  const rows = await tx<{ code: string }[]>`
    delete from pricing.redemptions where order_id = ${orderId} returning code`
  return rows.map((row) => row.code)
}

/** Counts one use each, never above the limit; returns how many were counted. */
export async function countUses(tx: Tx, codes: string[]): Promise<number> {
  const result = await tx`
    update pricing.coupons set uses = uses + 1
    where code = any(${codes}) and (max_uses is null or uses < max_uses)`
  return result.count
}

export async function uncountUses(tx: Tx, codes: string[]): Promise<void> {
  await tx`update pricing.coupons set uses = uses - 1 where code = any(${codes})`
}
