import type { Currency, PaymentState } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'

export interface AuditRow {
  orderId: string
  reference: string
  state: PaymentState
  currency: Currency
  amountMinor: number
  capturedMinor: number
  refundedMinor: number
  updatedAt: string
}

const columns = (sql: Queryable) => sql`
  order_id as "orderId", reference, state, currency, amount_minor as "amountMinor",
  captured_minor as "capturedMinor", refunded_minor as "refundedMinor", updated_at as "updatedAt"`

export async function findByOrders(sql: Queryable, orderIds: string[]): Promise<AuditRow[]> {
  return await sql<AuditRow[]>`
    select ${columns(sql)} from payments.payments where order_id = any(${orderIds}) order by order_id limit 200`
}

export async function listByOrder(
  sql: Queryable,
  { after, updatedSince, limit }: { after: string; updatedSince: string | null; limit: number },
): Promise<AuditRow[]> {
  return await sql<AuditRow[]>`
    select ${columns(sql)} from payments.payments
    where order_id > ${after} ${updatedSince === null ? sql`` : sql`and updated_at >= ${updatedSince}`}
    order by order_id limit ${limit}`
}

export interface Finding {
  subject: string
  details: Record<string, unknown>
}

export interface Scan {
  findings: Finding[]
  /** The last subject that was looked at; undefined when there is nothing behind it. */
  last: string | undefined
}

export interface Scope {
  after: string
  limit: number
  /** The shop's time: what is older than it should be is told against it. */
  now: string
}

/** One page of what is looked at, in the order of its keys; all of it or only what is wrong. */
type Look = (sql: Queryable, scope: Scope) => Promise<Scan>

interface ScanRow extends Finding {
  wrong: boolean
}

function toScan(rows: ScanRow[], limit: number): Scan {
  return {
    findings: rows.filter((row) => row.wrong).map(({ subject, details }) => ({ subject, details })),
    last: rows.length < limit ? undefined : rows.at(-1)?.subject,
  }
}

/** The sums of a payment against its intents and credits. Reads every payment once, page by page. */
export const sumsDiffer: Look = async (sql, { after, limit }) => {
  const rows = await sql<ScanRow[]>`
    with page as materialized (
      select order_id, captured_minor, refunded_minor, credit_minor, credit_refunded_minor, intent_id
      from payments.payments where order_id > ${after} order by order_id limit ${limit}
    ), sums as (
      select p.order_id, p.captured_minor, p.refunded_minor, p.credit_minor, p.credit_refunded_minor, p.intent_id,
        i.captured, i.refunded, i.intents, c.taken
      from page p
      cross join lateral (
        select coalesce(sum(captured_minor), 0)::bigint as captured, coalesce(sum(refunded_minor), 0)::bigint as refunded,
          count(*) as intents
        from payments.intents where order_id = p.order_id) i
      cross join lateral (
        select coalesce(-sum(delta_minor) filter (where kind in ('take', 'give_back')), 0)::bigint as taken
        from payments.credit_movements where order_id = p.order_id) c
    )
    select order_id as subject,
      -- Payments from before the table of intents have none until the provider speaks of them again.
      (intents > 0 or intent_id is null) and (
        captured_minor not in (captured, captured + credit_minor) or refunded_minor <> refunded + credit_refunded_minor
        or credit_minor <> taken) as wrong,
      jsonb_build_object('captured', captured_minor, 'refunded', refunded_minor, 'credit', credit_minor,
        'capturedOnIntents', captured, 'refundedOnIntents', refunded, 'creditRefunded', credit_refunded_minor,
        'creditTaken', taken) as details
    from sums order by order_id`
  return toScan(rows, limit)
}

/** Payments that gave back more than they got: at the provider, and as store credit besides. */
export const refundedAboveCaptured: Look = async (sql, { after, limit }) => {
  const rows = await sql<ScanRow[]>`
    select order_id as subject, refunded_minor > captured_minor as wrong, jsonb_build_object('captured', captured_minor,
      'refunded', refunded_minor, 'creditRefunded', credit_refunded_minor) as details
    from payments.payments where order_id > ${after} order by order_id limit ${limit}`
  return toScan(rows, limit)
}

/** The balance of a gift card or store credit against its movements. */
export const creditDrift: Look = async (sql, { after, limit }) => {
  const rows = await sql<ScanRow[]>`
    select a.id as subject, a.balance_minor <> m.moved as wrong,
      jsonb_build_object('kind', a.kind, 'balance', a.balance_minor, 'moved', m.moved) as details
    from (select id, kind, balance_minor from payments.credit_accounts where id > ${after} order by id limit ${limit}) a
    cross join lateral (
      select coalesce(sum(delta_minor), 0)::bigint as moved from payments.credit_movements where account_id = a.id) m
    order by a.id`
  return toScan(rows, limit)
}

/** Refunds that should have gone back within the hour. */
export const refundStuck: Look = async (sql, { after, limit }) => {
  const rows = await sql<ScanRow[]>`
    select id as subject, true as wrong, jsonb_build_object('orderId', order_id, 'amount', amount_minor,
      'state', state, 'refundId', refund_id, 'asks', asks, 'since', created_at) as details
    from payments.refunds
    where id > ${after} and state in ('due', 'sent') and created_at < now() - interval '1 hour'
    order by id limit ${limit}`
  return toScan(rows, limit)
}

/** Payments whose opening was cut off. */
export const openingTooLong: Look = async (sql, { after, limit }) => {
  const rows = await sql<ScanRow[]>`
    select order_id as subject, true as wrong,
      jsonb_build_object('reference', reference, 'provider', provider, 'since', updated_at) as details
    from payments.payments
    where order_id > ${after} and state = 'opening' and updated_at < now() - interval '15 minutes'
    order by order_id limit ${limit}`
  return toScan(rows, limit)
}

/** Payments that the provider has not finished. */
export const processingTooLong: Look = async (sql, { after, limit }) => {
  const rows = await sql<ScanRow[]>`
    select order_id as subject, true as wrong,
      jsonb_build_object('reference', reference, 'provider', provider, 'asks', asks, 'since', updated_at) as details
    from payments.payments
    where order_id > ${after} and state = 'processing' and updated_at < now() - interval '30 minutes'
    order by order_id limit ${limit}`
  return toScan(rows, limit)
}

/** Messages of a provider that could not be handled. */
export const messageUnhandled: Look = async (sql, { after, limit, now }) => {
  const rows = await sql<ScanRow[]>`
    select event_id as subject, true as wrong, jsonb_build_object('provider', provider, 'type', type,
      'orderId', message ->> 'orderId', 'tries', tries, 'since', received_at) as details
    from payments.provider_events
    where event_id > ${after} and handled_at is null and message is not null
      and received_at < ${now}::timestamptz - interval '10 minutes'
    order by event_id limit ${limit}`
  return toScan(rows, limit)
}
