import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'

const HOLD_MS = 60_000

test('reserving stock', async (t) => {
  const shop = await world(t)

  const given = (levels: Record<string, number>, policy: { lowAt?: number; backorderLimit?: number } = {}) =>
    shop.inventory.importLevels(as.service, {
      levels: Object.entries(levels).map(([sku, onHand]) => ({
        sku,
        onHand,
        lowAt: 0,
        backorderLimit: 0,
        ...policy,
      })),
    })
  const reserve = (lines: Record<string, number>, orderId = newId()) =>
    shop.inventory.reserve(as.service, {
      orderId,
      holdMs: HOLD_MS,
      lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
    })
  const stockOf = async (sku: string) => {
    const { items } = await shop.inventory.listLevels(as.service, { text: sku })
    const level = items.find((item) => item.sku === sku)
    assert.ok(level, `${sku} has a level`)
    return { onHand: level.onHand, reserved: level.reserved, available: level.available }
  }

  await t.test('an order short of one line holds no stock at all', async () => {
    await given({ 'TEE-1': 5, 'MUG-1': 0 })
    await assert.rejects(reserve({ 'TEE-1': 1, 'MUG-1': 1 }), {
      code: 'OUT_OF_STOCK',
      details: { skus: ['MUG-1'], lines: [{ sku: 'MUG-1', wanted: 1, available: 0 }] },
    })
    assert.deepEqual(await stockOf('TEE-1'), { onHand: 5, reserved: 0, available: 5 })
  })

  await t.test('an unknown SKU is refused by name', async () => {
    await assert.rejects(reserve({ 'NO-SUCH': 1 }), { code: 'SKU_NOT_FOUND', details: { skus: ['NO-SUCH'] } })
  })

  await t.test(
    'a repeat for the same order returns the first reservation and takes nothing more',
    async () => {
      await given({ 'TEE-2': 5 })
      const orderId = newId()
      const first = await reserve({ 'TEE-2': 2 }, orderId)
      assert.deepEqual(await reserve({ 'TEE-2': 2 }, orderId), first)
      assert.equal((await stockOf('TEE-2')).reserved, 2)
    },
  )

  await t.test('fifty repeats at the same moment are one reservation', async () => {
    await given({ 'TEE-3': 50 })
    const orderId = newId()
    const answers = await Promise.all(Array.from({ length: 50 }, () => reserve({ 'TEE-3': 1 }, orderId)))
    assert.equal(new Set(answers.map((answer) => answer.reservationId)).size, 1)
    assert.equal((await stockOf('TEE-3')).reserved, 1)
  })

  await t.test(
    'one hundred units go to exactly one hundred of four hundred simultaneous orders',
    async () => {
      await given({ 'HOT-1': 100 })
      const outcomes = await Promise.allSettled(Array.from({ length: 400 }, () => reserve({ 'HOT-1': 1 })))
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
      assert.equal(refused.length, 300)
      assert.ok(refused.every((outcome) => outcome.reason.code === 'OUT_OF_STOCK'))
      assert.deepEqual(await stockOf('HOT-1'), { onHand: 100, reserved: 100, available: 0 })
    },
  )

  await t.test('orders for the same goods in opposite order do not deadlock', async () => {
    await given({ 'AA-1': 200, 'BB-1': 200 })
    await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        reserve(i % 2 ? { 'AA-1': 1, 'BB-1': 1 } : { 'BB-1': 1, 'AA-1': 1 }),
      ),
    )
    assert.equal((await stockOf('AA-1')).reserved, 100)
    assert.equal((await stockOf('BB-1')).reserved, 100)
  })

  await t.test('back-order promises goods beyond what is on hand, up to its limit', async () => {
    await given({ 'SOFA-1': 1 }, { backorderLimit: 2 })
    await reserve({ 'SOFA-1': 3 })
    await assert.rejects(reserve({ 'SOFA-1': 1 }), { code: 'OUT_OF_STOCK' })
  })

  await t.test('a released reservation gives the stock back once, however often it is released', async () => {
    await given({ 'TEE-4': 3 })
    const orderId = newId()
    await reserve({ 'TEE-4': 3 }, orderId)
    await Promise.all(Array.from({ length: 10 }, () => shop.inventory.release(as.service, { orderId })))
    assert.deepEqual(await stockOf('TEE-4'), { onHand: 3, reserved: 0, available: 3 })
    await assert.rejects(reserve({ 'TEE-4': 1 }, orderId), { code: 'RESERVATION_ENDED' })
  })

  await t.test('releasing what was never reserved does nothing', async () => {
    await shop.inventory.release(as.service, { orderId: newId() })
  })

  await t.test('a hold that nobody claimed in time returns by itself', async () => {
    await given({ 'TEE-5': 1 })
    await reserve({ 'TEE-5': 1 })
    const expire = shop.runtime.local.find((module) => module.name === 'inventory')?.jobs?.release_expired
    shop.clock.advance(HOLD_MS - 1)
    await expire?.run(undefined as never)
    assert.equal((await stockOf('TEE-5')).reserved, 1)
    shop.clock.advance(2)
    await expire?.run(undefined as never)
    assert.equal((await stockOf('TEE-5')).reserved, 0)
  })

  await t.test('the number of statements does not grow with the number of lines', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`MANY-${i}`, 5]))
    await given({ 'ONE-1': 5, ...many }, { lowAt: 1 })
    const one = await shop.countStatements(() => reserve({ 'ONE-1': 1 }))
    const hundred = await shop.countStatements(() =>
      reserve(Object.fromEntries(Object.keys(many).map((sku) => [sku, 1]))),
    )
    assert.equal(hundred, one)
  })

  await t.test('shoppers see low stock, back-order and sold out', async () => {
    await given({ 'LOW-1': 3 }, { lowAt: 3 })
    await given({ 'BACK-1': 0 }, { backorderLimit: 5 })
    await given({ 'GONE-1': 0 })
    await given({ 'FULL-1': 50 })
    const { items } = await shop.inventory.getAvailability(as.anyone(), {
      skus: ['LOW-1', 'BACK-1', 'GONE-1', 'FULL-1', 'NO-SUCH'],
    })
    assert.deepEqual(Object.fromEntries(items.map(({ sku, availability }) => [sku, availability])), {
      'LOW-1': 'low_stock',
      'BACK-1': 'backorder',
      'GONE-1': 'out_of_stock',
      'FULL-1': 'in_stock',
    })
  })
})

