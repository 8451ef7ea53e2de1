import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, type World, world } from '../../testing/world.ts'
import { type Goods, openShop } from './fixtures.ts'

const anyone = as.anyone()

/** What the words of the shop must be, counted from the texts themselves. */
async function wrongCounts(shop: World): Promise<unknown[]> {
  const rows = await shop.db.sql`
    select coalesce(k.term, c.term) as term, k.documents as kept, c.documents as counted
    from search.terms k
    full join (
      select language, term, count(*)::int as documents from search.texts cross join unnest(terms) term group by 1, 2
    ) c using (language, term)
    where k.documents is distinct from c.documents`
  return [...rows]
}

test('reindex', async (t) => {
  const shop = await world(t)
  const goods: Goods[] = Array.from({ length: 450 }, (_none, index) => ({
    slug: `thing-${index}`,
    title: { en: `Thing ${index % 7} of wool`, de: `Ding ${index % 7} aus Wolle` },
    status: index === 3 ? 'draft' : 'published',
  }))
  await openShop(shop, goods)
  const total = async () => (await shop.search.search(anyone, { q: 'wool' })).total

  await t.test('makes every published product findable and says how many they are', async () => {
    assert.equal(await total(), 0)
    assert.deepEqual(await shop.search.reindex(as.service, {}), { documents: 449 })
    assert.equal(await total(), 449)
    assert.deepEqual(await wrongCounts(shop), [])
  })

  await t.test('again, it changes nothing', async () => {
    const before = await shop.db
      .sql`select language, product_id, hash, xmin::text from search.texts order by 1, 2`
    assert.deepEqual(await shop.search.reindex(as.service, {}), { documents: 449 })
    const after = await shop.db
      .sql`select language, product_id, hash, xmin::text from search.texts order by 1, 2`
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
    for (const found of answers.slice(-10)) assert.ok((found as number) >= 419)
    await shop.settle()
    assert.equal(await total(), 419)
    assert.equal((await shop.search.search(anyone, { q: 'silk' })).total, 30)
    assert.deepEqual(await wrongCounts(shop), [])
  })

  await t.test('removes what is gone without a word, and its words with it', async () => {
    await shop.db.sql`delete from catalog.products where slug = 'thing-20'`
    await shop.search.reindex(as.service, {})
    assert.equal((await shop.search.search(anyone, { q: 'silk' })).total, 29)
    const [row] = await shop.db.sql`select count(*)::int as documents from search.documents`
    assert.equal(row?.documents, 448)
    assert.deepEqual(await wrongCounts(shop), [])
  })
})
