import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ServiceError } from '@techmart/contracts'
import fc from 'fast-check'
import { newId } from '../../kernel/ids.ts'
import { as, type World, world } from '../../testing/world.ts'
import * as paper from './stock-model.ts'

const SEED = 20_300_501
const RUNS = 10
const STEPS = 120
const HOLD_MS = 60_000
const LOCATIONS = ['main', 'second', 'third']
/** So many of the latest orders are asked for, paid, cancelled and so on again; older ones are left alone. */
const ALIVE = 3

const sku = fc.constantFrom(0, 1, 2)
const location = fc.constantFrom(...LOCATIONS)
const order = fc.integer({ min: 0, max: ALIVE - 1 })
const few = fc.integer({ min: 1, max: 3 })
const many = fc.integer({ min: 1, max: 9 })
/** Which change of its order something is: news may come late. */
const revision = fc.integer({ min: 1, max: 9 })
const lines = fc.dictionary(fc.constantFrom('0', '1', '2'), few, { minKeys: 1 })

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('receive' as const), sku, location, quantity: many }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      sku,
      location: fc.option(location, { nil: undefined }),
      delta: fc.integer({ min: -8, max: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      sku,
      from: location,
      to: location,
      quantity: few,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      order: fc.option(order, { nil: undefined }),
      lines,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pay' as const), order, revision }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), order }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), order, revision }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('revive' as const), order, revision }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('return' as const),
      order,
      sku,
      quantity: fc.integer({ min: 1, max: 3 }),
      name: fc.constantFrom('first', 'second'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(20_000, 70_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('promise' as const),
      sku,
      backorder: fc.integer({ min: 0, max: 4 }),
      preorder: fc.integer({ min: 0, max: 4 }),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

test('whatever happens to the stock, in whatever order, it stays what it would be on paper', async (t) => {
  const shop = await world(t)
  for (const [index, code] of LOCATIONS.entries())
    await shop.inventory.saveLocation(as.service, { code, name: code, priority: index, active: true })
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: STEPS / 2, maxLength: STEPS, size: 'max' }),
      async (steps) => {
        await play(shop, run++, steps)
      },
    ),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  )
  assert.deepEqual((await shop.inventory.audit(as.service, {})).findings, [])
})

async function play(shop: World, run: number, steps: Step[]): Promise<void> {
  const skus = [0, 1, 2].map((number) => `RUN${run}-${number}`)
  await shop.inventory.importLevels(as.service, {
    levels: skus.map((sku) => ({ sku, onHand: 0, lowAt: 2, backorderLimit: 0 })),
  })
  const orderIds: string[] = []
  const model = paper.createModel(skus, LOCATIONS)
  for (const one of steps) {
    await apply(shop, model, skus, orderIds, one)
    await compare(shop, model, skus)
  }
}

/** One of the latest orders, or a new one. */
function pickOrder(orderIds: string[], index: number | undefined): string {
  const latest = orderIds.slice(-ALIVE)
  if (index === undefined || latest.length === 0) orderIds.push(newId())
  return (index === undefined ? orderIds.at(-1) : (latest[index % latest.length] ?? orderIds[0])) as string
}