test('the stock ledger', async (t) => {
  const shop = await world(t)
  await shop.inventory.importLevels(as.service, {
    levels: [{ sku: 'TEE', onHand: 10, lowAt: 2, backorderLimit: 0 }],
  })
  const given = (sku: string, onHand: number) =>
    shop.inventory.importLevels(as.service, { levels: [{ sku, onHand, lowAt: 0, backorderLimit: 0 }] })
  const keyed = (staffId: string, idempotencyKey: string): Context => ({
    actor: { kind: 'staff', staffId, sessionId: 'session-1', permissions: ['stock:write'] },
    requestId: 'test-request',
    idempotencyKey,
  })

  await t.test('an adjustment changes what is on hand and stays in the ledger with its reason', async () => {
    const level = await shop.inventory.adjust(as.service, {
      sku: 'TEE',
      delta: -3,
      reason: 'broken in transit',
    })
    assert.equal(level.onHand, 7)
    const { items } = await shop.inventory.listMovements(as.service, { sku: 'TEE' })
    assert.deepEqual(
      items.map(({ kind, delta, reason }) => ({ kind, delta, reason })),
      [
        { kind: 'adjust', delta: -3, reason: 'broken in transit' },
        { kind: 'receive', delta: 10, reason: 'opening stock' },
      ],
    )
  })

  await t.test('stock cannot be adjusted below what is promised', async () => {
    await shop.inventory.reserve(as.service, {
      orderId: newId(),
      holdMs: HOLD_MS,
      lines: [{ sku: 'TEE', quantity: 7 }],
    })
    await assert.rejects(shop.inventory.adjust(as.service, { sku: 'TEE', delta: -1, reason: 'miscounted' }), {
      code: 'STOCK_BELOW_RESERVED',
    })
  })

  await t.test('one adjustment under one key happens once, one after the other or all at once', async () => {
    await given('KEYED', 10)
    const input = { sku: 'KEYED', delta: 4, reason: 'found behind the shelf' }
    const once = keyed('staff-1', 'one-parcel')
    const first = await shop.inventory.adjust(once, input)
    assert.equal(first.onHand, 14)
    assert.deepEqual(await shop.inventory.adjust(once, input), first)
    const rush = keyed('staff-1', 'another-parcel')
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.inventory.adjust(rush, input)))
    assert.deepEqual(new Set(answers.map((level) => level.onHand)), new Set([18]))
    const { items } = await shop.inventory.listMovements(as.service, { sku: 'KEYED' })
    assert.deepEqual(
      items.map(({ delta }) => delta),
      [4, 4, 10],
    )
  })

  await t.test('a key that was used for another adjustment is refused, and is nobody else’s', async () => {
    await given('OTHER', 10)
    const ctx = keyed('staff-1', 'a-third-parcel')
    const input = { sku: 'KEYED', delta: 1, reason: 'found one more' }
    await shop.inventory.adjust(ctx, input)
    for (const change of [{ sku: 'OTHER' }, { delta: 2 }, { reason: 'found another' }]) {
      await assert.rejects(shop.inventory.adjust(ctx, { ...input, ...change }), {
        code: 'IDEMPOTENCY_KEY_REUSED',
      })
    }
    const { onHand } = await shop.inventory.adjust(keyed('staff-2', 'a-third-parcel'), input)
    assert.equal(onHand, 20)
  })

  await t.test('a key whose adjustment was refused may be used again', async () => {
    await given('FEW', 2)
    const ctx = keyed('staff-1', 'a-fourth-parcel')
    const input = { sku: 'FEW', delta: -3, reason: 'broken in transit' }
    await assert.rejects(shop.inventory.adjust(ctx, input), { code: 'STOCK_BELOW_RESERVED' })
    await shop.inventory.adjust(as.service, { sku: 'FEW', delta: 1, reason: 'found one more' })
    assert.equal((await shop.inventory.adjust(ctx, input)).onHand, 0)
  })

  await t.test('an article that is not known cannot be adjusted', async () => {
    await assert.rejects(shop.inventory.adjust(as.service, { sku: 'NO-SUCH', delta: 1, reason: 'found' }), {
      code: 'SKU_NOT_FOUND',
    })
  })

  await t.test('a second import keeps the stock of what is known', async () => {
    await shop.inventory.importLevels(as.service, {
      levels: [{ sku: 'TEE', onHand: 999, lowAt: 2, backorderLimit: 0 }],
    })
    const { items } = await shop.inventory.listLevels(as.service, { text: 'TEE' })
    assert.equal(items[0]?.onHand, 7)
  })

  await t.test('movements cannot be rewritten, not even by the owner of the database', async () => {
    await assert.rejects(shop.db.sql`update inventory.movements set delta = 0`, /append-only/)
    await assert.rejects(shop.db.sql`delete from inventory.movements`, /append-only/)
  })

  await t.test('the ledger is paged, and a forged cursor is refused', async () => {
    const first = await shop.inventory.listMovements(as.service, { sku: 'TEE', limit: 1 })
    assert.equal(first.items.length, 1)
    const second = await shop.inventory.listMovements(as.service, {
      sku: 'TEE',
      limit: 1,
      cursor: first.nextCursor,
    })
    assert.notEqual(second.items[0]?.id, first.items[0]?.id)
    await assert.rejects(shop.inventory.listMovements(as.service, { sku: 'TEE', cursor: 'x' }), {
      code: 'INVALID_INPUT',
    })
  })
})
