import type { PaymentState } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface PaymentRow {
  orderId: string
  reference: string
  returnUrl: string
  cancelUrl: string
  language: string
  state: PaymentState
  amountMinor: number
  currency: 'USD' | 'EUR' | 'GBP'
  attempt: number
  intentId: string | null
  redirectUrl: string | null
  capturedMinor: number
  refundedMinor: number
  lastError: string | null
  updatedAt: string
}

const columns = (sql: Queryable) => sql`
  order_id as "orderId", reference, return_url as "returnUrl", cancel_url as "cancelUrl", language, state, amount_minor as "amountMinor", currency, attempt,
  intent_id as "intentId", redirect_url as "redirectUrl", captured_minor as "capturedMinor",
  refunded_minor as "refundedMinor", last_error as "lastError", updated_at as "updatedAt"`

export type NewPayment = Pick<
  PaymentRow,
  'orderId' | 'reference' | 'returnUrl' | 'cancelUrl' | 'language' | 'amountMinor' | 'currency'
>

/** Starts the payment of an order; an earlier one is left as it is. */
export async function insertPayment(sql: Queryable, payment: NewPayment): Promise<void> {
  await sql`
    insert into payments.payments (order_id, reference, return_url, cancel_url, language, state, amount_minor, currency)
    values (
      ${payment.orderId}, ${payment.reference}, ${payment.returnUrl}, ${payment.cancelUrl}, ${payment.language},
      'opening', ${payment.amountMinor}, ${payment.currency})
    on conflict (order_id) do nothing`
}

/** Marks an order that never got as far as a payment, so that none can be opened for it any more. */
export async function insertCancelled(sql: Queryable, orderId: string): Promise<void> {
  await sql`
    insert into payments.payments (order_id, state, amount_minor, currency)
    values (${orderId}, 'cancelled', 0, 'USD')
    on conflict (order_id) do nothing`
}

export async function findPayment(sql: Queryable, orderId: string): Promise<PaymentRow | undefined> {
  const rows = await sql<
    PaymentRow[]
  >`select ${columns(sql)} from payments.payments where order_id = ${orderId}`
  return rows[0]
}

export async function lockPayment(tx: Tx, orderId: string): Promise<PaymentRow | undefined> {
  const rows = await tx<PaymentRow[]>`
    select ${columns(tx)} from payments.payments where order_id = ${orderId} for update`
  return rows[0]
}

export interface IntentRow {
  /** The provider's time of the newest message about it. */
  toldAt: string | null
}

export async function findIntent(tx: Tx, orderId: string, intentId: string): Promise<IntentRow | undefined> {
  const rows = await tx<IntentRow[]>`
    select told_at as "toldAt" from payments.intents where intent_id = ${intentId} and order_id = ${orderId}`
  return rows[0]
}

/** Writes the row of the payment's intent if it has none: those of before the table have not. */
export async function keepCurrentIntent(tx: Tx, payment: PaymentRow): Promise<void> {
  if (payment.intentId === null) return
  await tx`
    insert into payments.intents (intent_id, order_id, captured_minor, refunded_minor)
    values (${payment.intentId}, ${payment.orderId}, ${payment.capturedMinor}, ${payment.refundedMinor})
    on conflict (intent_id) do nothing`
}

