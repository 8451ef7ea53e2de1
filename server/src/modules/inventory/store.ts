import type { StockLevel } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface Line {
  sku: string
  quantity: number
}

export interface Reservation {
  id: string
  orderId: string
  state: 'held' | 'committed' | 'released'
  expiresAt: string
}

const levelColumns = (sql: Queryable) => sql`
  sku, on_hand as "onHand", reserved, on_hand + backorder_limit - reserved as available,
  low_at as "lowAt", backorder_limit as "backorderLimit", updated_at as "updatedAt"`

export async function findLevels(sql: Queryable, skus: string[]): Promise<StockLevel[]> {
  return await sql<StockLevel[]>`select ${levelColumns(sql)} from inventory.levels where sku = any(${skus})`
}

export async function listLevels(
  sql: Queryable,
  filter: { prefix: string; state: 'low' | 'out' | null; after: string; limit: number },
): Promise<StockLevel[]> {
  return await sql<StockLevel[]>`
    select ${levelColumns(sql)} from inventory.levels
    where sku > ${filter.after} and starts_with(sku, ${filter.prefix})
      and (${filter.state}::text is null
        or (${filter.state} = 'out' and on_hand + backorder_limit - reserved <= 0)
        or (${filter.state} = 'low' and on_hand - reserved <= low_at and on_hand + backorder_limit - reserved > 0))
    order by sku
    limit ${filter.limit}`
}

/** Writes the reservation of an order; undefined when the order has one already (a concurrent one is waited for). */
export async function insertReservation(
  tx: Tx,
  reservation: { id: string; orderId: string; expiresAt: string },
): Promise<Reservation | undefined> {
  const rows = await tx<Reservation[]>`
    insert into inventory.reservations (id, order_id, expires_at)
    values (${reservation.id}, ${reservation.orderId}, ${reservation.expiresAt})
    on conflict (order_id) do nothing
    returning id, order_id as "orderId", state, expires_at as "expiresAt"`
  return rows[0]
}

export async function findReservation(sql: Queryable, orderId: string): Promise<Reservation | undefined> {
  const rows = await sql<Reservation[]>`
    select id, order_id as "orderId", state, expires_at as "expiresAt"
    from inventory.reservations where order_id = ${orderId}`
  return rows[0]
}

export async function lockReservation(tx: Tx, orderId: string): Promise<Reservation | undefined> {
  const rows = await tx<Reservation[]>`
    select id, order_id as "orderId", state, expires_at as "expiresAt"
    from inventory.reservations where order_id = ${orderId} for update`
  return rows[0]
}

export async function insertLines(tx: Tx, reservationId: string, lines: Line[]): Promise<void> {
  await tx`
    insert into inventory.reservation_lines (reservation_id, sku, quantity)
    select ${reservationId}, sku, quantity
    from unnest(${lines.map((line) => line.sku)}::text[], ${lines.map((line) => line.quantity)}::int[]) as l(sku, quantity)`
}

export async function findLines(sql: Queryable, reservationId: string): Promise<Line[]> {
  return await sql<Line[]>`
    select sku, quantity from inventory.reservation_lines where reservation_id = ${reservationId} order by sku`
}

/** Locks the levels in the order of their SKUs: the same for every caller, so that two orders cannot deadlock. */
export async function lockLevels(tx: Tx, skus: string[]): Promise<StockLevel[]> {
  return await tx<StockLevel[]>`
    select ${levelColumns(tx)} from inventory.levels where sku = any(${skus}) order by sku for no key update`
}

/** Adds to on hand and reserved of each SKU; the database refuses what would promise goods that are not there. */
export async function changeLevels(
  tx: Tx,
  changes: { sku: string; onHand: number; reserved: number }[],
): Promise<StockLevel[]> {
  return await tx<StockLevel[]>`
    update inventory.levels
    set on_hand = on_hand + c.d_on_hand, reserved = reserved + c.d_reserved, updated_at = now()
    from unnest(
      ${changes.map((change) => change.sku)}::text[],
      ${changes.map((change) => change.onHand)}::int[],
      ${changes.map((change) => change.reserved)}::int[]
    ) as c(c_sku, d_on_hand, d_reserved)
    where sku = c.c_sku
    returning ${levelColumns(tx)}`
}

export async function endReservation(tx: Tx, id: string, state: 'committed' | 'released'): Promise<void> {
  await tx`update inventory.reservations set state = ${state} where id = ${id}`
}

export async function insertMovements(
  tx: Tx,
  movements: { sku: string; delta: number }[],
  about: {
    kind: 'receive' | 'sell' | 'return'
    reason: string
    orderId: string | null
    actor: string
  },
): Promise<void> {
  await tx`
    insert into inventory.movements (sku, kind, delta, reason, order_id, actor)
    select sku, ${about.kind}, delta, ${about.reason}, ${about.orderId}, ${about.actor}
    from unnest(${movements.map((m) => m.sku)}::text[], ${movements.map((m) => m.delta)}::int[]) as m(sku, delta)`
}

export interface Adjustment {
  sku: string
  delta: number
  reason: string
  actor: string
}

/**
 * Writes a correction into the ledger. Under a key that its actor has used before it writes nothing and returns
 * what was written then; the same at the same moment is waited for.
 */
export async function insertAdjustment(
  tx: Tx,
  { sku, delta, reason, actor }: Adjustment,
  key: string | null,
): Promise<Adjustment | undefined> {
  const inserted = await tx`
    insert into inventory.movements (sku, kind, delta, reason, actor, idempotency_key)
    values (${sku}, 'adjust', ${delta}, ${reason}, ${actor}, ${key})
    on conflict (actor, idempotency_key) where idempotency_key is not null do nothing
    returning 1`
  if (inserted.length > 0) return undefined
  const rows = await tx<Adjustment[]>`
    select sku, delta, reason, actor from inventory.movements
    where actor = ${actor} and idempotency_key = ${key}`
  return rows[0]
}

/** Opening stock; returns what was new. */
export async function insertLevels(
  tx: Tx,
  levels: { sku: string; onHand: number; lowAt: number; backorderLimit: number }[],
): Promise<{ sku: string; onHand: number }[]> {
  return await tx<{ sku: string; onHand: number }[]>`
    insert into inventory.levels (sku, on_hand, low_at, backorder_limit)
    select sku, on_hand, low_at, backorder_limit from unnest(
      ${levels.map((l) => l.sku)}::text[], ${levels.map((l) => l.onHand)}::int[],
      ${levels.map((l) => l.lowAt)}::int[], ${levels.map((l) => l.backorderLimit)}::int[]
    ) as l(sku, on_hand, low_at, backorder_limit)
    on conflict (sku) do nothing
    returning sku, on_hand as "onHand"`
}

export interface MovementRow {
  id: number
  kind: 'receive' | 'sell' | 'adjust' | 'return'
  delta: number
  reason: string
  orderId: string | null
  actor: string
  at: string
}

export async function listMovements(
  sql: Queryable,
  sku: string,
  before: number,
  limit: number,
): Promise<MovementRow[]> {
  return await sql<MovementRow[]>`
    select id, kind, delta, reason, order_id as "orderId", actor, at
    from inventory.movements where sku = ${sku} and id < ${before}
    order by id desc limit ${limit}`
}

/** Orders whose hold has ended; a few at a time. */
export async function findExpired(sql: Queryable, now: string, limit: number): Promise<string[]> {
  const rows = await sql<{ orderId: string }[]>`
    select order_id as "orderId" from inventory.reservations
    where state = 'held' and expires_at < ${now} order by expires_at limit ${limit}`
  return rows.map((row) => row.orderId)
}
