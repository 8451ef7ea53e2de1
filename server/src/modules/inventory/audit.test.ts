import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StockFinding } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'

const HOLD_MS = 60_000

test('auditing the stock', async (t) => {
  const shop = await world(t)
  const skus = ['AA-1', 'BB-1', 'CC-1', 'DD-1', 'EE-1']
  await shop.inventory.importLevels(as.service, {
    levels: skus.map((sku) => ({ sku, onHand: 10, lowAt: 0, backorderLimit: 0 })),
  })
  const orderIds = [newId(), newId(), newId()]
  for (const orderId of orderIds) {
    await shop.inventory.reserve(as.service, {
      orderId,
      holdMs: HOLD_MS,
      lines: [
        { sku: 'BB-1', quantity: 1 },
        { sku: 'AA-1', quantity: 2 },
      ],
    })
  }
  const findAll = async (limit: number) => {
    const findings: StockFinding[] = []
    let pages = 0
    for (let cursor: string | undefined = ''; cursor !== undefined; pages++) {
      const page = await shop.inventory.audit(as.service, { limit, ...(cursor ? { cursor } : {}) })
      findings.push(...page.findings)
      cursor = page.nextCursor
    }
    return { findings, pages }
  }

  await t.test('sound stock gives no finding', async () => {
    assert.deepEqual((await findAll(100)).findings, [])
  })

  await t.test('an unknown cursor is refused', async () => {
    await assert.rejects(shop.inventory.audit(as.service, { cursor: 'elsewhere' }), { code: 'INVALID_INPUT' })
  })

  await t.test('reservations are listed page by page, oldest first, and found by their orders', async () => {
    const first = await shop.inventory.listReservations(as.service, { limit: 2 })
    const second = await shop.inventory.listReservations(as.service, {
      limit: 2,
      ...(first.nextCursor ? { after: first.nextCursor } : {}),
    })
    assert.deepEqual(
      [...first.items, ...second.items].map(({ orderId }) => orderId),
      orderIds,
    )
    assert.equal(second.nextCursor, undefined)
    const { items } = await shop.inventory.findReservations(as.service, {
      orderIds: [orderIds[1] as string, newId()],
    })
    assert.equal(items.length, 1)
    const { createdAt, ...found } = items[0] as (typeof items)[number]
    assert.ok(Date.parse(createdAt) > 0)
    assert.deepEqual(found, {
      orderId: orderIds[1],
      state: 'held',
      lines: [
        { sku: 'AA-1', quantity: 2 },
        { sku: 'BB-1', quantity: 1 },
      ],
      expiresAt: new Date(shop.clock.now() + HOLD_MS).toISOString(),
    })
  })

  await t.test('every contradiction is found once, whatever the size of the pages', async () => {
    await shop.db.sql`update inventory.levels set on_hand = 11 where sku = 'AA-1'`
    await shop.db.sql`update inventory.levels set reserved = 5 where sku = 'BB-1'`
    await shop.db.sql`update inventory.location_levels set on_hand = 9 where sku = 'EE-1'`
    const expected = [
      { kind: 'stock_not_ledger', subject: 'AA-1', details: { onHand: 11, moved: 10 } },
      { kind: 'locations_not_stock', subject: 'AA-1', details: { onHand: 11, located: 10 } },
      { kind: 'reserved_not_held', subject: 'BB-1', details: { reserved: 5, held: 3 } },
      { kind: 'locations_not_stock', subject: 'EE-1', details: { onHand: 10, located: 9 } },
    ]
    for (const limit of [1, 2, 100]) assert.deepEqual((await findAll(limit)).findings, expected)
  })

  await t.test('a hold that nobody gave back is found minutes after its end', async () => {
    const holds = async () =>
      (await findAll(1)).findings.filter(({ kind }) => kind === 'hold_expired').map(({ subject }) => subject)
    shop.clock.advance(HOLD_MS + 4 * 60_000)
    assert.deepEqual(await holds(), [])
    shop.clock.advance(2 * 60_000)
    assert.deepEqual(await holds(), orderIds)
  })
})
