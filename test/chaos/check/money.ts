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
    name: 'a paid order has exactly one charge, of its total less what was given back',
    look: (evidence) =>
      eachOrder(evidence, (order, intents) => {
        if (!PAID.includes(order.state)) return undefined
        const charges = intents.filter(({ capturedMinor, refundedMinor }) => refundedMinor < capturedMinor)
        const kept = sum(charges, ({ capturedMinor, refundedMinor }) => capturedMinor - refundedMinor)
        if (kept === order.totalMinor - order.givenMinor && charges.length === (kept > 0 ? 1 : 0))
          return undefined
        return `the order ${order.id} of ${order.totalMinor}, ${order.givenMinor} given back, has the charges ${idsOf(intents)}`
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
    name: 'no refund is left undone, and what went back is what refunds say',
    look: (evidence) => {
      const { shop } = evidence
      const refunds = byKey(shop.refunds, ({ orderId }) => orderId)
      const finding = eachOrder(evidence, (order) => {
        const done = sum(refunds.get(order.id) ?? [], ({ doneMinor }) => doneMinor)
        return (
          done !== order.refundedMinor &&
          `the order ${order.id} got ${order.refundedMinor} back, and refunds say ${done}`
        )
      })
      for (const { orderId, state, amountMinor } of [...shop.refundsLeft, ...shop.refunds])
        if (state !== 'done') finding.violations.push(`a refund of ${amountMinor} of ${orderId} is ${state}`)
      return finding
    },
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
  return intents
    .map(
      ({ id, status, capturedMinor, refundedMinor }) =>
        `${id} (${status}, ${capturedMinor} − ${refundedMinor})`,
    )
    .join(', ')
}
