import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'
import { releaseExpired } from './release.ts'

const HOLD_MS = 60_000

test('how the stock follows what orders tell', async (t) => {
  const shop = await world(t)
  const { inventory } = shop
  const module = shop.runtime.local.find((one) => one.name === 'inventory')
  assert.ok(module)
  const hear = (type: string, payload: object) =>
    shop.db.transaction(async (tx) => {
      await module.on?.[type]?.(tx, { id: newId(), type, payload } as never)
    })
  const paid = (orderId: string) => hear('orders.paid', { orderId })
  const cancelled = (orderId: string) => hear('orders.cancelled', { orderId })
  const returned = (orderId: string, returnId: string, lines: Record<string, number>) =>
    hear('orders.goods_returned', { orderId, returnId, lines: toLines(lines) })
  const revivalWanted = (orderId: string, lines: Record<string, number>) =>
    hear('orders.revival_wanted', { orderId, lines: toLines(lines) })
  const toLines = (lines: Record<string, number>) =>
    Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity }))
  const reserve = async (lines: Record<string, number>) => {
    const orderId = newId()
    await inventory.reserve(as.service, { orderId, holdMs: HOLD_MS, lines: toLines(lines) })
    return orderId
  }
  const given = (levels: Record<string, number>) =>
    inventory.importLevels(as.service, {
      levels: Object.entries(levels).map(([sku, onHand]) => ({ sku, onHand, lowAt: 0, backorderLimit: 0 })),
    })
  const stockOf = async (sku: string) => {
    const { level, places } = await inventory.getLevel(as.service, { sku })
    return {
      onHand: level.onHand,
      reserved: level.reserved,
      ...Object.fromEntries(places.map(({ location, quantity }) => [location, quantity])),
    }
  }
  const allocations = async (orderId: string) =>
    (await inventory.listAllocations(as.service, { orderId })).items.map(
      ({ sku, location, quantity }) => `${quantity} ${sku} from ${location}`,
    )
  const told = async (orderId: string) =>
    (
      await shop.db.sql<{ type: string }[]>`
        select type from kernel.outbox where key = ${orderId} and type like 'inventory.%' order by id`
    ).map((event) => event.type)
  const expire = async () => {
    shop.clock.advance(HOLD_MS + 1)
    await module.jobs?.release_expired?.run(undefined as never)
  }
  await inventory.saveLocation(as.service, { code: 'main', name: 'Main', priority: 1, active: true })
  await inventory.saveLocation(as.service, { code: 'city', name: 'City', priority: 2, active: true })

  await t.test(
    'a paid order is taken from the first location that has it, and the slip says so',
    async () => {
      await given({ 'TEE-1': 2, 'MUG-1': 1 })
      await inventory.receive(as.service, { location: 'city', lines: toLines({ 'TEE-1': 5, 'MUG-1': 1 }) })
      const orderId = await reserve({ 'TEE-1': 3, 'MUG-1': 1 })
      assert.deepEqual(await allocations(orderId), [])
      await paid(orderId)
      await paid(orderId)
      assert.deepEqual(await stockOf('TEE-1'), { onHand: 4, reserved: 0, city: 4 })
      assert.deepEqual(await allocations(orderId), [
        '1 MUG-1 from main',
        '1 TEE-1 from city',
        '2 TEE-1 from main',
      ])
    },
  )

  await t.test('a back-order is owed by the first location until goods come', async () => {
    await inventory.setPolicy(as.service, { sku: 'SOFA-1', lowAt: 0, backorderLimit: 3 })
    const orderId = await reserve({ 'SOFA-1': 2 })
    await paid(orderId)
    assert.deepEqual(await stockOf('SOFA-1'), { onHand: -2, reserved: 0, main: -2 })
    await inventory.receive(as.service, { location: 'main', lines: toLines({ 'SOFA-1': 2 }) })
    assert.deepEqual(await stockOf('SOFA-1'), { onHand: 0, reserved: 0 })
  })

  await t.test('a cancelled order that was only held gives back what it held', async () => {
    await given({ 'HELD-1': 5 })
    const orderId = await reserve({ 'HELD-1': 2 })
    await cancelled(orderId)
    await cancelled(orderId)
    assert.deepEqual(await stockOf('HELD-1'), { onHand: 5, reserved: 0, main: 5 })
    await paid(orderId)
    assert.deepEqual(await stockOf('HELD-1'), { onHand: 5, reserved: 0, main: 5 })
  })

  await t.test('a paid order that is cancelled puts its goods back where they were, once', async () => {
    await given({ 'BACK-1': 2 })
    await inventory.receive(as.service, { location: 'city', lines: toLines({ 'BACK-1': 3 }) })
    const orderId = await reserve({ 'BACK-1': 4 })
    await paid(orderId)
    await cancelled(orderId)
    await cancelled(orderId)
    await paid(orderId)
    assert.deepEqual(await stockOf('BACK-1'), { onHand: 5, reserved: 0, main: 2, city: 3 })
    assert.deepEqual(await allocations(orderId), [])
    const { items } = await inventory.listMovements(as.service, { sku: 'BACK-1' })
    assert.deepEqual(
      items.filter(({ kind }) => kind === 'return').map(({ delta, orderId: of }) => [delta, of]),
      [
        [2, orderId],
        [2, orderId],
      ],
    )
  })

  await t.test(
    'goods that come back are booked once for each return, and a cancel returns only the rest',
    async () => {
      await given({ 'RET-1': 10, 'RET-2': 10 })
      const orderId = await reserve({ 'RET-1': 4, 'RET-2': 1 })
      await paid(orderId)
      await returned(orderId, 'return-0001', { 'RET-1': 1 })
      await returned(orderId, 'return-0001', { 'RET-1': 1, 'RET-2': 1 })
      await returned(orderId, 'return-0002', { 'RET-1': 1 })
      assert.deepEqual(await stockOf('RET-1'), { onHand: 8, reserved: 0, main: 8 })
      assert.deepEqual(await stockOf('RET-2'), { onHand: 10, reserved: 0, main: 10 })
      assert.deepEqual(await allocations(orderId), ['2 RET-1 from main'])
      await cancelled(orderId)
      assert.deepEqual(await stockOf('RET-1'), { onHand: 10, reserved: 0, main: 10 })
    },
  )

  await t.test('goods of an order from before stock was kept go to the first location', async () => {
    await given({ 'OLD-1': 0 })
    await returned(newId(), 'return-0003', { 'OLD-1': 1, 'NEVER-KEPT': 1 })
    assert.deepEqual(await stockOf('OLD-1'), { onHand: 1, reserved: 0, main: 1 })
  })

  await t.test('an order that was given up as unpaid is revived while the goods are there', async () => {
    await given({ 'LATE-1': 2 })
    const orderId = await reserve({ 'LATE-1': 2 })
    await expire()
    await cancelled(orderId)
    await revivalWanted(orderId, { 'LATE-1': 2 })
    assert.deepEqual(await stockOf('LATE-1'), { onHand: 0, reserved: 0 })
    assert.deepEqual(await told(orderId), ['inventory.revived'])
    await paid(orderId)
    assert.deepEqual(await stockOf('LATE-1'), { onHand: 0, reserved: 0 })
    const { items } = await inventory.findReservations(as.service, { orderIds: [orderId] })
    assert.equal(items[0]?.state, 'committed')
    await cancelled(orderId)
    assert.deepEqual(await stockOf('LATE-1'), { onHand: 2, reserved: 0, main: 2 })
  })

  await t.test('in whatever order a revival is heard of, its goods are sold once', async () => {
    const orders = ['01', '02', '03', '04', '05', '06'].map((number) => `REVIVED-${number}`)
    await given(Object.fromEntries(orders.map((sku) => [sku, 1])))
    const perform = async (sku: string, sequence: readonly number[]) => {
      const lines = toLines({ [sku]: 1 })
      const orderId = await reserve({ [sku]: 1 })
      const news = ['orders.cancelled', 'orders.revival_wanted', 'orders.paid'] as const
      for (const index of sequence) await hear(news[index] as string, { orderId, lines, revision: index + 1 })
      assert.deepEqual(await stockOf(sku), { onHand: 0, reserved: 0 }, `${sequence}`)
      await hear('orders.cancelled', { orderId, revision: 4 })
      assert.deepEqual(await stockOf(sku), { onHand: 1, reserved: 0, main: 1 }, `${sequence}, then cancelled`)
    }
    const sequences = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    for (const [index, sequence] of sequences.entries()) await perform(orders[index] as string, sequence)
  })

  await t.test('all or none is revived; what is short is told', async () => {
    await given({ 'GONE-1': 1, 'GONE-2': 1 })
    const orderId = await reserve({ 'GONE-1': 1, 'GONE-2': 1 })
    await cancelled(orderId)
    await reserve({ 'GONE-2': 1 })
    await revivalWanted(orderId, { 'GONE-1': 1, 'GONE-2': 1 })
    assert.deepEqual(await stockOf('GONE-1'), { onHand: 1, reserved: 0, main: 1 })
    assert.deepEqual(await told(orderId), ['inventory.shortfall'])
  })

  await t.test(
    'an order that never held anything can be revived, and only one of two gets the last',
    async () => {
      await given({ 'LAST-1': 1 })
      const orders = [newId(), newId()]
      await Promise.all(orders.map((orderId) => revivalWanted(orderId, { 'LAST-1': 1 })))
      const outcomes = (await Promise.all(orders.map(told))).flat().toSorted()
      assert.deepEqual(outcomes, ['inventory.revived', 'inventory.shortfall'])
      assert.deepEqual(await stockOf('LAST-1'), { onHand: 0, reserved: 0 })
    },
  )

  await t.test('a run that is out of time leaves the rest to the next', async () => {
    await given({ 'MANY-1': 50 })
    await Promise.all(Array.from({ length: 50 }, () => reserve({ 'MANY-1': 1 })))
    shop.clock.advance(HOLD_MS + 1)
    await releaseExpired(shop, 0)()
    assert.equal((await stockOf('MANY-1')).reserved, 50)
    await releaseExpired(shop)()
    assert.equal((await stockOf('MANY-1')).reserved, 0)
  })

  await t.test('after all this the accounts agree', async () => {
    assert.deepEqual((await inventory.audit(as.service, {})).findings, [])
  })
})
