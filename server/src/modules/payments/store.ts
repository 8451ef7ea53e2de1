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

/** False when the event was taken over before. */
export async function insertProviderEvent(
  tx: Tx,
  event: { id: string; type: string; intentId: string },
): Promise<boolean> {
  const rows = await tx`
    insert into payments.provider_events (event_id, type, intent_id)
    values (${event.id}, ${event.type}, ${event.intentId})
    on conflict do nothing returning 1`
  return rows.length > 0
}

export async function insertRefund(
  tx: Tx,
  refund: { id: string; orderId: string; amountMinor: number },
): Promise<void> {
  await tx`
    insert into payments.refunds (id, order_id, amount_minor)
    values (${refund.id}, ${refund.orderId}, ${refund.amountMinor}) on conflict do nothing`
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
    select r.id, r.order_id as "orderId", r.amount_minor as "amountMinor", r.state, p.intent_id as "intentId"
    from payments.refunds r join payments.payments p using (order_id) where r.id = ${id}`
  return rows[0]
}

export async function finishRefund(tx: Tx, id: string): Promise<void> {
  await tx`update payments.refunds set state = 'done' where id = ${id}`
}

/** Payments that have not come to an end and that nobody has heard of lately. */
export async function findUnsettled(sql: Queryable, limit: number): Promise<string[]> {
  const rows = await sql<{ orderId: string }[]>`
    select order_id as "orderId" from payments.payments
    where state = 'processing' and updated_at < now() - interval '30 seconds'
    order by updated_at limit ${limit}`
  return rows.map((row) => row.orderId)
}
