import type { Queryable, Tx } from '../../kernel/db.ts'

export interface DocumentRow {
  id: string
  orderId: string
  kind: 'invoice' | 'credit_note'
  series: string
  number: number
  refundId: string | null
  amountMinor: number
  issuedAt: string
}

const columns = (sql: Queryable) => sql`
  id, order_id as "orderId", kind, series, number, refund_id as "refundId", amount_minor as "amountMinor",
  issued_at as "issuedAt"`

/**
 * Takes the next number of a series and holds the series until the transaction ends: a number is taken exactly
 * if what bears it is written. Callers do this last, so that others wait for one commit at the most.
 */
export async function takeNumber(tx: Tx, series: string): Promise<number> {
  const rows = await tx<{ last: number }[]>`
    insert into orders.series (series, last) values (${series}, 1)
    on conflict (series) do update set last = series.last + 1
    returning last`
  return (rows[0] as { last: number }).last
}

export async function insertDocument(tx: Tx, row: DocumentRow): Promise<void> {
  await tx`
    insert into orders.documents (id, order_id, kind, series, number, refund_id, amount_minor, issued_at)
    values (${row.id}, ${row.orderId}, ${row.kind}, ${row.series}, ${row.number}, ${row.refundId},
      ${row.amountMinor}, ${row.issuedAt})`
}

export async function findDocuments(sql: Queryable, orderId: string): Promise<DocumentRow[]> {
  return await sql<DocumentRow[]>`
    select ${columns(sql)} from orders.documents where order_id = ${orderId} order by issued_at, series, number
    limit 400`
}

export async function findInvoice(sql: Queryable, orderId: string): Promise<DocumentRow | undefined> {
  const rows = await sql<DocumentRow[]>`
    select ${columns(sql)} from orders.documents where order_id = ${orderId} and kind = 'invoice'`
  return rows[0]
}
