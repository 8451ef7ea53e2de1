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
  /** The order wants nothing any more. */
  cancelled: boolean
  /** The latest change of the order that was acted on. */
  orderRevision: number
}

/** A level as it is kept; what may be promised is computed in one place. */
export interface LevelRow {
  sku: string
  onHand: number
  reserved: number
  available: number
  lowAt: number
  backorderLimit: number
  preorderLimit: number
  availableFrom: string | null
  updatedAt: string
}

const levelColumns = (sql: Queryable) => sql`
  sku, on_hand as "onHand", reserved, on_hand + backorder_limit + preorder_limit - reserved as available,
  low_at as "lowAt", backorder_limit as "backorderLimit", preorder_limit as "preorderLimit",
  available_from as "availableFrom", updated_at as "updatedAt"`

export async function findLevels(sql: Queryable, skus: string[]): Promise<LevelRow[]> {
  return await sql<LevelRow[]>`select ${levelColumns(sql)} from inventory.levels where sku = any(${skus})`
}

export async function listLevels(
  sql: Queryable,
  filter: { prefix: string; state: 'low' | 'out' | null; after: string; limit: number },
): Promise<LevelRow[]> {
  return await sql<LevelRow[]>`
    select ${levelColumns(sql)} from inventory.levels
    where sku > ${filter.after} and starts_with(sku, ${filter.prefix})
      and (${filter.state}::text is null
        or (${filter.state} = 'out' and on_hand + backorder_limit + preorder_limit - reserved <= 0)
        or (${filter.state} = 'low' and on_hand - reserved <= low_at and on_hand + backorder_limit + preorder_limit - reserved > 0))
    order by sku
    limit ${filter.limit}`
}

/** The reservation of an order with its lines, locked. */
export async function lockReservation(
  tx: Tx,
  orderId: string,
): Promise<(Reservation & { lines: Line[] }) | undefined> {
  const rows = await tx<(Reservation & { lines: Line[] })[]>`
    select id, order_id as "orderId", state, expires_at as "expiresAt", cancelled,
      order_revision as "orderRevision",
      (select coalesce(json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity) order by l.sku), '[]')
        from inventory.reservation_lines l where l.reservation_id = r.id) as lines
    from inventory.reservations r where order_id = ${orderId} for update`
  return rows[0]
}

/** Locks the levels in the order of their SKUs: the same for every caller, so that two orders cannot deadlock. */
export async function lockLevels(tx: Tx, skus: readonly string[]): Promise<LevelRow[]> {
  return await tx<LevelRow[]>`
    select ${levelColumns(tx)} from inventory.levels where sku = any(${skus as string[]}) order by sku for no key update`
}

/** Adds to on hand and reserved of each SKU; the database refuses what would promise goods that are not there. */
export async function changeLevels(
  tx: Tx,
  changes: { sku: string; onHand: number; reserved: number }[],
): Promise<LevelRow[]> {
  return await tx<LevelRow[]>`
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

/** How a reservation ends; `revision` is the change of the order that ended it, if one did. */
export interface Ending {
  state: 'committed' | 'released'
  /** The order wants nothing any more. */
  cancelled?: boolean
  revision?: number | undefined
}

/** Ends a hold, or a sale. */
export async function endReservation(
  tx: Tx,
  id: string,
  { state, cancelled = false, revision = 0 }: Ending,
): Promise<void> {
  await tx`
    update inventory.reservations
    set state = ${state}, cancelled = ${cancelled}, order_revision = greatest(order_revision, ${revision}::bigint)
    where id = ${id}`
}

/** A reservation that was never held: its goods are sold at once. */
export async function insertSoldReservation(
  tx: Tx,
  reservation: { id: string; orderId: string; soldAt: string; lines: Line[]; revision?: number | undefined },
): Promise<void> {
  const { id, orderId, soldAt, lines, revision = 0 } = reservation
  await tx`
    with written as (
      insert into inventory.reservations (id, order_id, state, expires_at, order_revision)
      values (${id}, ${orderId}, 'committed', ${soldAt}, ${revision})
    )
    insert into inventory.reservation_lines (reservation_id, sku, quantity)
    select ${id}, sku, quantity
    from unnest(${lines.map((line) => line.sku)}::text[], ${lines.map((line) => line.quantity)}::int[]) as l(sku, quantity)`
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

export interface Policy {
  sku: string
  lowAt: number
  backorderLimit: number
  preorderLimit: number
  availableFrom: string | null
}

/** Stock is kept for the article from now on, if it was not. */
export async function insertLevel(tx: Tx, sku: string): Promise<void> {
  await tx`insert into inventory.levels (sku, on_hand) values (${sku}, 0) on conflict (sku) do nothing`
}

export async function savePolicy(tx: Tx, policy: Policy): Promise<LevelRow[]> {
  return await tx<LevelRow[]>`
    update inventory.levels
    set low_at = ${policy.lowAt}, backorder_limit = ${policy.backorderLimit},
      preorder_limit = ${policy.preorderLimit}, available_from = ${policy.availableFrom}, updated_at = now()
    where sku = ${policy.sku}
    returning ${levelColumns(tx)}`
}

export interface Expired {
  id: string
  orderId: string
}

/** Orders whose hold has ended, by reservation: those of a run that comes after an earlier page's last. */
export async function findExpired(
  sql: Queryable,
  now: string,
  after: string,
  limit: number,
): Promise<Expired[]> {
  return await sql<Expired[]>`
    select id, order_id as "orderId" from inventory.reservations
    where state = 'held' and expires_at < ${now} and id > ${after}
    order by id limit ${limit}`
}
