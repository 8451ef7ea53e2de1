import type { Queryable, Tx } from '../../kernel/db.ts'

export interface Low {
  sku: string
  lowAt: number
  /** On hand and not reserved. */
  available: number
}

/** Raises an alert for each that has no open one; returns those. */
export async function raiseAlerts(tx: Tx, low: readonly Low[]): Promise<Low[]> {
  return await tx<Low[]>`
    insert into inventory.alerts (sku, low_at, available)
    select sku, low_at, available from unnest(
      ${low.map((one) => one.sku)}::text[], ${low.map((one) => one.lowAt)}::int[],
      ${low.map((one) => one.available)}::int[]
    ) as l(sku, low_at, available)
    on conflict (sku) where resolved_at is null do nothing
    returning sku, low_at as "lowAt", available`
}

export async function resolveAlerts(tx: Tx, skus: readonly string[]): Promise<void> {
  await tx`
    update inventory.alerts set resolved_at = now() where sku = any(${skus as string[]}) and resolved_at is null`
}

export interface AlertRow extends Low {
  id: number
  raisedAt: string
  resolvedAt: string | null
  /** On hand and not reserved now. */
  availableNow: number
}

/** Open ones first, the latest first; `before` is the last row of the page before. */
export async function listAlerts(
  sql: Queryable,
  before: { open: boolean; id: number },
  limit: number,
): Promise<AlertRow[]> {
  return await sql<AlertRow[]>`
    select a.id, a.sku, a.low_at as "lowAt", a.available, a.raised_at as "raisedAt", a.resolved_at as "resolvedAt",
      l.on_hand - l.reserved as "availableNow"
    from inventory.alerts a join inventory.levels l on l.sku = a.sku
    where ((a.resolved_at is null), a.id) < (${before.open}, ${before.id}::bigint)
    order by (a.resolved_at is null) desc, a.id desc
    limit ${limit}`
}
