import { byKey, type Evidence, each, type Invariant, sum } from './evidence.ts'
import type { ProviderIntent } from './provider-ledger.ts'
import type { OrderRow } from './snapshot.ts'

const PAID = ['paid', 'fulfilled']
const PAYABLE = ['requires_payment', 'requires_challenge', 'processing', 'authorised']

export const moneyInvariants: Invariant[] = [
  {
    name: 'captured and refunded at the provider = what the order says, to the cent',
    look: (evidence) =>
      eachOrder(evidence, (order, intents) => {
        const captured = sum(intents, ({ capturedMinor }) => capturedMinor)
        const refunded = sum(intents, ({ refundedMinor }) => refundedMinor)
        return (
          (captured !== order.paidMinor || refunded !== order.refundedMinor) &&
          `the ${order.state} order ${order.id}: provider ${captured} − ${refunded}, order ${order.paidMinor} − ${order.refundedMinor}`
        )
      }),
  },
  {
    name: 'captured and refunded at the provider = what payments say',
    look: ({ shop, intents }) => {
      const byOrder = byKey(intents, ({ orderId }) => orderId)
      return each(shop.payments, ({ orderId, capturedMinor, refundedMinor }) => {
        const own = byOrder.get(orderId) ?? []
        const captured = sum(own, (intent) => intent.capturedMinor)
        const refunded = sum(own, (intent) => intent.refundedMinor)
        return (
          (captured !== capturedMinor || refunded !== refundedMinor) &&
          `the payment of ${orderId}: provider ${captured} − ${refunded}, payments ${capturedMinor} − ${refundedMinor}`
        )
      })
    },
  },
  {
    name: 'every captured payment has an order',
    look: ({ shop, intents }) => {
      const known = new Set(shop.orders.map(({ id }) => id))
      return each(
        intents.filter(({ capturedMinor }) => capturedMinor > 0),
        ({ id, orderId, capturedMinor }) =>
          !(orderId && known.has(orderId)) && `${id} captured ${capturedMinor} for ${orderId ?? 'nothing'}`,
      )
    },
  },
  {
    name: 'a paid order has exactly one charge, of its total',
    look: (evidence) =>
      eachOrder(evidence, (order, intents) => {
        if (!PAID.includes(order.state)) return undefined
        const charges = intents.filter(({ capturedMinor }) => capturedMinor > 0)
        const kept = charges.filter(({ capturedMinor, refundedMinor }) => refundedMinor < capturedMinor)
        const fits = kept.length === 1 && kept[0]?.capturedMinor === order.totalMinor
        const wasGivenBack = kept.length === 0 && order.refundedMinor >= order.totalMinor
        return (
          !fits &&
          !wasGivenBack &&
          `the order ${order.id} of ${order.totalMinor} has the charges ${JSON.stringify(charges)}`
        )
      }),
  },
  {
    name: 'no money is kept for an order that is not wanted',
    look: (evidence) =>
      eachOrder(evidence, (order, intents) => {
        if (PAID.includes(order.state)) return undefined
        const kept = sum(intents, ({ capturedMinor, refundedMinor }) => capturedMinor - refundedMinor)
        return kept !== 0 && `the ${order.state} order ${order.id} keeps ${kept}`
      }),
  },
  {
    name: 'nothing can be paid for an order that is paid or over',
    look: (evidence) =>
      eachOrder(evidence, (order, intents) => {
        const payable = intents.filter(({ status }) => PAYABLE.includes(status))
        const most = order.state === 'awaiting_payment' ? 1 : 0
        return (
          payable.length > most && `the ${order.state} order ${order.id} can be paid by ${idsOf(payable)}`
        )
      }),
  },
  {
    name: 'no refund is left undone',
    look: ({ shop }) => ({
      looked: shop.payments.length,
      violations: shop.refundsDue.map(
        ({ orderId, amountMinor }) => `${amountMinor} of ${orderId} are still due`,
      ),
    }),
  },
]

function eachOrder(
  { shop, intents }: Evidence,
  wrong: (order: OrderRow, intents: ProviderIntent[]) => string | undefined | false,
) {
  const byOrder = byKey(intents, ({ orderId }) => orderId)
  return each(shop.orders, (order) => wrong(order, byOrder.get(order.id) ?? []))
}

function idsOf(intents: ProviderIntent[]): string {
  return intents.map(({ id, status }) => `${id} (${status})`).join(', ')
}