/** Does the step in the shop and on paper; both say the same about it. */
async function apply(
  shop: World,
  model: paper.Model,
  skus: string[],
  orderIds: string[],
  one: Step,
): Promise<void> {
  const { inventory } = shop
  const orderId = 'order' in one ? pickOrder(orderIds, one.order) : ''
  const sku = 'sku' in one ? (skus[one.sku] as string) : ''
  switch (one.do) {
    case 'receive': {
      const { location, quantity } = one
      await inventory.receive(as.service, { location, lines: [{ sku, quantity }] })
      return paper.put(model, location, sku, quantity)
    }
    case 'adjust': {
      const { delta, location } = one
      const short = location !== undefined && delta < 0 && paper.lyingAt(model, location, sku) < -delta
      const refusal = short
        ? 'NOT_AT_LOCATION'
        : paper.available(model, sku) + delta < 0
          ? 'STOCK_BELOW_RESERVED'
          : undefined
      const where = location === undefined ? {} : { location }
      await expect(refusal, inventory.adjust(as.service, { sku, delta, reason: 'counted', ...where }))
      if (refusal) return
      if (location === undefined && delta < 0) paper.take(model, { sku, quantity: -delta })
      else paper.put(model, location ?? (LOCATIONS[0] as string), sku, delta)
      return
    }
    case 'transfer': {
      const { from, to, quantity } = one
      const short = paper.lyingAt(model, from, sku) < quantity
      const refusal = from === to ? 'INVALID_INPUT' : short ? 'NOT_AT_LOCATION' : undefined
      await expect(refusal, inventory.transfer(as.service, { from, to, lines: [{ sku, quantity }] }))
      if (refusal) return
      paper.put(model, from, sku, -quantity)
      return paper.put(model, to, sku, quantity)
    }
    case 'reserve': {
      const wanted = Object.entries(one.lines).map(([index, quantity]) => ({
        sku: skus[Number(index)] as string,
        quantity,
      }))
      const refusal = paper.reserve(model, orderId, wanted, shop.clock.now() + HOLD_MS)
      return await expect(refusal, inventory.reserve(as.service, { orderId, lines: wanted, holdMs: HOLD_MS }))
    }
    case 'pay':
      paper.pay(model, orderId, one.revision)
      return await hear(shop, 'orders.paid', { orderId, revision: one.revision })
    case 'release':
      paper.release(model, orderId)
      await inventory.release(as.service, { orderId })
      return
    case 'cancel':
      paper.cancel(model, orderId, one.revision)
      return await hear(shop, 'orders.cancelled', { orderId, revision: one.revision })
    case 'revive': {
      const lines = model.orders.get(orderId)?.lines
      if (!lines) return
      paper.revive(model, orderId, one.revision)
      return await hear(shop, 'orders.revival_wanted', { orderId, lines, revision: one.revision })
    }
    case 'return': {
      const returnId = `return-${one.name}-of-${orderId}`
      const line = { sku, quantity: one.quantity }
      paper.giveBack(model, orderId, returnId, line)
      return await hear(shop, 'orders.goods_returned', { orderId, returnId, lines: [line] })
    }
    case 'wait':
      shop.clock.advance(one.ms)
      paper.expire(model, shop.clock.now())
      return await local(shop).jobs?.release_expired?.run(undefined as never)
    case 'promise': {
      const { backorder, preorder } = one
      const beyond = paper.available(model, sku) - (model.limits.get(sku) as number) + backorder + preorder
      const refusal = beyond < 0 ? 'STOCK_BELOW_RESERVED' : undefined
      const policy = { sku, lowAt: 2, backorderLimit: backorder }
      const asked = inventory.setPolicy(as.service, {
        ...policy,
        ...(preorder > 0 ? { preorder: { limit: preorder } } : {}),
      })
      await expect(refusal, asked)
      if (!refusal) model.limits.set(sku, backorder + preorder)
    }
  }
}

async function expect(refusal: string | undefined, work: Promise<unknown>): Promise<void> {
  const code = await work.then(
    () => undefined,
    (error: unknown) => (error instanceof ServiceError ? error.code : Promise.reject(error)),
  )
  assert.equal(code, refusal)
}

const local = (shop: World) => {
  const found = shop.runtime.local.find((module) => module.name === 'inventory')
  assert.ok(found)
  return found
}

/** Hears an event as the kernel lets it: in one transaction. */
async function hear(shop: World, type: string, payload: object): Promise<void> {
  const handler = local(shop).on?.[type]
  assert.ok(handler, `${type} is heard`)
  await shop.db.transaction((tx) => handler(tx, { id: newId(), type, payload } as never))
}

interface Found {
  sku: string
  onHand: number
  reserved: number
  available: number
  moved: number
  located: number
  held: number
  places: Record<string, number>
}

/** The level is what it is on paper, and the three accounts of it agree; read without the module. */
async function compare(shop: World, model: paper.Model, skus: string[]): Promise<void> {
  const found = await shop.db.sql<Found[]>`
    select sku, on_hand as "onHand", reserved,
      on_hand + backorder_limit + preorder_limit - reserved as available,
      (select coalesce(sum(delta), 0)::int from inventory.movements m where m.sku = l.sku) as moved,
      (select coalesce(sum(p.on_hand), 0)::int from inventory.location_levels p where p.sku = l.sku) as located,
      (select coalesce(sum(rl.quantity), 0)::int from inventory.reservation_lines rl
        join inventory.reservations r on r.id = rl.reservation_id
        where r.state = 'held' and rl.sku = l.sku) as held,
      (select coalesce(json_object_agg(p.location, p.on_hand), '{}') from inventory.location_levels p
        where p.sku = l.sku and p.on_hand <> 0) as places
    from inventory.levels l where sku = any(${skus}) order by sku`
  assert.equal(found.length, skus.length)
  for (const level of found) {
    const { sku } = level
    const onHand = paper.onHand(model, sku)
    const reserved = paper.reserved(model, sku)
    const places = LOCATIONS.map((code) => [code, paper.lyingAt(model, code, sku)] as const)
    assert.deepEqual(level, {
      sku,
      onHand,
      reserved,
      available: paper.available(model, sku),
      moved: onHand,
      located: onHand,
      held: reserved,
      places: Object.fromEntries(places.filter(([, quantity]) => quantity !== 0)),
    })
    assert.ok(level.available >= 0, `${sku} is never promised twice`)
  }
}
