import type { Currency, OrderState } from '@techmart/contracts'
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
  kind: 'paid_sum_wrong' | 'refund_overdue' | 'payment_overdue' | 'refund_failed'
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
      select r.order_id, 'refund_failed', jsonb_build_object(
        'refundId', min(r.id), 'refunds', count(*), 'amountMinor', sum(r.amount_minor - r.done_minor), 'failure', min(r.failure))
      from orders.refunds r
      where r.state = 'failed' and not exists (select from orders.refunds again where again.retry_of = r.id)
      group by r.order_id
    ) found
    where (found.id, found.kind) > (${after.id}, ${after.kind})
    order by found.id, found.kind limit ${limit}`
}
