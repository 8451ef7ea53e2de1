import type { ReturnState } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface ReturnLine {
  sku: string
  quantity: number
  /** How many of them went on the shelf again; known once they have arrived. */
  restocked?: number
}

export interface ReturnRow {
  id: string
  orderId: string
  state: ReturnState
  lines: ReturnLine[]
  reason: string
  note: string | null
  who: string
  /** What was paid for the goods. */
  valueMinor: number
  createdAt: string
  changedAt: string
}

const columns = (sql: Queryable) => sql`
  id, order_id as "orderId", state, lines, reason, note, who, value_minor as "valueMinor",
  created_at as "createdAt", changed_at as "changedAt"`

export async function insertReturn(tx: Tx, row: ReturnRow): Promise<void> {
  await tx`
    insert into orders.returns (id, order_id, state, lines, reason, note, who, value_minor, created_at, changed_at)
    values (${row.id}, ${row.orderId}, ${row.state}, ${tx.json(row.lines as never)}, ${row.reason}, ${row.note},
      ${row.who}, ${row.valueMinor}, ${row.createdAt}, ${row.changedAt})`
}

export const MAX_RETURNS = 100

export async function findReturns(sql: Queryable, orderId: string): Promise<ReturnRow[]> {
  return await sql<ReturnRow[]>`
    select ${columns(sql)} from orders.returns where order_id = ${orderId} order by created_at, id
    limit ${MAX_RETURNS}`
}

export async function saveReturn(tx: Tx, row: ReturnRow): Promise<void> {
  await tx`
    update orders.returns set state = ${row.state}, lines = ${tx.json(row.lines as never)}, note = ${row.note},
      changed_at = ${row.changedAt}
    where id = ${row.id}`
}
