import type { Tx } from '../../kernel/db.ts'
import type { Line, Reservation } from './store.ts'

export async function findReservationsOf(tx: Tx, orderIds: string[]): Promise<Reservation[]> {
  return await tx<Reservation[]>`
    select id, order_id as "orderId", state, expires_at as "expiresAt", cancelled
    from inventory.reservations where order_id = any(${orderIds})`
}

export interface Grant {
  id: string
  orderId: string
  expiresAt: string
  lines: Line[]
}

/**
 * Writes reservations with their lines and takes these from what is available, in one statement. Returns how many
 * reservations are new: fewer than given when another process has just written one of the same order for other goods.
 * 26,000 grants of one SKU a second from 256 buyers, some 200 in a statement of 5 ms (`npm run bench -- hot-sku`).
 */
export async function writeGrants(tx: Tx, grants: Grant[]): Promise<number> {
  const lines = grants.flatMap(({ id, lines }) => lines.map((line) => ({ id, ...line })))
  const taken = new Map<string, number>()
  for (const { sku, quantity } of lines) taken.set(sku, (taken.get(sku) ?? 0) + quantity)
  const rows = await tx<{ count: number }[]>`
    with written as (
      insert into inventory.reservations (id, order_id, expires_at)
      select id, order_id, expires_at from unnest(
        ${grants.map((grant) => grant.id)}::text[],
        ${grants.map((grant) => grant.orderId)}::text[],
        ${grants.map((grant) => grant.expiresAt)}::timestamptz[]
      ) as g(id, order_id, expires_at)
      on conflict (order_id) do nothing
      returning 1
    ), with_lines as (
      insert into inventory.reservation_lines (reservation_id, sku, quantity)
      select id, sku, quantity from unnest(
        ${lines.map((line) => line.id)}::text[],
        ${lines.map((line) => line.sku)}::text[],
        ${lines.map((line) => line.quantity)}::int[]
      ) as l(id, sku, quantity)
    ), with_levels as (
      update inventory.levels
      set reserved = reserved + t.quantity, updated_at = now()
      from unnest(${[...taken.keys()]}::text[], ${[...taken.values()]}::int[]) as t(taken_sku, quantity)
      where sku = t.taken_sku
    )
    select count(*)::int as count from written`
  return rows[0]?.count ?? 0
}
