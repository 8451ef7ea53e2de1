import type { Currency, Language, PaymentState } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'
import type { IntentStatus } from './providers/provider.ts'

export interface PaymentRow {
  orderId: string
  reference: string
  returnUrl: string
  cancelUrl: string
  language: Language
  email: string | null
  customerId: string | null
  provider: string
  capture: 'automatic' | 'manual'
  state: PaymentState
  amountMinor: number
  currency: Currency
  attempt: number
  /** What the present attempt asks the provider for. */
  attemptMinor: number
  intentId: string | null
  redirectUrl: string | null
  authorisedMinor: number
  capturedMinor: number
  refundedMinor: number
  /** What gift cards and store credit pay of it. */
  creditMinor: number
  /** What of `refundedMinor` went to gift cards and store credit. */
  creditRefundedMinor: number
  /** How much of `refundedMinor` has been told. */
  refundedToldMinor: number
  lastError: string | null
  updatedAt: string
}

const columns = (sql: Queryable) => sql`
  order_id as "orderId", reference, return_url as "returnUrl", cancel_url as "cancelUrl", language, email,
  customer_id as "customerId", provider, capture, state, amount_minor as "amountMinor", currency, attempt,
  coalesce(attempt_minor, amount_minor) as "attemptMinor", intent_id as "intentId", redirect_url as "redirectUrl", authorised_minor as "authorisedMinor",
  captured_minor as "capturedMinor", refunded_minor as "refundedMinor", credit_minor as "creditMinor",
  credit_refunded_minor as "creditRefundedMinor", refunded_told_minor as "refundedToldMinor",
  last_error as "lastError", updated_at as "updatedAt"`

export interface NewPayment {
  orderId: string
  reference: string
  returnUrl: string
  cancelUrl: string
  language: Language
  email: string | undefined
  customerId: string | undefined
  provider: string
  capture: 'automatic' | 'manual'
  amountMinor: number
  currency: string
}

