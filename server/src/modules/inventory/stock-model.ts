/** The stock as one would keep it on paper: the simplest thing that is right, to hold the module against in tests. */
export interface Line {
  sku: string
  quantity: number
}

type State = 'none' | 'held' | 'committed' | 'released'

interface Order {
  state: State
  lines: Line[]
  cancelled: boolean
  wasSold: boolean
  endsAt: number
  /** The latest change of the order that was acted on. */
  actedOn: number
}

export interface Model {
  /** Location and SKU to what lies there. */
  places: Map<string, number>
  /** Beyond what is on hand, by SKU. */
  limits: Map<string, number>
  orders: Map<string, Order>
  /** What each order has taken and not given back, negative where it gave more: location and SKU to quantity. */
  taken: Map<string, Map<string, number>>
  returns: Set<string>
  /** In the order in which sales take from them. */
  locations: string[]
}

export function createModel(skus: string[], locations: string[]): Model {
  return {
    places: new Map(),
    limits: new Map(skus.map((sku) => [sku, 0])),
    orders: new Map(),
    taken: new Map(),
    returns: new Set(),
    locations,
  }
}

const at = (location: string, sku: string) => `${location} ${sku}`

export const lyingAt = (model: Model, location: string, sku: string): number =>
  model.places.get(at(location, sku)) ?? 0

export function onHand(model: Model, sku: string): number {
  return model.locations.reduce((sum, location) => sum + lyingAt(model, location, sku), 0)
}

export function reserved(model: Model, sku: string): number {
  const held = [...model.orders.values()].filter((order) => order.state === 'held')
  return held
    .flatMap((order) => order.lines)
    .reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0)
}

export function available(model: Model, sku: string): number {
  return onHand(model, sku) + (model.limits.get(sku) as number) - reserved(model, sku)
}

export function put(model: Model, location: string, sku: string, quantity: number): void {
  model.places.set(at(location, sku), lyingAt(model, location, sku) + quantity)
}

/** Takes from the locations in their order, the rest from the first; returns what was taken where. */
export function take(model: Model, { sku, quantity }: Line): Map<string, number> {
  const taken = new Map<string, number>()
  for (let one = 0; one < quantity; one++) {
    const location =
      model.locations.find((code) => lyingAt(model, code, sku) > 0) ?? (model.locations[0] as string)
    put(model, location, sku, -1)
    taken.set(at(location, sku), (taken.get(at(location, sku)) ?? 0) + 1)
  }
  return taken
}

function fits(model: Model, lines: Line[]): boolean {
  return lines.every(({ sku, quantity }) => available(model, sku) >= quantity)
}

/** The code it is refused with, or nothing. */
export function reserve(model: Model, orderId: string, lines: Line[], endsAt: number): string | undefined {
  const earlier = model.orders.get(orderId)
  if (earlier) return earlier.state === 'released' ? 'RESERVATION_ENDED' : undefined
  if (!fits(model, lines)) return 'OUT_OF_STOCK'
  model.orders.set(orderId, {
    state: 'held',
    lines,
    cancelled: false,
    wasSold: false,
    endsAt,
    actedOn: 0,
  })
  return undefined
}

/** The order as far as this news is for it: what was overtaken by later news is not. */
function concerned(model: Model, orderId: string, revision: number): Order | undefined {
  const order = model.orders.get(orderId)
  return order && revision > order.actedOn ? order : undefined
}

export function pay(model: Model, orderId: string, revision: number): void {
  const order = concerned(model, orderId, revision)
  if (!order || order.state === 'committed' || order.cancelled) return
  if (order.state === 'released' && !fits(model, order.lines)) return
  sell(model, orderId, order, revision)
}

export function revive(model: Model, orderId: string, revision: number): void {
  const order = concerned(model, orderId, revision)
  if (!order || order.state === 'committed' || order.wasSold) return
  if (order.state === 'released' && !fits(model, order.lines)) return
  order.cancelled = false
  sell(model, orderId, order, revision)
}

function sell(model: Model, orderId: string, order: Order, revision: number): void {
  order.actedOn = revision
  order.state = 'committed'
  order.wasSold = true
  for (const line of order.lines)
    for (const [place, quantity] of take(model, line)) note(model, orderId, place, quantity)
}

function note(model: Model, orderId: string, place: string, quantity: number): void {
  const taken = model.taken.get(orderId) ?? new Map<string, number>()
  taken.set(place, (taken.get(place) ?? 0) + quantity)
  model.taken.set(orderId, taken)
}

export function release(model: Model, orderId: string): void {
  const order = model.orders.get(orderId)
  if (order?.state === 'held') order.state = 'released'
}

export function expire(model: Model, now: number): void {
  for (const order of model.orders.values())
    if (order.state === 'held' && order.endsAt < now) order.state = 'released'
}

export function cancel(model: Model, orderId: string, revision: number): void {
  const order = concerned(model, orderId, revision)
  if (!order || order.cancelled) return
  order.actedOn = revision
  for (const [place, quantity] of model.taken.get(orderId) ?? []) {
    if (order.state !== 'committed' || quantity <= 0) continue
    model.places.set(place, (model.places.get(place) ?? 0) + quantity)
    note(model, orderId, place, -quantity)
  }
  order.state = 'released'
  order.cancelled = true
}

/** Goods of an order go back to where they were taken from, in the order of the locations. */
export function giveBack(model: Model, orderId: string, returnId: string, { sku, quantity }: Line): void {
  if (model.returns.has(`${returnId} ${sku}`)) return
  model.returns.add(`${returnId} ${sku}`)
  for (let one = 0; one < quantity; one++) {
    const taken = model.taken.get(orderId)
    const from = model.locations.find((code) => (taken?.get(at(code, sku)) ?? 0) > 0)
    const to = from ?? (model.locations[0] as string)
    note(model, orderId, at(to, sku), -1)
    put(model, to, sku, 1)
  }
}
