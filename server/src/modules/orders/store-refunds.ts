import type { RefundDestination } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface RefundRow {
  id: string
  orderId: string
  /** `automatic`: the shop did not want it; `outside`: sent back by hand at the provider. */
  kind: 'automatic' | 'staff' | 'return' | 'outside'
  state: 'due' | 'done' | 'failed'
  amountMinor: number
  /** A refund may go back in parts: one per attempt the money came by. */
  doneMinor: number
  destination: RefundDestination
  reason: string
  who: string
  returnId: string | null
  retryOf: string | null
  failure: string | null
  createdAt: string
  endedAt: string | null
}

const columns = (sql: Queryable) => sql`
  id, order_id as "orderId", kind, state, amount_minor as "amountMinor", done_minor as "doneMinor", destination,
  reason, who, return_id as "returnId", retry_of as "retryOf", failure, created_at as "createdAt",
  ended_at as "endedAt"`

/** False when it is there already. */
export async function insertRefund(tx: Tx, row: RefundRow): Promise<boolean> {
  const result = await tx`
    insert into orders.refunds (
      id, order_id, kind, state, amount_minor, done_minor, destination, reason, who, return_id, retry_of, failure,
      created_at, ended_at)
    values (
      ${row.id}, ${row.orderId}, ${row.kind}, ${row.state}, ${row.amountMinor}, ${row.doneMinor},
      ${row.destination}, ${row.reason}, ${row.who}, ${row.returnId}, ${row.retryOf}, ${row.failure},
      ${row.createdAt}, ${row.endedAt})
    on conflict do nothing`
  return result.count > 0
}

export async function findRefund(sql: Queryable, id: string): Promise<RefundRow | undefined> {
  const rows = await sql<RefundRow[]>`select ${columns(sql)} from orders.refunds where id = ${id}`
  return rows[0]
}

/** The refund that tries this failed one again. */
export async function findRetry(sql: Queryable, id: string): Promise<RefundRow | undefined> {
  const rows = await sql<RefundRow[]>`select ${columns(sql)} from orders.refunds where retry_of = ${id}`
  return rows[0]
}

const SHOWN = 200

export async function findRefunds(sql: Queryable, orderId: string): Promise<RefundRow[]> {
  return await sql<RefundRow[]>`
    select ${columns(sql)} from orders.refunds where order_id = ${orderId} order by created_at, id limit ${SHOWN}`
}

/** Oldest first; the order is locked by the caller. */
export async function findDueRefunds(tx: Tx, orderId: string): Promise<RefundRow[]> {
  return await tx<RefundRow[]>`
    select ${columns(tx)} from orders.refunds where order_id = ${orderId} and state = 'due'
    order by created_at, id limit 2000`
}

export async function saveRefund(tx: Tx, row: RefundRow): Promise<void> {
  await tx`
    update orders.refunds set state = ${row.state}, done_minor = ${row.doneMinor}, failure = ${row.failure},
      ended_at = ${row.endedAt}
    where id = ${row.id}`
}
