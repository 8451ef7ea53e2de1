import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'

const keyed = (idempotencyKey: string, staffId = 'staff-1'): Context => ({
  actor: { kind: 'staff', staffId, sessionId: 'session-1', permissions: ['stock:write'] },
  requestId: 'test-request',
  idempotencyKey,
})

test('stock at locations', async (t) => {
  const shop = await world(t)
  const { inventory } = shop
  const save = (code: string, priority: number, active = true) =>
    inventory.saveLocation(as.service, { code, name: `Shop ${code}`, priority, active })
  const given = (skus: Record<string, number>) =>
    inventory.importLevels(as.service, {
      levels: Object.entries(skus).map(([sku, onHand]) => ({ sku, onHand, lowAt: 0, backorderLimit: 0 })),
    })
  const placesOf = async (sku: string) => {
    const { level, places } = await inventory.getLevel(as.service, { sku })
    assert.equal(
      places.reduce((sum, place) => sum + place.quantity, 0),
      level.onHand,
    )
    return Object.fromEntries(places.map(({ location, quantity }) => [location, quantity]))
  }

  await t.test('there is a first location from the beginning, and opening stock lies there', async () => {
    const { items } = await inventory.listLocations(as.service, {})
    assert.deepEqual([...items], [{ code: 'main', name: 'Main warehouse', priority: 100, active: true }])
    await given({ 'TEE-1': 10 })
    assert.deepEqual(await placesOf('TEE-1'), { main: 10 })
  })

  await t.test(
    'locations are listed in the order in which sales take from them, closed ones last',
    async () => {
      await save('harbour', 5, false)
      await save('city', 200)
      const { items } = await save('airport', 50)
      assert.deepEqual(
        items.map(({ code }) => code),
        ['airport', 'main', 'city', 'harbour'],
      )
      await save('airport', 300)
      assert.deepEqual(
        (await inventory.listLocations(as.service, {})).items.map(({ code }) => code)[0],
        'main',
      )
    },
  )

  await t.test('a delivery goes to its location, each line once, and stays in the ledger', async () => {
    await given({ 'MUG-1': 0, 'MUG-2': 1 })
    const { items } = await inventory.receive(keyed('delivery-1'), {
      location: 'city',
      reason: 'delivery note 4711',
      lines: [
        { sku: 'MUG-2', quantity: 3 },
        { sku: 'MUG-1', quantity: 2 },
        { sku: 'MUG-2', quantity: 4 },
      ],
    })
    assert.deepEqual(items.map(({ sku, onHand }) => [sku, onHand]).toSorted(), [
      ['MUG-1', 2],
      ['MUG-2', 8],
    ])
    assert.deepEqual(await placesOf('MUG-2'), { main: 1, city: 7 })
    const [movement] = (await inventory.listMovements(as.service, { sku: 'MUG-2' })).items
    assert.deepEqual(
      [movement?.kind, movement?.delta, movement?.location, movement?.reason, movement?.actor],
      ['receive', 7, 'city', 'delivery note 4711', 'staff:staff-1'],
    )
  })

  await t.test('one delivery under one key is received once, however often it is sent', async () => {
    await given({ 'ONCE-1': 0 })
    const input = { lines: [{ sku: 'ONCE-1', quantity: 5 }] }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => inventory.receive(keyed('delivery-2'), input)),
    )
    assert.deepEqual(new Set(answers.map(({ items }) => items[0]?.onHand)), new Set([5]))
    await assert.rejects(inventory.receive(keyed('delivery-2'), { ...input, location: 'city' }), {
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
    await assert.rejects(
      inventory.adjust(keyed('delivery-2'), { sku: 'ONCE-1', delta: 5, reason: 'delivery' }),
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    )
    const { items } = await inventory.receive(keyed('delivery-2', 'staff-2'), input)
    assert.equal(items[0]?.onHand, 10)
  })

  await t.test(
    'a delivery of something unknown, to nowhere or to a closed place changes nothing',
    async () => {
      const lines = [
        { sku: 'TEE-1', quantity: 1 },
        { sku: 'NO-SUCH', quantity: 1 },
      ]
      await assert.rejects(inventory.receive(as.service, { lines }), {
        code: 'SKU_NOT_FOUND',
        details: { skus: ['NO-SUCH'] },
      })
      const known = lines.slice(0, 1)
      await assert.rejects(inventory.receive(as.service, { location: 'moon', lines: known }), {
        code: 'LOCATION_NOT_FOUND',
      })
      await assert.rejects(inventory.receive(as.service, { location: 'harbour', lines: known }), {
        code: 'LOCATION_CLOSED',
      })
      assert.deepEqual(await placesOf('TEE-1'), { main: 10 })
    },
  )

  await t.test(
    'a transfer moves every line or none, once under its key, and adds up to nothing',
    async () => {
      await given({ 'MOVE-1': 5, 'MOVE-2': 1 })
      const input = (quantity: number) => ({
        from: 'main',
        to: 'city',
        lines: [
          { sku: 'MOVE-1', quantity: 2 },
          { sku: 'MOVE-2', quantity },
        ],
      })
      await assert.rejects(inventory.transfer(keyed('van-1'), input(2)), {
        code: 'NOT_AT_LOCATION',
        details: { skus: ['MOVE-2'], lines: [{ sku: 'MOVE-2', wanted: 2, available: 1 }] },
      })
      assert.deepEqual(await placesOf('MOVE-1'), { main: 5 })
      await Promise.all(Array.from({ length: 10 }, () => inventory.transfer(keyed('van-1'), input(1))))
      assert.deepEqual(await placesOf('MOVE-1'), { main: 3, city: 2 })
      assert.deepEqual(await placesOf('MOVE-2'), { city: 1 })
      const { items } = await inventory.listMovements(as.service, { sku: 'MOVE-1' })
      assert.deepEqual(
        items.slice(0, 2).map(({ kind, delta, location }) => [kind, delta, location]),
        [
          ['transfer', 2, 'city'],
          ['transfer', -2, 'main'],
        ],
      )
      await assert.rejects(inventory.transfer(keyed('van-1'), input(3)), { code: 'IDEMPOTENCY_KEY_REUSED' })
    },
  )

  await t.test('a hundred transfers at once take no more than there is', async () => {
    await given({ 'RACE-1': 30 })
    const one = { from: 'main', to: 'city', lines: [{ sku: 'RACE-1', quantity: 1 }] }
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => inventory.transfer(as.service, one)),
    )
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 30)
    assert.deepEqual(await placesOf('RACE-1'), { city: 30 })
  })

  await t.test('a transfer needs two places that are known, and the second open', async () => {
    const lines = [{ sku: 'TEE-1', quantity: 1 }]
    const move = (from: string, to: string) => inventory.transfer(as.service, { from, to, lines })
    await assert.rejects(move('main', 'main'), { code: 'INVALID_INPUT' })
    await assert.rejects(move('main', 'moon'), { code: 'LOCATION_NOT_FOUND' })
    await assert.rejects(move('moon', 'main'), { code: 'LOCATION_NOT_FOUND' })
    await assert.rejects(move('main', 'harbour'), { code: 'LOCATION_CLOSED' })
    await assert.rejects(
      inventory.transfer(as.service, { from: 'main', to: 'city', lines: [{ sku: 'NO-SUCH', quantity: 1 }] }),
      { code: 'SKU_NOT_FOUND' },
    )
  })

  await t.test(
    'a correction at a location takes only what lies there; without one, as a sale does',
    async () => {
      await given({ 'FIX-1': 3 })
      await inventory.receive(as.service, { location: 'city', lines: [{ sku: 'FIX-1', quantity: 4 }] })
      const adjust = (delta: number, location?: string) =>
        inventory.adjust(as.service, {
          sku: 'FIX-1',
          delta,
          reason: 'stock count',
          ...(location ? { location } : {}),
        })
      await assert.rejects(adjust(-5, 'city'), { code: 'NOT_AT_LOCATION' })
      await assert.rejects(adjust(1, 'moon'), { code: 'LOCATION_NOT_FOUND' })
      await adjust(-1, 'city')
      assert.deepEqual(await placesOf('FIX-1'), { main: 3, city: 3 })
      await adjust(-5)
      assert.deepEqual(await placesOf('FIX-1'), { city: 1 })
      await adjust(2)
      assert.deepEqual(await placesOf('FIX-1'), { main: 2, city: 1 })
    },
  )

  await t.test('one location always stays active', async () => {
    await save('airport', 300, false)
    await save('city', 200, false)
    await assert.rejects(save('main', 100, false), { code: 'LAST_LOCATION' })
    const outcomes = await Promise.allSettled([save('city', 200), save('airport', 300)])
    assert.ok(outcomes.every(({ status }) => status === 'fulfilled'))
    await Promise.allSettled(['main', 'city', 'airport'].map((code) => save(code, 1, false)))
    const { items } = await inventory.listLocations(as.service, {})
    assert.equal(items.filter(({ active }) => active).length, 1)
  })

  await t.test('deliveries take as many statements for a hundred lines as for one', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `LINES-${i}`)
    await given(Object.fromEntries(many.map((sku) => [sku, 5])))
    const location = (await inventory.listLocations(as.service, {})).items[0]?.code as string
    const receive = (skus: string[]) =>
      inventory.receive(as.service, { location, lines: skus.map((sku) => ({ sku, quantity: 1 })) })
    const one = await shop.countStatements(() => receive(many.slice(0, 1)))
    assert.equal(await shop.countStatements(() => receive(many)), one)
  })
})

