import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'

const inGroup = (group: string): Context => ({
  actor: { kind: 'customer', customerId: `customer-of-${group}`, sessionId: 'session-1', group },
  requestId: 'test-request',
})

test('prices of a group of customers', async (t) => {
  const shop = await world(t)
  await shop.pricing.setPrices(as.service, {
    prices: [
      { sku: 'MUG', currency: 'EUR', priceMinor: 1000, compareAtMinor: 1500 },
      { sku: 'MUG', currency: 'USD', priceMinor: 1100 },
      { sku: 'TEE', currency: 'EUR', priceMinor: 2000 },
      { sku: 'MUG', currency: 'EUR', group: 'trade', priceMinor: 700 },
    ],
  })
  const paidBy = async (ctx: Context) =>
    (await shop.pricing.getPrices(ctx, { skus: ['MUG', 'TEE'], currency: 'EUR' })).items.map(
      ({ price, compareAt }) => [price.amountMinor, compareAt?.amountMinor],
    )

  await t.test('are paid by its customers alone, and claim no reduction', async () => {
    assert.deepEqual(await paidBy(inGroup('trade')), [
      [700, undefined],
      [2000, undefined],
    ])
    const others = [as.anyone(), as.customer('customer-1'), inGroup('club'), inGroup('')]
    for (const ctx of others)
      assert.deepEqual(await paidBy(ctx), [
        [1000, 1500],
        [2000, undefined],
      ])
  })

  await t.test('are what a quote adds up', async () => {
    const lines = [
      { sku: 'MUG', quantity: 2 },
      { sku: 'TEE', quantity: 1 },
    ]
    const subtotal = async (ctx: Context) =>
      (await shop.pricing.quote(ctx, { country: 'DE', currency: 'EUR', lines })).subtotal.amountMinor
    assert.equal(await subtotal(inGroup('trade')), 3400)
    assert.equal(await subtotal(as.anyone()), 4000)
  })

  await t.test('sell nothing that is not for sale to everybody', async () => {
    await shop.pricing.setPrices(as.service, {
      prices: [{ sku: 'SECRET', currency: 'EUR', group: 'trade', priceMinor: 100 }],
    })
    const { items } = await shop.pricing.getPrices(inGroup('trade'), { skus: ['SECRET'], currency: 'EUR' })
    assert.deepEqual(items, [])
  })

  await t.test('claim no reduction: a compare-at price is refused by name', async () => {
    const price = { sku: 'MUG', currency: 'EUR', group: 'trade', priceMinor: 1, compareAtMinor: 2 } as const
    await assert.rejects(shop.pricing.setPrices(as.service, { prices: [price] }), {
      code: 'INVALID_INPUT',
      details: {
        errors: [{ field: '/prices/0/compareAtMinor', detail: 'is not for the price of a group' }],
      },
    })
  })

  await t.test(
    'are told once: the group when it gets its first, the articles when something changed',
    async () => {
      const told = async () => {
        const rows = await shop.db.sql<{ told: string }[]>`
        select type || ' ' || key as told from kernel.outbox where type like 'pricing.%' order by id`
        await shop.db.sql`delete from kernel.outbox`
        return rows.map((row) => row.told)
      }
      await told()
      const prices = [{ sku: 'TEE', currency: 'EUR' as const, group: 'club', priceMinor: 1800 }]
      await shop.pricing.setPrices(as.service, { prices })
      assert.deepEqual(await told(), ['pricing.group_added club', 'pricing.price_changed TEE'])
      await shop.pricing.setPrices(as.service, { prices })
      assert.deepEqual(await told(), [])
      await shop.pricing.removeGroupPrices(as.service, { group: 'club', skus: ['TEE', 'MUG'] })
      await shop.pricing.removeGroupPrices(as.service, { group: 'club', skus: ['TEE', 'MUG'] })
      assert.deepEqual(await told(), ['pricing.price_changed TEE'])
      assert.deepEqual(await paidBy(inGroup('club')), await paidBy(as.anyone()))
    },
  )

  await t.test('of many callers at once end as one of them said', async () => {
    const set = (priceMinor: number) =>
      shop.pricing.setPrices(as.service, {
        prices: ['A', 'B', 'C'].map((sku) => ({
          ...{ sku, currency: 'EUR' as const },
          ...{ group: `new-${priceMinor % 2}`, priceMinor },
        })),
      })
    await Promise.all(Array.from({ length: 20 }, (_none, i) => set(i)))
    for (const group of ['new-0', 'new-1']) {
      const { items } = await shop.pricing.listGroupPrices(as.service, { group })
      assert.equal(items.length, 3)
      assert.equal(new Set(items.map(({ price }) => price.amountMinor)).size, 1)
    }
  })

  await t.test('are listed page by page, and a forged cursor is refused', async () => {
    const prices = Array.from({ length: 7 }, (_none, i) => ({
      ...{ sku: `L-${i}`, currency: 'EUR' as const },
      ...{ group: 'listed', priceMinor: i },
    }))
    await shop.pricing.setPrices(as.service, { prices })
    const skus: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.pricing.listGroupPrices(as.service, {
        group: 'listed',
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      })
      skus.push(...page.items.map(({ sku }) => sku))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    assert.deepEqual(
      skus,
      prices.map(({ sku }) => sku),
    )
    await assert.rejects(shop.pricing.listGroupPrices(as.service, { group: 'listed', cursor: 'x' }), {
      code: 'INVALID_INPUT',
    })
  })
})
