import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'
import { openShop, rebuilt } from './fixtures.ts'

const trade: Context = {
  actor: { kind: 'customer', customerId: 'customer-1', sessionId: 'session-1', group: 'trade' },
  requestId: 'test-request',
}

test('searches of a customer whose group has prices of its own', async (t) => {
  const shop = await world(t)
  await openShop(shop, [
    { slug: 'plain', title: { en: 'Plain mug' } },
    { slug: 'fine', title: { en: 'Fine mug' } },
  ])
  const { items } = await shop.catalog.getDocuments(as.service, {})
  const skuOf = (slug: string) => items.find((item) => item.slug === slug)?.skus[0] as string
  const set = (slug: string, priceMinor: number, group?: string) =>
    shop.pricing.setPrices(as.service, {
      prices: [{ sku: skuOf(slug), currency: 'USD', priceMinor, ...(group ? { group } : {}) }],
    })
  await set('plain', 1000)
  await set('fine', 2000)
  await rebuilt(shop)
  const cheapestFirst = async (ctx: Context, range: { priceMax?: number } = {}) =>
    (await shop.search.search(ctx, { q: 'mug', sort: 'price_asc', ...range })).items.map(
      ({ slug, price }) => `${slug} ${price?.amountMinor}`,
    )

  await t.test('go by what everybody pays while the group has none', async () => {
    assert.deepEqual(await cheapestFirst(trade), ['plain 1000', 'fine 2000'])
  })

  await t.test('are sorted, filtered and shown by what the group pays', async () => {
    await set('fine', 500, 'trade')
    await shop.settle()
    assert.deepEqual(await cheapestFirst(trade), ['fine 500', 'plain 1000'])
    assert.deepEqual(await cheapestFirst(trade, { priceMax: 900 }), ['fine 500'])
    const { price } = await shop.search.search(trade, { q: 'mug' })
    assert.deepEqual([price?.min.amountMinor, price?.max.amountMinor], [500, 1000])
  })

  await t.test('others see and find nothing of it', async () => {
    const club: Context = { ...trade, actor: { ...trade.actor, group: 'club' } as Context['actor'] }
    for (const ctx of [as.anyone(), as.customer('customer-2'), club]) {
      assert.deepEqual(await cheapestFirst(ctx), ['plain 1000', 'fine 2000'])
      assert.deepEqual(await cheapestFirst(ctx, { priceMax: 900 }), [])
    }
  })

  await t.test('follow what everybody pays where the group pays that', async () => {
    await set('plain', 300)
    await shop.settle()
    assert.deepEqual(await cheapestFirst(trade), ['plain 300', 'fine 500'])
    await shop.pricing.removeGroupPrices(as.service, { group: 'trade', skus: [skuOf('fine')] })
    await shop.settle()
    assert.deepEqual(await cheapestFirst(trade), ['plain 300', 'fine 2000'])
  })

  await t.test('the product and its listing say the same', async () => {
    await set('fine', 1500, 'trade')
    await shop.settle()
    const shown = async (ctx: Context) =>
      (await shop.catalog.getProduct(ctx, { slug: 'fine' })).variants[0]?.price?.amountMinor
    assert.deepEqual([await shown(trade), await shown(as.anyone())], [1500, 2000])
  })
})
