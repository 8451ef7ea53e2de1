import type { Acknowledged } from '../journal.ts'
import { byKey, type Evidence, each, type Finding, type Invariant, sum } from './evidence.ts'
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
    name: 'what was acknowledged as sent is sent',
    look: (evidence) =>
      eachFact(
        evidence,
        'fulfilled',
        ({ orderId }, { state }) => state !== 'fulfilled' && `the order ${orderId} is ${state}`,
      ),
  },
  {
    name: 'every parcel that was acknowledged is there, once, with its number',
    look: (evidence) => {
      const parcels = byKey(evidence.shop.parcels, ({ number }) => number)
      return eachFact(evidence, 'parcel sent', ({ orderId, number }) => {
        const found = parcels.get(number) ?? []
        const isOnce = found.length === 1 && found[0]?.orderId === orderId
        return !isOnce && `${found.length} parcels of the order ${orderId} have the number ${number}`
      })
    },
  },
  {
    name: 'a refund is there once when accepted, at most once otherwise',
    look: (evidence) => {
      const refunds = byKey(evidence.shop.refunds, ({ reason }) => reason)
      const accepted = new Map(factsOf(evidence, 'refunded').map((fact) => [fact.slip, fact.amountMinor]))
      return each(factsOf(evidence, 'refund sent'), ({ orderId, slip }) => {
        const found = refunds.get(slip) ?? []
        const amountMinor = accepted.get(slip)
        if (found.length > 1) return `${slip} of the order ${orderId} is there ${found.length} times`
        if (amountMinor === undefined) return undefined
        const isThere = found[0]?.orderId === orderId && found[0].amountMinor === amountMinor
        return !isThere && `${slip} of ${amountMinor} for the order ${orderId} was accepted and is lost`
      })
    },
  },
  {
    name: 'every booking of stock is there once when acknowledged, and once or not at all otherwise',
    look: (evidence) => {
      const movements = byKey(evidence.shop.movements, ({ reason }) => reason)
      const acknowledged = new Set(factsOf(evidence, 'booked').map(({ slip }) => slip))
      return each(factsOf(evidence, 'booking sent'), ({ slip, bookings }) => {
        const found = movements.get(slip) ?? []
        if (found.length === 0) return acknowledged.has(slip) && `${slip} was acknowledged and is lost`
        const wrong = bookings.find(({ sku, location, delta }) => {
          const own = found.filter((one) => one.sku === sku && (!location || one.location === location))
          return sum(own, (one) => one.delta) !== delta
        })
        return (
          wrong && `${slip} was booked as ${JSON.stringify(found)}, and ${JSON.stringify(bookings)} was sent`
        )
      })
    },
  },
]

type OfOrder = 'placed' | 'seen paid' | 'cancelled' | 'fulfilled' | 'parcel sent'

function factsOf<W extends Acknowledged['what']>({ facts }: Evidence, what: W): Fact<W>[] {
  return facts.filter((fact): fact is Fact<W> => fact.what === what)
}

function eachFact<W extends OfOrder>(
  evidence: Evidence,
  what: W,
  wrong: (fact: Fact<W>, order: OrderRow) => string | undefined | false,
): Finding {
  const orders = new Map(evidence.shop.orders.map((order) => [order.id, order]))
  return each(factsOf(evidence, what), (fact: Fact<OfOrder>) => {
    const order = orders.get(fact.orderId)
    return order ? wrong(fact as Fact<W>, order) : `the order ${fact.orderId} (${fact.reference}) is lost`
  })
}
