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
    name: 'what lies at the locations = their movements, and adds up to what is on hand',
    look: ({ shop }) => {
      const moved = byKey(shop.movements, ({ sku, location }) => `${sku} at ${location}`)
      const finding = each(shop.places, ({ sku, location, onHand }) => {
        const expected = sum(moved.get(`${sku} at ${location}`) ?? [], ({ delta }) => delta)
        return onHand !== expected && `${sku} at ${location}: ${onHand}, and the ledger says ${expected}`
      })
      const places = byKey(shop.places, ({ sku }) => sku)
      for (const { sku, onHand } of shop.levels) {
        const all = sum(places.get(sku) ?? [], (place) => place.onHand)
        if (all !== onHand)
          finding.violations.push(`${sku} has ${onHand} on hand, and ${all} at its locations`)
      }
      return finding
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
    name: 'what left the stock is what paid orders were sold, less what came back',
    look: (evidence) => {
      const { shop } = evidence
      const taken = byKey(
        shop.movements.filter(({ orderId }) => orderId !== null),
        ({ orderId }) => orderId as string,
      )
      const known = new Set(shop.orders.map(({ id }) => id))
      const finding = each(shop.orders, (order) => {
        const expected = SOLD.includes(order.state) ? partsOf(evidence, keptOf(evidence, order)) : {}
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

/** Units of each line that were not put on the shelf again. */
function keptOf({ shop }: Evidence, { id, lines }: OrderRow): Record<string, number> {
  const kept = { ...lines }
  for (const one of shop.returns.filter(({ orderId }) => orderId === id))
    for (const { sku, restocked = 0 } of one.lines) kept[sku] = (kept[sku] ?? 0) - restocked
  return kept
}

function partsOf({ goods }: Evidence, lines: Record<string, number>): Record<string, number> {
  const bundles = new Map(goods.map(({ sku, parts }) => [sku, parts]))
  const units: Record<string, number> = {}
  for (const [sku, quantity] of Object.entries(lines)) {
    const parts = Object.entries(bundles.get(sku) ?? {})
    for (const [part, perUnit] of parts.length > 0 ? parts : [[sku, 1] as const])
      units[part] = (units[part] ?? 0) + perUnit * quantity
  }
  return units
}
