import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'

test('setPrices and getPrices', async (t) => {
  const shop = await world(t)

  const toldSkus = async () => {
    const rows = await shop.db.sql<{ skus: string[] }[]>`
      select payload -> 'skus' as skus from kernel.outbox where type = 'pricing.price_changed' order by id`
    await shop.db.sql`delete from kernel.outbox where type = 'pricing.price_changed'`
    return rows.map((row) => row.skus)
  }

  await t.test('prices are found in the order asked for, articles without one are left out', async () => {
    await shop.pricing.setPrices(as.service, {
      prices: [
        { sku: 'A-1', currency: 'EUR', priceMinor: 1000, compareAtMinor: 1500 },
        { sku: 'A-1', currency: 'USD', priceMinor: 1100 },
        { sku: 'B-2', currency: 'EUR', priceMinor: 0 },
      ],
    })
    const { items } = await shop.pricing.getPrices(as.anyone(), {
      skus: ['B-2', 'NONE', 'A-1', 'B-2'],
      currency: 'EUR',
    })
    assert.deepEqual(items, [
      { sku: 'B-2', price: { amountMinor: 0, currency: 'EUR' } },
      {
        sku: 'A-1',
        price: { amountMinor: 1000, currency: 'EUR' },
        compareAt: { amountMinor: 1500, currency: 'EUR' },
      },
    ])
    const all = await shop.pricing.getPricesInAllCurrencies(as.service, { skus: ['A-1'] })
    assert.deepEqual(
      all.items.map((price) => price.price),
      [
        { amountMinor: 1000, currency: 'EUR' },
        { amountMinor: 1100, currency: 'USD' },
      ],
    )
    assert.deepEqual(await toldSkus(), [['A-1', 'B-2']])
  })

  await t.test('the same prices again are no news; a changed one is', async () => {
    const prices = [
      { sku: 'C-1', currency: 'EUR' as const, priceMinor: 500 },
      { sku: 'C-2', currency: 'EUR' as const, priceMinor: 600 },
    ]
    await shop.pricing.setPrices(as.service, { prices })
    await toldSkus()
    await shop.pricing.setPrices(as.service, { prices })
    assert.deepEqual(await toldSkus(), [])
    await shop.pricing.setPrices(as.service, {
      prices: [prices[0] as never, { ...(prices[1] as (typeof prices)[1]), compareAtMinor: 900 }],
    })
    assert.deepEqual(await toldSkus(), [['C-2']])
  })

  await t.test('where a price is given twice the last one counts', async () => {
    await shop.pricing.setPrices(as.service, {
      prices: [
        { sku: 'D-1', currency: 'EUR', priceMinor: 1 },
        { sku: 'D-1', currency: 'EUR', priceMinor: 2 },
      ],
    })
    const { items } = await shop.pricing.getPrices(as.anyone(), { skus: ['D-1'], currency: 'EUR' })
    assert.equal(items[0]?.price.amountMinor, 2)
  })

  await t.test('a compare-at price that is no reduction is refused, and nothing is written', async () => {
    const prices = [
      { sku: 'E-1', currency: 'EUR' as const, priceMinor: 100 },
      { sku: 'E-2', currency: 'EUR' as const, priceMinor: 100, compareAtMinor: 100 },
    ]
    await assert.rejects(shop.pricing.setPrices(as.service, { prices }), {
      code: 'INVALID_INPUT',
      details: { errors: [{ field: '/prices/1/compareAtMinor', detail: 'must be above the price' }] },
    })
    const { items } = await shop.pricing.getPrices(as.anyone(), { skus: ['E-1'], currency: 'EUR' })
    assert.deepEqual(items, [])
  })

  await t.test('five thousand prices take one statement and are told in bounded facts', async () => {
    await toldSkus()
    const prices = Array.from({ length: 5000 }, (_, i) => ({
      sku: `MANY-${i}`,
      currency: 'GBP' as const,
      priceMinor: i,
    }))
    assert.equal(await shop.countStatements(() => shop.pricing.setPrices(as.service, { prices })), 1 + 10)
    const told = await toldSkus()
    assert.deepEqual(
      told.map((skus) => skus.length),
      Array.from({ length: 10 }, () => 500),
    )
    assert.equal(new Set(told.flat()).size, 5000)
  })

  await t.test('two price lists for the same articles at once leave one of the two prices each', async () => {
    const listOf = (priceMinor: number) =>
      Array.from({ length: 200 }, (_, i) => ({ sku: `RACE-${i}`, currency: 'EUR' as const, priceMinor }))
    await Promise.all([
      shop.pricing.setPrices(as.service, { prices: listOf(100) }),
      shop.pricing.setPrices(as.service, { prices: listOf(200).reverse() }),
    ])
    const skus = listOf(0).map((price) => price.sku)
    const { items } = await shop.pricing.getPrices(as.anyone(), { skus, currency: 'EUR' })
    assert.equal(items.length, 200)
    assert.equal(new Set(items.map((item) => item.price.amountMinor)).size, 1)
  })
})
