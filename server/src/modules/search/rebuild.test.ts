import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { type Goods, openShop, rebuilt } from './fixtures.ts'

const anyone = as.anyone()

test('a rebuild', async (t) => {
  const shop = await world(t)
  const goods: Goods[] = Array.from({ length: 450 }, (_none, index) => ({
    slug: `thing-${index}`,
    title: { en: `Thing ${index % 7} of wool`, de: `Ding ${index % 7} aus Wolle` },
    status: index === 3 ? 'draft' : 'published',
  }))
  await openShop(shop, goods)
  const total = async () => (await shop.search.search(anyone, { q: 'wool' })).total

  await t.test('makes every published product findable', async () => {
    assert.equal(await total(), 0)
    await rebuilt(shop)
    assert.equal(await total(), 449)
    assert.deepEqual(await shop.search.reindex(as.service, {}), { documents: 449 })
  })

  await t.test('again, it changes nothing', async () => {
    const before = await shop.db.sql`select language, product_id, change from search.documents order by 1, 2`
    await rebuilt(shop)
    const after = await shop.db.sql`select language, product_id, change from search.documents order by 1, 2`
    assert.deepEqual([...after], [...before])
  })

  await t.test('two at once, with searches and changes meanwhile, end with the shop as it is', async () => {
    const rename = Array.from({ length: 30 }, (_none, index) =>
      shop.catalog.updateProduct(as.service, { slug: `thing-${index + 10}`, title: { en: `Silk ${index}` } }),
    )
    const answers = await Promise.all([
      shop.search.reindex(as.service, {}),
      shop.search.reindex(as.service, {}),
      ...rename,
      ...Array.from({ length: 10 }, () => total()),
    ])
    for (const found of answers.slice(-10)) assert.ok((found as number) >= 419, String(found))
    await shop.settle()
    assert.equal(await total(), 419)
    assert.equal((await shop.search.search(anyone, { q: 'silk' })).total, 30)
  })

  await t.test('hides what is gone without a word', async () => {
    await shop.db.sql`delete from catalog.products where slug = 'thing-20'`
    await rebuilt(shop)
    assert.equal((await shop.search.search(anyone, { q: 'silk' })).total, 29)
    const [row] = await shop.db
      .sql`select count(*)::int as documents from search.documents where source is not null and language = 'en'`
    assert.equal(row?.documents, 448)
  })
})
