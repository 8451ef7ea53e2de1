import type { Acknowledged } from '../journal.ts'
import { byKey, type Evidence, each, type Finding, type Invariant } from './evidence.ts'
import type { OrderRow } from './snapshot.ts'

type Fact<W extends Acknowledged['what']> = Extract<Acknowledged, { what: W }>

export const acknowledgedInvariants: Invariant[] = [
  {
    name: 'every order that was acknowledged is there as it was told',
    look: (evidence) =>
      eachFact(evidence, 'placed', (fact, order) => {
        if (order.reference !== fact.reference || order.email !== fact.email || order.cartId !== fact.cartId)
          return `the order ${fact.orderId} is another one than was told`
        if (order.totalMinor !== fact.totalMinor || order.currency !== fact.currency)
          return `the order ${fact.orderId} costs ${order.totalMinor}, and ${fact.totalMinor} was told`
        const told = Object.entries(fact.lines)
        const same = told.every(([sku, quantity]) => order.lines[sku] === quantity)
        const complete = told.length === 0 || told.length === Object.keys(order.lines).length
        return !(same && complete) && `the order ${fact.orderId} has other lines than were told`
      }),
  },
  {
    name: 'what was seen paid stays paid, or the money went back',
    look: (evidence) => {
      const finding = eachFact(
        evidence,
        'seen paid',
        ({ orderId }, order) =>
          !order.wasPaid && `the order ${orderId} was seen paid and is ${order.state} without a payment`,
      )
      const given = evidence.shop.orders.filter(({ wasPaid, state }) => wasPaid && state === 'cancelled')
      if (given.length > 0)
        finding.remarks = [`${given.length} paid orders were cancelled and their money given back`]
      return finding
    },
  },
  {
    name: 'what was acknowledged as cancelled stays cancelled',
    look: (evidence) =>
      eachFact(
        evidence,
        'cancelled',
        ({ orderId }, { state }) => state !== 'cancelled' && `the order ${orderId} is ${state}`,
      ),
  },
  {
    name: 'what was acknowledged as sent is sent, with its number',
    look: (evidence) =>
      eachFact(
        evidence,
        'fulfilled',
        ({ orderId, number }, { state, trackingNumber }) =>
          (state !== 'fulfilled' || trackingNumber !== number) &&
          `the order ${orderId} is ${state} with the parcel ${trackingNumber}, and ${number} was told`,
      ),
  },
  {
    name: 'a refund that was accepted has gone back',
    look: (evidence) => {
      const accepted = byKey(factsOf(evidence, 'refunded'), ({ orderId }) => orderId)
      const orders = new Map(evidence.shop.orders.map((order) => [order.id, order]))
      return each(accepted, ([orderId, facts]) => {
        const keys = new Map(facts.map(({ key, amountMinor }) => [key, amountMinor]))
        const told = [...keys.values()].reduce((sum, amount) => sum + amount, 0)
        const refunded = orders.get(orderId)?.refundedMinor ?? 0
        return refunded < told && `${told} were to go back to the order ${orderId}, and ${refunded} did`
      })
    },
  },
  {
    name: 'every correction of stock is there once when acknowledged, at most once otherwise',
    look: (evidence) => {
      const booked = byKey(evidence.shop.movements, ({ key }) => key)
      const acknowledged = new Set(factsOf(evidence, 'adjusted').map(({ key }) => key))
      return each(factsOf(evidence, 'adjustment sent'), ({ sku, delta, key }) => {
        const found = booked.get(key) ?? []
        if (found.some((one) => one.sku !== sku || one.delta !== delta)) return `${key} was booked as another`
        if (found.length > 1) return `${key} was booked ${found.length} times`
        return (
          acknowledged.has(key) &&
          found.length === 0 &&
          `${key} (${sku} ${delta}) was acknowledged and is lost`
        )
      })
    },
  },
]

function factsOf<W extends Acknowledged['what']>({ facts }: Evidence, what: W): Fact<W>[] {
  return facts.filter((fact): fact is Fact<W> => fact.what === what)
}

function eachFact<W extends 'placed' | 'seen paid' | 'cancelled' | 'fulfilled'>(
  evidence: Evidence,
  what: W,
  wrong: (fact: Fact<W>, order: OrderRow) => string | undefined | false,
): Finding {
  const orders = new Map(evidence.shop.orders.map((order) => [order.id, order]))
  return each(factsOf(evidence, what), (fact: Fact<'placed' | 'seen paid' | 'cancelled' | 'fulfilled'>) => {
    const order = orders.get(fact.orderId)
    return order ? wrong(fact as Fact<W>, order) : `the order ${fact.orderId} (${fact.reference}) is lost`
  })
}
