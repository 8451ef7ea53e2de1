import type { Queryable, Tx } from '../../kernel/db.ts'

/** Every column, in one order for the way there and the way back. */
const orderColumns = (sql: Queryable) => sql`
  id, reference, access_token, state, idempotency_key, cart_id, customer_id, email, name, item_count, language,
  currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, paid_minor, refunded_minor,
  refund_due_minor, authorised_minor, given_minor, details, placed_at, pay_before, paid_at, fulfilled_at,
  cancelled_at, cancelled_for, expiry_tries, next_try_at, revision, updated_at`
const lineColumns = (sql: Queryable) => sql`
  order_id, position, sku, product_slug, title, quantity, total_minor, details`
const timelineColumns = (sql: Queryable) => sql`id, order_id, at, what, who, note, entry_id`

/**
 * Locks orders that ended before that moment, have no money on its way and no return that is open; those that
 * somebody works on are left for another time.
 */
export async function lockEnded(tx: Tx, before: string, limit: number): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select o.id from orders.orders o
    where o.state in ('fulfilled', 'cancelled') and coalesce(o.fulfilled_at, o.cancelled_at) < ${before}
      and o.refund_due_minor = o.refunded_minor and o.cancelled_for is distinct from 'reviving'
      and not exists (
        select from orders.returns r
        where r.order_id = o.id and r.state in ('requested', 'approved', 'received'))
    order by coalesce(o.fulfilled_at, o.cancelled_at) limit ${limit}
    for update skip locked`
  return rows.map(({ id }) => id)
}

/** Moves locked orders with their lines and timelines into the archive. */
export async function archive(tx: Tx, ids: string[]): Promise<void> {
  await tx`
    insert into orders.archived_orders (${orderColumns(tx)})
    select ${orderColumns(tx)} from orders.orders where id = any(${ids})`
  await tx`
    with moved as (delete from orders.lines where order_id = any(${ids}) returning ${lineColumns(tx)})
    insert into orders.archived_lines (${lineColumns(tx)}) select ${lineColumns(tx)} from moved`
  await tx`
    with moved as (delete from orders.timeline where order_id = any(${ids}) returning ${timelineColumns(tx)})
    insert into orders.archived_timeline (${timelineColumns(tx)}) select ${timelineColumns(tx)} from moved`
  await tx`delete from orders.orders where id = any(${ids})`
}

/** Brings an order back to those at work; false when it is not in the archive. */
export async function bringBack(tx: Tx, id: string): Promise<boolean> {
  const moved = await tx`
    with moved as (delete from orders.archived_orders where id = ${id} returning ${orderColumns(tx)})
    insert into orders.orders (${orderColumns(tx)}) select ${orderColumns(tx)} from moved`
  if (moved.count === 0) return false
  await tx`
    with moved as (delete from orders.archived_lines where order_id = ${id} returning ${lineColumns(tx)})
    insert into orders.lines (${lineColumns(tx)}) select ${lineColumns(tx)} from moved`
  await tx`
    with moved as (delete from orders.archived_timeline where order_id = ${id} returning ${timelineColumns(tx)})
    insert into orders.timeline (${timelineColumns(tx)}) overriding system value
    select ${timelineColumns(tx)} from moved`
  return true
}
