import { byKey, type Evidence, each, type Invariant, sum } from './evidence.ts'
import type { ProviderIntent } from './provider-ledger.ts'
import type { OrderRow } from './snapshot.ts'

const PAID = ['paid', 'fulfilled']
const PAYABLE = ['requires_payment', 'requires_challenge', 'processing', 'authorised']

export const moneyInvariants: Invariant[] = [
  {
    name: 'what the provider and gift cards paid and got back = what the order says, to the cent',
    look: (evidence) =>
      eachOrder(evidence, (order, { paid, back, credit }) => {
        // What gift cards give is theirs again until the rest is paid.
        const isHeld = order.state === 'awaiting_payment' && order.paidMinor === 0 && paid === credit
        if (isHeld || (paid === order.paidMinor && back === order.refundedMinor)) return undefined
        return `the ${order.state} order ${order.id}: really ${paid} − ${back}, the order says ${order.paidMinor} − ${order.refundedMinor}`
      }),
  },
  {
    name: 'what the provider and gift cards paid and got back = what payments say',
    look: (evidence) => {
      const of = moneyOf(evidence)
      const waiting = new Set(
        evidence.shop.orders.filter(({ state }) => state === 'awaiting_payment').map(({ id }) => id),
      )
      return each(evidence.shop.payments, ({ orderId, capturedMinor, refundedMinor }) => {
        const { paid, back, credit } = of(orderId)
        const isHeld = waiting.has(orderId) && capturedMinor === 0 && paid === credit
        if (isHeld || (paid === capturedMinor && back === refundedMinor)) return undefined
        return `the payment of ${orderId}: really ${paid} − ${back}, payments say ${capturedMinor} − ${refundedMinor}`
      })
    },
  },
  {
    name: 'gift cards hold what was moved, in all what was issued, and never less than nothing',
    look: ({ shop, issuedMinor }) => {
      const finding = each(
        shop.credits,
        ({ id, balanceMinor, movedMinor, issuedMinor: own }) =>
          (balanceMinor !== movedMinor || balanceMinor < 0 || balanceMinor > own) &&
          `the gift card ${id} of ${own} holds ${balanceMinor}, and ${movedMinor} by its movements`,
      )
      const issued = sum(shop.credits, (card) => card.issuedMinor)
      if (issued !== issuedMinor)
        finding.violations.push(`${issuedMinor} were issued, and the books say ${issued}`)
      return finding
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
      eachOrder(evidence, (order, { intents, paid, back }) => {
        if (!PAID.includes(order.state)) return undefined
        const charges = intents.filter(({ capturedMinor, refundedMinor }) => refundedMinor < capturedMinor)
        if (paid - back === order.totalMinor - order.givenMinor && charges.length <= 1) return undefined
        return `the order ${order.id} of ${order.totalMinor}, ${order.givenMinor} given back, has the charges ${idsOf(intents)}`
      }),
  },
  {
    name: 'no money is kept for an order that is not wanted',
    look: (evidence) =>
      eachOrder(evidence, (order, { paid, back, credit }) => {
        if (PAID.includes(order.state)) return undefined
        const kept = paid - back - (order.state === 'awaiting_payment' ? credit : 0)
        return kept !== 0 && `the ${order.state} order ${order.id} keeps ${kept}`
      }),
  },
  {
    name: 'nothing can be paid for an order that is paid or over',
    look: (evidence) =>
      eachOrder(evidence, (order, { intents }) => {
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

interface Moved {
  intents: ProviderIntent[]
  /** At the provider and by gift cards. */
  paid: number
  back: number
  /** The part of gift cards in what was paid. */
  credit: number
}

function moneyOf({ shop, intents }: Evidence): (orderId: string) => Moved {
  const byOrder = byKey(intents, ({ orderId }) => orderId)
  const credits = new Map(shop.creditOfOrders.map((one) => [one.orderId, one]))
  return (orderId) => {
    const own = byOrder.get(orderId) ?? []
    const credit = credits.get(orderId)
    return {
      intents: own,
      paid: sum(own, ({ capturedMinor }) => capturedMinor) + (credit?.takenMinor ?? 0),
      back: sum(own, ({ refundedMinor }) => refundedMinor) + (credit?.refundedMinor ?? 0),
      credit: credit?.takenMinor ?? 0,
    }
  }
}

function eachOrder(evidence: Evidence, wrong: (order: OrderRow, moved: Moved) => string | undefined | false) {
  const of = moneyOf(evidence)
  return each(evidence.shop.orders, (order) => wrong(order, of(order.id)))
}

function idsOf(intents: ProviderIntent[]): string {
  return intents
    .map(
      ({ id, status, capturedMinor, refundedMinor }) =>
        `${id} (${status}, ${capturedMinor} − ${refundedMinor})`,
    )
    .join(', ')
}
