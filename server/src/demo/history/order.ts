import type { Money, Order, Quote } from '@techmart/contracts'
import { randomFor } from '../catalogue/random.ts'
import type { OrderPlan } from './plan.ts'
import type { Shelf } from './shelf.ts'

const PAY_WITHIN_MS = 30 * 60_000
const CARRIERS = [
  { carrier: 'Halden Express', prefix: 'HX' },
  { carrier: 'Postkant', prefix: 'PK' },
  { carrier: 'Northline Parcel', prefix: 'NL' },
]

/** What happened until now: the state of the order, its times, its money. */
type Story = Pick<
  Order,
  | 'state'
  | 'paid'
  | 'refunded'
  | 'payBefore'
  | 'paidAt'
  | 'fulfilledAt'
  | 'cancelledAt'
  | 'tracking'
  | 'timeline'
>

/**
 * The order as the shop would have kept it: amounts as pricing quoted them, labels as the catalogue has them, and
 * everything that happened to it before `nowMs`.
 */
export function toOrder(plan: OrderPlan, quote: Quote, shelf: Shelf, nowMs: number): Order {
  const { person } = plan
  const option = quote.deliveryOptions.find(({ code }) => code === quote.delivery?.code)
  if (!quote.delivery || !option) throw new Error(`The quote of ${plan.reference} has no delivery`)
  return {
    id: plan.id,
    reference: plan.reference,
    email: person.email,
    language: person.language,
    currency: quote.currency,
    lines: quote.lines.map(({ sku, quantity, unit, discount, tax, total }) => ({
      ...shelf.label(sku, person.language),
      ...{ sku, quantity, unit, discount, tax, total },
    })),
    subtotal: quote.subtotal,
    discount: quote.discount,
    couponCodes: quote.coupons.filter(({ state }) => state === 'applied').map(({ code }) => code),
    delivery: { ...quote.delivery, minDays: option.minDays, maxDays: option.maxDays },
    tax: quote.tax,
    taxLabel: quote.taxLabel,
    taxIncluded: quote.taxIncluded,
    total: quote.total,
    shippingAddress: person.address,
    placedAt: time(plan.placedMs),
    ...storyOf(plan, quote.total, nowMs),
  }
}

function storyOf(plan: OrderPlan, total: Money, nowMs: number): Story {
  const nothing: Money = { amountMinor: 0, currency: total.currency }
  const payBeforeMs = plan.placedMs + PAY_WITHIN_MS
  const paidMs = plan.placedMs + plan.payAfterMs
  const timeline: Order['timeline'] = [entry(plan.placedMs, 'placed', 'shopper')]
  const story = { payBefore: time(payBeforeMs), paid: nothing, refunded: nothing, timeline }

  // Whoever is neither paid nor expired yet would wait for a payment that nobody has begun: taken as paid.
  if (plan.fate === 'expired' && payBeforeMs + 60_000 < nowMs) {
    const endedMs = payBeforeMs + (plan.payAfterMs % 60_000)
    timeline.push(entry(endedMs, 'cancelled', 'service', 'not paid in time'))
    return { ...story, state: 'cancelled', cancelledAt: time(endedMs) }
  }
  if (plan.declinedOnce) {
    timeline.push(entry(plan.placedMs + plan.payAfterMs / 2, 'payment_failed', 'shop', 'card_declined'))
  }
  timeline.push(entry(paidMs, 'paid', 'shop'))
  const paid = { ...story, paid: total, paidAt: time(paidMs) }

  if (plan.fate === 'refunded' && paidMs + 2_000 < nowMs) {
    const sku = plan.lines[0]?.sku ?? ''
    timeline.push(entry(paidMs + 1_000, 'cancelled', 'shop', `sold out meanwhile: ${sku}`))
    timeline.push(entry(paidMs + 2_000, 'refunded', 'shop'))
    return { ...paid, state: 'cancelled', refunded: total, cancelledAt: time(paidMs + 1_000) }
  }
  const sentMs = paidMs + plan.sendAfterMs
  if (sentMs >= nowMs) return { ...paid, state: 'paid' }
  timeline.push(entry(sentMs, 'fulfilled', 'staff'))
  return { ...paid, state: 'fulfilled', fulfilledAt: time(sentMs), tracking: trackingOf(plan) }
}

function trackingOf({ id }: OrderPlan): NonNullable<Order['tracking']> {
  const random = randomFor(`tracking/${id}`)
  const { carrier, prefix } = random.pick(CARRIERS)
  return { carrier, number: `${prefix}${random.int(100_000_000, 999_999_999)}` }
}

function entry(atMs: number, what: string, who: string, note?: string): Order['timeline'][number] {
  return { at: time(atMs), what, who, ...(note ? { note } : {}) }
}

function time(ms: number): string {
  return new Date(ms).toISOString()
}
