import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { openShop, setPrices, setStock, sized } from './fixtures.ts'

const anyone = as.anyone()

test('the card of a product with more than ten articles', async (t) => {
  const shop = await world(t)
  const rug = sized('rug', 200)
  const skus = rug.variants.map(({ sku }) => sku)
  await openShop(shop, [rug])
  await setPrices(shop, Object.fromEntries(skus.map((sku) => [sku, 5000])))
  await setStock(shop, Object.fromEntries(skus.map((sku) => [sku, 0])))
  await shop.settle()
  const card = async () => (await shop.catalog.listProducts(anyone, { slugs: ['rug'] })).items[0]

  await t.test('is not guessed from some of them: one cheaper article among 400 is its price', async () => {
    assert.deepEqual((await card())?.price, { amountMinor: 5000, currency: 'USD' })
    assert.equal((await card())?.priceVaries, false)
    await setPrices(shop, { 'RUG-SAND-S137': 4200 })
    await shop.settle()
    assert.deepEqual((await card())?.price, { amountMinor: 4200, currency: 'USD' })
    assert.equal((await card())?.priceVaries, true)
  })

  await t.test('says that prices differ when one is dearer', async () => {
    await setPrices(shop, { 'RUG-SAND-S137': 5000, 'RUG-NAVY-S77': 5001 })
    await shop.settle()
    assert.deepEqual((await card())?.price, { amountMinor: 5000, currency: 'USD' })
    assert.equal((await card())?.priceVaries, true)
  })

  await t.test('can be had as soon as one article can', async () => {
    assert.equal((await card())?.availability, 'out_of_stock')
    await shop.inventory.adjust(as.service, { sku: 'RUG-NAVY-S101', delta: 9, reason: 'delivered' })
    await shop.settle()
    assert.equal((await card())?.availability, 'in_stock')
  })

  await t.test('asks for ten articles at the most, and pricing itself for their prices', async () => {
    const [row] = await shop.db.sql<{ count: number }[]>`
      select cardinality(card_skus) as count from catalog.products where slug = 'rug'`
    assert.equal(row?.count, 10)
    await shop.db.sql`update pricing.prices set price_minor = 100 where sku = 'RUG-SAND-S137'`
    await shop.db.sql`update pricing.prices set price_minor = 90 where sku = 'RUG-NAVY-S77'`
    assert.deepEqual((await card())?.price, { amountMinor: 90, currency: 'USD' })
  })

  await t.test('is chosen once for a storm of changes, and ends right', async () => {
    await setPrices(shop, { 'RUG-NAVY-S77': 5000, 'RUG-SAND-S137': 5000 })
    await shop.settle()
    const jobs = async () => {
      const [row] = await shop.db.sql<{ count: number }[]>`
        select count(*)::int as count from pgboss.job where name = 'catalog.choose_card_articles'`
      return row?.count ?? 0
    }
    const before = await jobs()
    const storm = Array.from({ length: 40 }, (_none, index) =>
      setPrices(shop, { [`RUG-NAVY-S${index}`]: 3000 + index }),
    )
    await Promise.all(storm)
    await shop.settle()
    assert.equal((await jobs()) - before, 1)
    assert.deepEqual((await card())?.price, { amountMinor: 3000, currency: 'USD' })
  })

  await t.test('survives that the product is written anew while it is chosen', async () => {
    const job = shop.runtime.local.find(({ name }) => name === 'catalog')?.jobs?.choose_card_articles
    const [row] = await shop.db.sql<{ id: string }[]>`select id from catalog.products where slug = 'rug'`
    const choose = () => job?.run({ productIds: [row?.id] } as never)
    const smaller = { ...rug, variants: rug.variants.slice(0, 150) }
    await Promise.all([
      choose(),
      shop.catalog.importCatalog(as.service, { products: [smaller] }),
      choose(),
      choose(),
    ])
    await shop.settle()
    const [chosen] = await shop.db.sql<{ unknown: number; marked: boolean }[]>`
      select (select count(*)::int from unnest(card_skus) sku where sku not in (select v.sku from catalog.variants v)) as unknown,
        card_stale as marked
      from catalog.products where slug = 'rug'`
    assert.deepEqual({ ...chosen }, { unknown: 0, marked: false })
    assert.deepEqual((await card())?.price, { amountMinor: 3000, currency: 'USD' })
  })
})
