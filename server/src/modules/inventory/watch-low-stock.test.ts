import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'

test('alerts of low stock', async (t) => {
  const shop = await world(t)
  const { inventory } = shop
  await inventory.importLevels(as.service, {
    levels: ['TEE-1', 'TEE-2', 'TEE-3'].map((sku) => ({ sku, onHand: 10, lowAt: 3, backorderLimit: 5 })),
  })
  const adjust = async (sku: string, delta: number) => {
    await inventory.adjust(as.service, { sku, delta, reason: 'counted' })
    await shop.settle()
  }
  const told = async () =>
    (
      await shop.db.sql<{ payload: { sku: string } }[]>`
        select payload from kernel.outbox where type = 'inventory.low_stock' order by id`
    ).map(({ payload }) => payload)
  const alerts = async () =>
    (await inventory.listAlerts(as.service, {})).items.map(({ sku, resolvedAt }) =>
      resolvedAt ? `${sku} resolved` : `${sku} open`,
    )
  await shop.settle()

  await t.test('falling to the threshold is told once, however far it falls', async () => {
    await adjust('TEE-1', -6)
    assert.deepEqual(await alerts(), [])
    await adjust('TEE-1', -1)
    await adjust('TEE-1', -1)
    await adjust('TEE-1', -2)
    assert.deepEqual(await alerts(), ['TEE-1 open'])
    assert.deepEqual(await told(), [{ sku: 'TEE-1', available: 3, lowAt: 3 }])
    const [alert] = (await inventory.listAlerts(as.service, {})).items
    assert.deepEqual([alert?.available, alert?.availableNow, alert?.lowAt], [3, 0, 3])
  })

  await t.test('a hold counts as gone, and goods that are only to come do not count', async () => {
    await inventory.reserve(as.service, {
      orderId: crypto.randomUUID(),
      holdMs: 60_000,
      lines: [{ sku: 'TEE-2', quantity: 12 }],
    })
    await shop.settle()
    assert.deepEqual(await alerts(), ['TEE-2 open', 'TEE-1 open'])
    assert.deepEqual((await told()).at(-1), { sku: 'TEE-2', available: -2, lowAt: 3 })
  })

  await t.test(
    'an alert resolves itself when there is more again, and the next fall is a new one',
    async () => {
      await adjust('TEE-1', 20)
      assert.deepEqual(await alerts(), ['TEE-2 open', 'TEE-1 resolved'])
      await adjust('TEE-1', -18)
      assert.deepEqual(await alerts(), ['TEE-1 open', 'TEE-2 open', 'TEE-1 resolved'])
      assert.equal((await told()).length, 3)
    },
  )

  await t.test('a higher threshold makes low what was not', async () => {
    await inventory.setPolicy(as.service, { sku: 'TEE-3', lowAt: 10, backorderLimit: 5 })
    await shop.settle()
    assert.deepEqual((await alerts())[0], 'TEE-3 open')
    await inventory.setPolicy(as.service, { sku: 'TEE-3', lowAt: 9, backorderLimit: 5 })
    await shop.settle()
    assert.deepEqual((await alerts())[2], 'TEE-3 resolved')
  })

  await t.test('alerts are paged, open ones first', async () => {
    const all = (await inventory.listAlerts(as.service, {})).items.map(({ id }) => id)
    const paged: string[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = await inventory.listAlerts(as.service, { limit: 1, ...(cursor ? { cursor } : {}) })
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    assert.deepEqual(paged, all)
    await assert.rejects(inventory.listAlerts(as.service, { cursor: 'x' }), { code: 'INVALID_INPUT' })
  })
})