/** Amounts of an intent only grow; returns those of all intents of the order together. */
export async function saveIntent(
  tx: Tx,
  orderId: string,
  intent: { id: string; capturedMinor: number; refundedMinor: number; updatedAt?: string },
): Promise<Pick<PaymentRow, 'capturedMinor' | 'refundedMinor'>> {
  await tx`
    insert into payments.intents (intent_id, order_id, captured_minor, refunded_minor, told_at)
    values (${intent.id}, ${orderId}, ${intent.capturedMinor}, ${intent.refundedMinor}, ${intent.updatedAt ?? null})
    on conflict (intent_id) do update set
      captured_minor = greatest(intents.captured_minor, excluded.captured_minor),
      refunded_minor = greatest(intents.refunded_minor, excluded.refunded_minor),
      told_at = greatest(intents.told_at, excluded.told_at)
    where intents.order_id = excluded.order_id`
  const rows = await tx<Pick<PaymentRow, 'capturedMinor' | 'refundedMinor'>[]>`
    select coalesce(sum(captured_minor), 0)::bigint as "capturedMinor",
      coalesce(sum(refunded_minor), 0)::bigint as "refundedMinor"
    from payments.intents where order_id = ${orderId}`
  return rows[0] as Pick<PaymentRow, 'capturedMinor' | 'refundedMinor'>
}

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
        where r.order_id = i.order_id and coalesce(r.intent_id, ${payment.intentId}) = i.intent_id), 0))::bigint as left_minor
      from payments.intents i where i.order_id = ${payment.orderId}
    ) intents
    where left_minor > 0
    order by seq desc limit ${limit}`
}

export type Changed = Pick<
  PaymentRow,
  | 'orderId'
  | 'state'
  | 'attempt'
  | 'intentId'
  | 'redirectUrl'
  | 'capturedMinor'
  | 'refundedMinor'
  | 'lastError'
>

export async function savePayment(tx: Tx, payment: Changed): Promise<void> {
  await tx`
    update payments.payments set
      state = ${payment.state}, attempt = ${payment.attempt}, intent_id = ${payment.intentId},
      redirect_url = ${payment.redirectUrl}, captured_minor = ${payment.capturedMinor},
      refunded_minor = ${payment.refundedMinor}, last_error = ${payment.lastError}, updated_at = now()
    where order_id = ${payment.orderId}`
}

/** A fresh attempt is asked about as if it were the first. */
export async function resetAsks(tx: Tx, orderId: string): Promise<void> {
  await tx`update payments.payments set asks = 0, next_ask_at = null where order_id = ${orderId}`
}

/** False when the event was taken over before. */
export async function insertProviderEvent(
  tx: Tx,
  event: { id: string; type: string; intentId: string; receivedAt: string },
): Promise<boolean> {
  const rows = await tx`
    insert into payments.provider_events (event_id, type, intent_id, received_at)
    values (${event.id}, ${event.type}, ${event.intentId}, ${event.receivedAt})
    on conflict do nothing returning 1`
  return rows.length > 0
}

/** At most `limit` messages from before that moment; returns how many. */
export async function deleteProviderEvents(sql: Queryable, before: string, limit: number): Promise<number> {
  const result = await sql`
    delete from payments.provider_events where event_id in (
      select event_id from payments.provider_events
      where received_at < ${before} order by received_at limit ${limit})`
  return result.count
}

export interface NewRefund {
  id: string
  orderId: string
  intentId: string
  amountMinor: number
}

export async function insertRefunds(tx: Tx, refunds: NewRefund[]): Promise<void> {
  await tx`
    insert into payments.refunds (id, order_id, intent_id, amount_minor)
    select id, "orderId", "intentId", "amountMinor"
    from jsonb_to_recordset(${tx.json(refunds as never)}) as r(
      id text, "orderId" text, "intentId" text, "amountMinor" bigint)
    on conflict do nothing`
}

export interface RefundRow {
  id: string
  orderId: string
  amountMinor: number
  state: 'due' | 'done'
  intentId: string | null
}

export async function findRefund(sql: Queryable, id: string): Promise<RefundRow | undefined> {
  const rows = await sql<RefundRow[]>`
    select r.id, r.order_id as "orderId", r.amount_minor as "amountMinor", r.state,
      coalesce(r.intent_id, p.intent_id) as "intentId"
    from payments.refunds r join payments.payments p using (order_id) where r.id = ${id}`
  return rows[0]
}

export async function finishRefund(tx: Tx, id: string): Promise<void> {
  await tx`update payments.refunds set state = 'done' where id = ${id}`
}

export interface Unsettled {
  orderId: string
  intentId: string
  asks: number
}

/** Payments that began, fell silent, and are to be asked about by now; those never asked about come first. */
export async function findUnsettled(sql: Queryable, now: string, limit: number): Promise<Unsettled[]> {
  return await sql<Unsettled[]>`
    select order_id as "orderId", intent_id as "intentId", asks from payments.payments
    where state = 'processing' and intent_id is not null and updated_at < now() - interval '30 seconds'
      and (next_ask_at is null or next_ask_at <= ${now})
    order by next_ask_at nulls first, updated_at limit ${limit}`
}

/** Counts an ask before it is made, so that one that never comes back counts as well. */
export async function countAsk(sql: Queryable, orderId: string, nextAskAt: string): Promise<void> {
  await sql`
    update payments.payments set asks = asks + 1, next_ask_at = ${nextAskAt} where order_id = ${orderId}`
}
