import type { Currency, OrderState, orderFindings } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'

export interface AuditRow {
  id: string
  reference: string
  state: OrderState
  currency: Currency
  totalMinor: number
  paidMinor: number
  refundedMinor: number
  placedAt: string
  updatedAt: string
}

const columns = (sql: Queryable) => sql`
  id, reference, state, currency, total_minor as "totalMinor", paid_minor as "paidMinor",
  refunded_minor as "refundedMinor", placed_at as "placedAt", updated_at as "updatedAt"`

/** By id, which is the order of the primary key; `updatedSince` goes by an index of its own. */
export async function listForAudit(
  sql: Queryable,
  { after, limit, updatedSince }: { after: string; limit: number; updatedSince: string | null },
): Promise<AuditRow[]> {
  return await sql<AuditRow[]>`
    select ${columns(sql)} from orders.every_order
    where id > ${after} ${updatedSince ? sql`and updated_at >= ${updatedSince}` : sql``}
    order by id limit ${limit}`
}

export async function findForAudit(sql: Queryable, ids: string[]): Promise<AuditRow[]> {
  return await sql<AuditRow[]>`
    select ${columns(sql)} from orders.every_order where id = any(${ids}) order by id limit ${ids.length}`
}

export interface SuspectRow {
  id: string
  kind: (typeof orderFindings)[number]
  details: Record<string, unknown>
}

/** Each kind comes out of a small index of suspects, whatever the number of orders. */
export async function findSuspects(
  sql: Queryable,
  {
    after,
    limit,
    refundsSince,
    paymentsSince,
  }: {
    after: { id: string; kind: string }
    limit: number
    refundsSince: string
    paymentsSince: string
  },
): Promise<SuspectRow[]> {
  return await sql<SuspectRow[]>`
    select found.id, found.kind, found.details from (
      select id, 'paid_sum_wrong' as kind, jsonb_build_object(
        'state', state, 'totalMinor', total_minor, 'paidMinor', paid_minor, 'authorisedMinor', authorised_minor) as details
      from orders.orders
      where state in ('paid', 'fulfilled') and paid_minor < total_minor and authorised_minor < total_minor
      union all
      select id, 'refund_overdue', jsonb_build_object(
        'dueMinor', refund_due_minor, 'refundedMinor', refunded_minor, 'updatedAt', updated_at)
      from orders.orders
      where refund_due_minor <> refunded_minor and updated_at < ${refundsSince}
      union all
      select id, 'payment_overdue', jsonb_build_object('payBefore', pay_before, 'tries', expiry_tries)
      from orders.orders
      where state = 'awaiting_payment' and pay_before < ${paymentsSince}
      union all
      -- Cancelled, and nobody has asked its money back: a revival that was never decided. What cannot go back is below.
      select o.id, 'money_kept', jsonb_build_object(
        'paidMinor', o.paid_minor, 'dueMinor', o.refund_due_minor, 'cancelledFor', o.cancelled_for)
      from orders.orders o
      where o.state = 'cancelled' and o.paid_minor > o.refund_due_minor and o.updated_at < ${refundsSince}
        and not exists (select from orders.refunds r where r.order_id = o.id and r.state = 'failed')
      union all
      select r.order_id, 'refund_failed', jsonb_build_object(
        'refundId', min(r.id), 'refunds', count(*), 'amountMinor', sum(r.amount_minor - r.done_minor), 'failure', min(r.failure))
      from orders.refunds r
      where r.state = 'failed' and not exists (select from orders.refunds again where again.retry_of = r.id)
      group by r.order_id
    ) found
    where (found.id, found.kind) > (${after.id}, ${after.kind})
    order by found.id, found.kind limit ${limit}`
}