/** Starts the payment of an order. False when there is one: it is left as it is. */
export async function insertPayment(sql: Queryable, payment: NewPayment): Promise<boolean> {
  const rows = await sql`
    insert into payments.payments (
      order_id, reference, return_url, cancel_url, language, email, customer_id, provider, capture, state,
      amount_minor, currency)
    values (
      ${payment.orderId}, ${payment.reference}, ${payment.returnUrl}, ${payment.cancelUrl}, ${payment.language},
      ${payment.email ?? null}, ${payment.customerId ?? null}, ${payment.provider}, ${payment.capture}, 'opening',
      ${payment.amountMinor}, ${payment.currency})
    on conflict (order_id) do nothing returning 1`
  return rows.length > 0
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

export async function savePayment(tx: Tx, payment: PaymentRow): Promise<void> {
  await tx`
    update payments.payments set
      provider = ${payment.provider}, capture = ${payment.capture}, state = ${payment.state},
      attempt = ${payment.attempt}, attempt_minor = ${payment.attemptMinor},
      intent_id = ${payment.intentId}, redirect_url = ${payment.redirectUrl},
      authorised_minor = ${payment.authorisedMinor}, captured_minor = ${payment.capturedMinor},
      refunded_minor = ${payment.refundedMinor}, credit_minor = ${payment.creditMinor},
      credit_refunded_minor = ${payment.creditRefundedMinor}, refunded_told_minor = ${payment.refundedToldMinor},
      last_error = ${payment.lastError}, updated_at = now(),
      -- Needed for further attempts only: there will be none.
      email = case when ${payment.state} in ('captured', 'cancelled') then null else email end
    where order_id = ${payment.orderId}`
}

/** A fresh attempt is asked about as if it were the first. */
export async function resetAsks(tx: Tx, orderId: string): Promise<void> {
  await tx`
    update payments.payments set asks = 0, next_ask_at = null, asked_at = null where order_id = ${orderId}`
}

export interface IntentRow {
  provider: string
  status: IntentStatus | null
  /** The provider's time of the newest message about it. */
  toldAt: string | null
}

export async function findIntent(tx: Tx, orderId: string, intentId: string): Promise<IntentRow | undefined> {
  const rows = await tx<IntentRow[]>`
    select provider, status, told_at as "toldAt" from payments.intents
    where intent_id = ${intentId} and order_id = ${orderId}`
  return rows[0]
}

/** Writes the row of the payment's intent if it has none: those of before the table have not. */
export async function keepCurrentIntent(tx: Tx, payment: PaymentRow): Promise<void> {
  if (payment.intentId === null) return
  await tx`
    insert into payments.intents (intent_id, order_id, provider, captured_minor, refunded_minor)
    select ${payment.intentId}, ${payment.orderId}, ${payment.provider}, ${payment.capturedMinor}::bigint,
      ${payment.refundedMinor}::bigint
    -- A payment's sums may be those of several intents and credits: they would not fit into the row of one.
    where not exists (select from payments.intents where intent_id = ${payment.intentId})
    on conflict (intent_id) do nothing`
}

export interface IntentSums {
  authorisedMinor: number
  capturedMinor: number
  refundedMinor: number
}

/** Money that has moved only grows; `news`: status and what is authorised are taken over too. */
export async function saveIntent(
  tx: Tx,
  intent: {
    id: string
    orderId: string
    provider: string
    status: IntentStatus
    authorisedMinor: number
    capturedMinor: number
    refundedMinor: number
    toldAt: string | undefined
    news: boolean
  },
): Promise<void> {
  await tx`
    insert into payments.intents (
      intent_id, order_id, provider, status, authorised_minor, captured_minor, refunded_minor, told_at)
    values (
      ${intent.id}, ${intent.orderId}, ${intent.provider}, ${intent.status}, ${intent.authorisedMinor},
      ${intent.capturedMinor}, ${intent.refundedMinor}, ${intent.toldAt ?? null})
    on conflict (intent_id) do update set
      captured_minor = greatest(intents.captured_minor, excluded.captured_minor),
      refunded_minor = greatest(intents.refunded_minor, excluded.refunded_minor),
      status = case when ${intent.news} then excluded.status else intents.status end,
      authorised_minor = case when ${intent.news} then excluded.authorised_minor else intents.authorised_minor end,
      told_at = greatest(intents.told_at, excluded.told_at)
    where intents.order_id = excluded.order_id`
}

/** All intents of an order together. */
export async function sumIntents(tx: Tx, orderId: string): Promise<IntentSums> {
  const rows = await tx<IntentSums[]>`
    select coalesce(sum(authorised_minor), 0)::bigint as "authorisedMinor",
      coalesce(sum(captured_minor), 0)::bigint as "capturedMinor",
      coalesce(sum(refunded_minor), 0)::bigint as "refundedMinor"
    from payments.intents where order_id = ${orderId}`
  return rows[0] as IntentSums
}

export interface KnownIntent {
  intentId: string
  provider: string
  authorisedMinor: number
}

/** The newest intents of an order, newest first. */
export async function listIntents(sql: Queryable, orderId: string, limit: number): Promise<KnownIntent[]> {
  return await sql<KnownIntent[]>`
    select intent_id as "intentId", provider, authorised_minor as "authorisedMinor" from payments.intents
    where order_id = ${orderId} order by seq desc limit ${limit}`
}

/** The order an attempt belongs to. */
export async function findOrderOfIntent(sql: Queryable, intentId: string): Promise<string | undefined> {
  const rows = await sql<{ orderId: string }[]>`
    select order_id as "orderId" from payments.intents where intent_id = ${intentId}
    union all select order_id from payments.payments where intent_id = ${intentId} limit 1`
  return rows[0]?.orderId
}

export interface Unsettled {
  orderId: string
  provider: string
  intentId: string
  asks: number
}

/** Payments that began, fell silent, and are to be asked about by now; those never asked about come first. */
export async function findUnsettled(sql: Queryable, now: string, limit: number): Promise<Unsettled[]> {
  return await sql<Unsettled[]>`
    select order_id as "orderId", provider, intent_id as "intentId", asks from payments.payments
    where state = 'processing' and intent_id is not null and updated_at < now() - interval '30 seconds'
      and (next_ask_at is null or next_ask_at <= ${now})
    order by next_ask_at nulls first, updated_at limit ${limit}`
}

/** Counts an ask before it is made, so that one that never comes back counts as well. */
export async function countAsk(sql: Queryable, orderId: string, nextAskAt: string): Promise<void> {
  await sql`
    update payments.payments set asks = asks + 1, next_ask_at = ${nextAskAt} where order_id = ${orderId}`
}

const BETWEEN_ASKS_S = 2

/** True for whoever may ask the provider now: one at a time, and again after a moment, whatever the answer was. */
export async function mayAsk(sql: Queryable, orderId: string): Promise<boolean> {
  const rows = await sql`
    update payments.payments set asked_at = now()
    where order_id = ${orderId} and (asked_at is null or asked_at < now() - ${BETWEEN_ASKS_S} * interval '1 second')
    returning 1`
  return rows.length > 0
}