test('what may be promised beyond what is on hand', async (t) => {
  const shop = await world(t)
  const { inventory } = shop
  const reserve = (sku: string, quantity: number) =>
    inventory.reserve(as.service, {
      orderId: crypto.randomUUID(),
      holdMs: 60_000,
      lines: [{ sku, quantity }],
    })
  const statusOf = async (sku: string) =>
    (await inventory.getAvailability(as.anyone(), { skus: [sku] })).items[0]

  await t.test('a policy for a new SKU begins to keep stock of it', async () => {
    const level = await inventory.setPolicy(as.service, { sku: 'NEW-1', lowAt: 3, backorderLimit: 0 })
    assert.deepEqual([level.onHand, level.lowAt, level.available], [0, 3, 0])
    await inventory.receive(as.service, { lines: [{ sku: 'NEW-1', quantity: 3 }] })
    assert.equal((await statusOf('NEW-1'))?.availability, 'low_stock')
    await inventory.setPolicy(as.service, { sku: 'NEW-1', lowAt: 2, backorderLimit: 0 })
    assert.equal((await statusOf('NEW-1'))?.availability, 'in_stock')
  })

  await t.test('a pre-order promises goods before the first delivery, and says from when', async () => {
    const availableFrom = '2031-01-15T00:00:00.000Z'
    const level = await inventory.setPolicy(as.service, {
      sku: 'SOON-1',
      lowAt: 0,
      backorderLimit: 0,
      preorder: { limit: 2, availableFrom },
    })
    assert.deepEqual(level.preorder, { limit: 2, availableFrom })
    assert.deepEqual(await statusOf('SOON-1'), {
      sku: 'SOON-1',
      availability: 'preorder',
      available: 2,
      availableFrom,
    })
    await reserve('SOON-1', 2)
    await assert.rejects(reserve('SOON-1', 1), { code: 'OUT_OF_STOCK' })
    assert.deepEqual(await statusOf('SOON-1'), { sku: 'SOON-1', availability: 'out_of_stock', available: 0 })
  })

  await t.test('a policy cannot take back what is promised', async () => {
    await assert.rejects(inventory.setPolicy(as.service, { sku: 'SOON-1', lowAt: 0, backorderLimit: 1 }), {
      code: 'STOCK_BELOW_RESERVED',
    })
    await inventory.setPolicy(as.service, { sku: 'SOON-1', lowAt: 0, backorderLimit: 2 })
  })
})
