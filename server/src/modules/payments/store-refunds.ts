import type { Queryable, Tx } from '../../kernel/db.ts'
import type { PaymentRow } from './store.ts'

export type RefundState = 'due' | 'sent' | 'done' | 'failed'

export interface Refundable {
  intentId: string
  leftMinor: number
}

/** What can still go back on each intent of an order, newest first: captured, and neither returned nor due already. */
export async function findRefundable(tx: Tx, payment: PaymentRow, limit: number): Promise<Refundable[]> {
  return await tx<Refundable[]>`
    select intent_id as "intentId", left_minor as "leftMinor" from (
      select i.intent_id, i.seq, i.captured_minor - greatest(i.refunded_minor, coalesce((
        select sum(r.amount_minor) from payments.refunds r
        where r.order_id = i.order_id and r.state <> 'failed' and r.account_id is null
          and coalesce(r.intent_id, ${payment.intentId}) = i.intent_id), 0))::bigint as left_minor
      from payments.intents i where i.order_id = ${payment.orderId}
    ) intents
    where left_minor > 0
    order by seq desc limit ${limit}`
}

/** Money of parts that has moved or will, and has not been told: what else went back was somebody else's doing. */
export async function sumUntold(tx: Tx, orderId: string): Promise<number> {
  const rows = await tx<{ sum: number }[]>`
    select coalesce(sum(amount_minor), 0)::bigint as sum from payments.refunds
    where order_id = ${orderId} and not told and state <> 'failed'`
  return rows[0]?.sum ?? 0
}

export interface NewRefund {
  id: string
  orderId: string
  amountMinor: number
  /** The event that asked for it. */
  cause: string
  refundId: string | null
  /** Where it goes back to: one of both. */
  intentId: string | null
  accountId: string | null
  state: 'due' | 'done' | 'failed'
  /** Why it failed. */
  reason: string | null
}

export async function insertRefunds(tx: Tx, refunds: NewRefund[]): Promise<void> {
  await tx`
    insert into payments.refunds (id, order_id, intent_id, account_id, amount_minor, cause, refund_id, state, reason)
    select id, "orderId", "intentId", "accountId", "amountMinor", cause, "refundId", state, reason
    from jsonb_to_recordset(${tx.json(refunds as never)}) as r(
      id text, "orderId" text, "intentId" text, "accountId" text, "amountMinor" bigint, cause text,
      "refundId" text, state text, reason text)
    on conflict do nothing`
}

export interface RefundRow {
  id: string
  orderId: string
  amountMinor: number
  state: RefundState
  cause: string
  refundId: string | null
  intentId: string | null
  provider: string
}

const LEASE_S = 60
const FIRST_PAUSE_S = 60
const LONGEST_PAUSE_S = 6 * 3_600

/**
 * The right to ask the provider about a part, for a while; undefined when it is settled, or somebody else asks.
 * The ask counts, and the pause until the next begins, before it is made: one that never comes back, or cannot even
 * be made, keeps nobody else from their turn.
 */
export async function leaseRefund(sql: Queryable, id: string, now: string): Promise<RefundRow | undefined> {
  const rows = await sql<RefundRow[]>`
    update payments.refunds r set leased_until = now() + ${LEASE_S} * interval '1 second', asks = r.asks + 1,
      next_ask_at = ${now}::timestamptz
        + least(${FIRST_PAUSE_S} * 2 ^ least(r.asks, 16), ${LONGEST_PAUSE_S}) * interval '1 second'
    from payments.payments p
    where r.id = ${id} and r.state in ('due', 'sent') and r.account_id is null and p.order_id = r.order_id
      and (r.leased_until is null or r.leased_until < now())
    returning r.id, r.order_id as "orderId", r.amount_minor as "amountMinor", r.state,
      coalesce(r.cause, r.id) as cause, r.refund_id as "refundId", coalesce(r.intent_id, p.intent_id) as "intentId",
      coalesce((select i.provider from payments.intents i where i.intent_id = coalesce(r.intent_id, p.intent_id)),
        p.provider) as provider`
  return rows[0]
}

export async function endLease(sql: Queryable, id: string): Promise<void> {
  await sql`update payments.refunds set leased_until = null where id = ${id}`
}

export async function saveRefundState(
  tx: Tx,
  id: string,
  { state, reason }: { state: RefundState; reason?: string },
): Promise<void> {
  await tx`
    update payments.refunds set state = ${state}, reason = ${reason ?? null}, leased_until = null where id = ${id}`
}

export interface RefundPart {
  id: string
  amountMinor: number
  state: RefundState
  reason: string | null
  refundId: string | null
}

/** The parts of one refund that have not been told. */
export async function listUntoldParts(tx: Tx, orderId: string, cause: string): Promise<RefundPart[]> {
  return await tx<RefundPart[]>`
    select id, amount_minor as "amountMinor", state, reason, refund_id as "refundId" from payments.refunds
    where order_id = ${orderId} and coalesce(cause, id) = ${cause} and not told order by id limit 200`
}

export async function markTold(tx: Tx, ids: string[]): Promise<void> {
  await tx`update payments.refunds set told = true where id = any(${ids})`
}

/** Parts that are to be sent or asked about by now; fresh ones are left to their jobs. */
export async function findWaitingRefunds(sql: Queryable, now: string, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from payments.refunds
    where state in ('due', 'sent') and coalesce(next_ask_at, created_at) <= ${now}
      and (state = 'sent' or created_at < now() - interval '2 minutes')
      and account_id is null and (leased_until is null or leased_until < now())
    order by coalesce(next_ask_at, created_at) limit ${limit}`
  return rows.map((row) => row.id)
}

/** Parts of an order that were taken by the provider and not finished. */
export async function findSentRefunds(sql: Queryable, orderId: string, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from payments.refunds where order_id = ${orderId} and state = 'sent' order by id limit ${limit}`
  return rows.map((row) => row.id)
}
