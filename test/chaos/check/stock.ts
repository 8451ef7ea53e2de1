import { byKey, type Evidence, each, type Invariant, sum } from './evidence.ts'
import type { OrderRow } from './snapshot.ts'

const SOLD = ['paid', 'fulfilled']

export const stockInvariants: Invariant[] = [
  {
    name: 'on hand = initial stock + movements',
    look: ({ shop, goods }) => {
      const movements = byKey(shop.movements, ({ sku }) => sku)
      const initial = new Map(goods.map(({ sku, stock }) => [sku, stock]))
      return each(shop.levels, ({ sku, onHand }) => {
        const [opening, ...later] = movements.get(sku) ?? []
        const expected = (initial.get(sku) ?? 0) + sum(later, ({ delta }) => delta)
        if (opening?.delta !== initial.get(sku)) return `${sku} opened with ${opening?.delta}`
        return onHand !== expected && `${sku} has ${onHand} on hand, and the ledger says ${expected}`
      })
    },
  },
  {
    name: 'reserved = lines of live reservations',
    look: ({ shop }) => {
      const held = new Map<string, number>()
      for (const { lines } of shop.reservations.filter(({ state }) => state === 'held')) {
        for (const [sku, quantity] of Object.entries(lines)) held.set(sku, (held.get(sku) ?? 0) + quantity)
      }
      return each(
        shop.levels,
        ({ sku, reserved }) =>
          reserved !== (held.get(sku) ?? 0) &&
          `${sku} has ${reserved} reserved, and reservations hold ${held.get(sku) ?? 0}`,
      )
    },
  },
  {
    name: 'no stock is negative or promised twice',
    look: ({ shop }) =>
      each(
        shop.levels,
        ({ sku, onHand, reserved }) =>
          (onHand < 0 || reserved < 0 || reserved > onHand) &&
          `${sku} has ${onHand} on hand and ${reserved} reserved`,
      ),
  },
  {
    name: 'stock is held only for orders that await their payment',
    look: ({ shop }) => {
      const states = new Map(shop.orders.map(({ id, state }) => [id, state]))
      return each(
        shop.reservations.filter(({ state }) => state === 'held'),
        ({ orderId }) =>
          states.get(orderId) !== 'awaiting_payment' &&
          `the order ${orderId} (${states.get(orderId) ?? 'never made'}) still holds stock`,
      )
    },
  },
  {
    name: 'what left the stock is what paid orders were sold',
    look: (evidence) => {
      const { shop } = evidence
      const taken = byKey(
        shop.movements.filter(({ orderId }) => orderId !== null),
        ({ orderId }) => orderId as string,
      )
      const known = new Set(shop.orders.map(({ id }) => id))
      const finding = each(shop.orders, (order) => {
        const expected = SOLD.includes(order.state) ? partsOf(evidence, order) : {}
        const left: Record<string, number> = {}
        for (const { sku, delta } of taken.get(order.id) ?? []) left[sku] = (left[sku] ?? 0) - delta
        const wrong = [...new Set([...Object.keys(expected), ...Object.keys(left)])].filter(
          (sku) => (expected[sku] ?? 0) !== (left[sku] ?? 0),
        )
        return (
          wrong.length > 0 &&
          `the ${order.state} order ${order.id} took ${JSON.stringify(left)} and should ${JSON.stringify(expected)}`
        )
      })
      const strangers = [...taken.keys()].filter((orderId) => !known.has(orderId))
      finding.violations.push(
        ...strangers.map((id) => `goods left for the order ${id}, which does not exist`),
      )
      return finding
    },
  },
]

function partsOf({ goods }: Evidence, { lines }: OrderRow): Record<string, number> {
  const bundles = new Map(goods.map(({ sku, parts }) => [sku, parts]))
  const units: Record<string, number> = {}
  for (const [sku, quantity] of Object.entries(lines)) {
    const parts = Object.entries(bundles.get(sku) ?? {})
    for (const [part, perUnit] of parts.length > 0 ? parts : [[sku, 1] as const])
      units[part] = (units[part] ?? 0) + perUnit * quantity
  }
  return units
}
