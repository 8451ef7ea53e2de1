import type { OrderForAudit, Output, payments, StockReservation } from '@techmart/contracts'
import type { Sighting } from './sighting.ts'

type PaymentForAudit = Output<typeof payments, 'findPayments'>['items'][number]

/** What three modules say of one order. */
export interface Told {
  orderId: string
  order: OrderForAudit | undefined
  payment: PaymentForAudit | undefined
  reservation: StockReservation | undefined
}

export interface Times {
  nowMs: number
  payWindowMs: number
}

/** What changed within this time may have events on their way that put it right. */
export const GRACE_MS = 2 * 60_000
/** So much later than its time an unpaid order is ended here, when its own job has not done so. */
const UNPAID_MARGIN_MS = 5 * 60_000
const SOLD = ['paid', 'fulfilled']

/** What does not fit together in what the modules say of one order. */
export function compareOrder(told: Told, { nowMs, payWindowMs }: Times): Sighting[] {
  const { order, payment, reservation } = told
  const changedAt = [order?.updatedAt, payment?.updatedAt, reservation?.createdAt]
  if (changedAt.some((at) => at !== undefined && Date.parse(at) > nowMs - GRACE_MS)) return []
  if (!order) return withoutOrder(told)
  return [
    ...compareMoney(told, order),
    ...compareGoods(told, order),
    ...(order.state === 'awaiting_payment' &&
    Date.parse(order.placedAt) + payWindowMs + UNPAID_MARGIN_MS < nowMs
      ? [unpaid(order, payment)]
      : []),
  ]
}

function withoutOrder({ orderId, payment }: Told): Sighting[] {
  const keptMinor = payment ? payment.captured.amountMinor - payment.refunded.amountMinor : 0
  if (!payment || keptMinor === 0) return []
  return [
    {
      kind: 'payment_without_order',
      subject: orderId,
      details: { reference: payment.reference, captured: payment.captured, refunded: payment.refunded },
      suggestion: 'refund_at_provider',
    },
  ]
}

function compareMoney({ orderId, payment, reservation }: Told, order: OrderForAudit): Sighting[] {
  if (!payment) {
    // Past orders that were brought in from elsewhere have neither a payment nor a reservation here.
    if (!SOLD.includes(order.state) || order.total.amountMinor === 0 || !reservation) return []
    const details = { reference: order.reference, state: order.state, total: order.total }
    return [{ kind: 'order_without_payment', subject: orderId, details, suggestion: 'check_order' }]
  }
  const isSame =
    order.paid.amountMinor === payment.captured.amountMinor &&
    order.refunded.amountMinor === payment.refunded.amountMinor
  if (isSame) return isSoldOnABrokenPromise(order, payment) ? [soldWithoutMoney(order, payment)] : []
  const details = {
    reference: order.reference,
    order: { paid: order.paid, refunded: order.refunded },
    payment: { captured: payment.captured, refunded: payment.refunded },
  }
  return [
    {
      kind: 'money_differs',
      subject: orderId,
      details,
      suggestion: 'retry_dead_letters',
      repair: { kind: 'ask_provider', orderId },
    },
  ]
}

/** What is authorised counts as paid; once the payment is over without it, nobody vouches for it any more. */
function isSoldOnABrokenPromise(order: OrderForAudit, payment: PaymentForAudit): boolean {
  const isOver = payment.state === 'cancelled' || payment.state === 'failed'
  return isOver && SOLD.includes(order.state) && order.paid.amountMinor < order.total.amountMinor
}

function soldWithoutMoney(order: OrderForAudit, payment: PaymentForAudit): Sighting {
  const { orderId, reference, state, paid, total } = order
  const details = { reference, order: state, paid, total, payment: payment.state }
  return { kind: 'sold_without_money', subject: orderId, details, suggestion: 'check_order' }
}

function compareGoods({ orderId, payment, reservation }: Told, order: OrderForAudit): Sighting[] {
  if (!reservation) return []
  const details = { reference: order.reference, order: order.state, reservation: reservation.state }
  if (order.state === 'cancelled' && reservation.state === 'held') {
    return [
      {
        kind: 'held_for_nothing',
        subject: orderId,
        details,
        suggestion: 'retry_dead_letters',
        repair: { kind: 'release', orderId },
      },
    ]
  }
  // Its goods never came back on sale.
  if (order.state === 'cancelled' && reservation.state === 'committed')
    return [{ kind: 'sold_for_nothing', subject: orderId, details, suggestion: 'retry_dead_letters' }]
  if (SOLD.includes(order.state) && payment && reservation.state !== 'committed')
    return [{ kind: 'sold_without_goods', subject: orderId, details, suggestion: 'retry_dead_letters' }]
  return []
}

function unpaid(order: OrderForAudit, payment: PaymentForAudit | undefined): Sighting {
  const { orderId, reference, placedAt } = order
  return {
    kind: 'unpaid_too_long',
    subject: orderId,
    details: { reference, placedAt, payment: payment?.state ?? 'none' },
    suggestion: 'ask_provider',
    repair: { kind: 'end_unpaid', orderId, reference },
  }
}
