import type { Queryable, Tx } from '../../kernel/db.ts'
import type { Placed } from './allocate.ts'
import type { Line } from './store.ts'

export type MovementKind = 'receive' | 'sell' | 'adjust' | 'return' | 'transfer'

/** So many more, or fewer, of an article at a location. */
export interface Movement {
  sku: string
  location: string
  delta: number
}

export interface About {
  kind: MovementKind
  reason: string
  orderId?: string
  actor: string
}

/** Writes what moved. What lies at each location follows by a trigger; the level is the caller's part. */
export async function insertMovements(tx: Tx, movements: readonly Movement[], about: About): Promise<void> {
  await tx`
    insert into inventory.movements (sku, location, kind, delta, reason, order_id, actor)
    select sku, location, ${about.kind}, delta, ${about.reason}, ${about.orderId ?? null}, ${about.actor}
    from unnest(
      ${movements.map((m) => m.sku)}::text[],
      ${movements.map((m) => m.location)}::text[],
      ${movements.map((m) => m.delta)}::int[]
    ) as m(sku, location, delta)`
}

export interface MovementRow extends Movement {
  id: number
  kind: MovementKind
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
    select id, sku, location, kind, delta, reason, order_id as "orderId", actor, at
    from inventory.movements where sku = ${sku} and id < ${before}
    order by id desc limit ${limit}`
}

/** What an order has taken from each location and not given back. */
export async function findTaken(sql: Queryable, orderId: string): Promise<Placed[]> {
  return await sql<Placed[]>`
    select sku, location, -sum(delta)::int as quantity from inventory.movements
    where order_id = ${orderId}
    group by sku, location having sum(delta) < 0
    order by sku, location`
}

/** Notes goods that came back; returns those of the lines that were not noted before. */
export async function insertReturnedLines(
  tx: Tx,
  about: { returnId: string; orderId: string },
  lines: readonly Line[],
): Promise<Line[]> {
  return await tx<Line[]>`
    insert into inventory.returned_lines (return_id, order_id, sku, quantity)
    select ${about.returnId}, ${about.orderId}, sku, quantity
    from unnest(${lines.map((line) => line.sku)}::text[], ${lines.map((line) => line.quantity)}::int[]) as l(sku, quantity)
    on conflict (return_id, sku) do nothing
    returning sku, quantity`
}

export interface Attempt {
  actor: string
  key: string
  /** JSON-safe: the command and all that was asked for. */
  request: Record<string, unknown>
}

/**
 * Notes what somebody asks for under a key: `new`, `same` when this was asked for before, `other` when something else
 * was. The same at the same moment is waited for.
 */
export async function noteAttempt(
  tx: Tx,
  { actor, key, request }: Attempt,
): Promise<'new' | 'same' | 'other'> {
  const asked = tx.json(request as never)
  const inserted = await tx`
    insert into inventory.attempts (actor, key, request) values (${actor}, ${key}, ${asked})
    on conflict (actor, key) do nothing
    returning 1`
  if (inserted.length > 0) return 'new'
  const [earlier] = await tx<{ isSame: boolean }[]>`
    select request = ${asked}::jsonb as "isSame" from inventory.attempts where actor = ${actor} and key = ${key}`
  return earlier?.isSame ? 'same' : 'other'
}

/** Whether the order has ever bought something, given back or not. */
export async function wasSold(sql: Queryable, orderId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from inventory.movements where order_id = ${orderId} and kind = 'sell' limit 1`
  return rows.length > 0
}
