import type { Queryable, Tx } from '../../kernel/db.ts'

export interface ParcelRow {
  id: string
  orderId: string
  number: number
  carrier: string
  trackingNumber: string
  url: string | null
  lines: { sku: string; quantity: number }[]
  who: string
  sentAt: string
}

const columns = (sql: Queryable) => sql`
  id, order_id as "orderId", number, carrier, tracking_number as "trackingNumber", url, lines, who,
  sent_at as "sentAt"`

export async function insertParcel(tx: Tx, row: ParcelRow): Promise<void> {
  await tx`
    insert into orders.parcels (id, order_id, number, carrier, tracking_number, url, lines, who, sent_at)
    values (${row.id}, ${row.orderId}, ${row.number}, ${row.carrier}, ${row.trackingNumber}, ${row.url},
      ${tx.json(row.lines as never)}, ${row.who}, ${row.sentAt})`
}

/** An order of at most 200 lines of 999 pieces could fill more parcels than anybody reads. */
export const MAX_PARCELS = 200

export async function findParcels(sql: Queryable, orderId: string): Promise<ParcelRow[]> {
  return await sql<ParcelRow[]>`
    select ${columns(sql)} from orders.parcels where order_id = ${orderId} order by number limit ${MAX_PARCELS}`
}
