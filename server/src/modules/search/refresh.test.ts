import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { importGoods, openShop, price, rebuilt, stock } from './fixtures.ts'
import { nextTurn } from './store-documents.ts'
import { writeDocuments } from './write-documents.ts'

const anyone = as.anyone()
const title = (en: string) => ({ title: { en } })

test('the index follows the shop', async (t) => {
  const shop = await world(t)
  await openShop(shop, [{ slug: 'mug', ...title('Mug'), category: 'mugs' }])
  await shop.settle()
  const find = async (q: string) => {
    await shop.runtime.followers.caughtUp()
    return (await shop.search.search(anyone, { q })).items
  }
  const slugs = async (q: string) => (await find(q)).map(({ slug }) => slug)
  const documentOf = async (sku: string) => {
    const { items } = await shop.catalog.getDocuments(as.service, { skus: [sku] })
    return items[0] as (typeof items)[0]
  }

  await t.test('a product that is added, renamed, taken down and published again', async () => {
    await importGoods(shop, [{ slug: 'vessel', ...title('Kettle') }])
    await shop.settle()
    assert.deepEqual(await slugs('kettle'), ['vessel'])
    await shop.catalog.updateProduct(as.service, { slug: 'vessel', title: { en: 'Samovar' } })
    await shop.settle()
    assert.deepEqual([await slugs('kettle'), await slugs('samovar')], [[], ['vessel']])
    await shop.catalog.updateProduct(as.service, { slug: 'vessel', status: 'draft' })
    await shop.settle()
    assert.deepEqual(await slugs('samovar'), [])
    await shop.catalog.updateProduct(as.service, { slug: 'vessel', status: 'published' })
    await shop.settle()
    assert.deepEqual(await slugs('samovar'), ['vessel'])
  })

  await t.test('prices and stock as they change', async () => {
    await price(shop, { MUG: 900 })
    await stock(shop, { MUG: 5 })
    await shop.settle()
    const [before] = await find('mug')
    assert.deepEqual([before?.price?.amountMinor, before?.availability], [900, 'in_stock'])
    await price(shop, { MUG: 800 })
    await shop.inventory.adjust(as.service, { sku: 'MUG', delta: -5, reason: 'broken' })
    await shop.settle()
    const [after] = await find('mug')
    assert.deepEqual([after?.price?.amountMinor, after?.availability], [800, 'out_of_stock'])
  })

  await t.test('a change of price does not read the texts anew', async () => {
    const written = () =>
      shop.db.sql`select texts_change, language from search.documents order by product_id, language`
    const before = await written()
    await price(shop, { MUG: 700 })
    await shop.settle()
    assert.equal((await find('mug'))[0]?.price?.amountMinor, 700)
    assert.deepEqual(await written(), before)
  })

  await t.test('a storm of events is fetched by one job, and what is last stays', async () => {
    const jobs = async () => {
      const [row] = await shop.db.sql<{ count: number }[]>`
        select count(*)::int as count from pgboss.job where name = 'search.refresh'`
      return row?.count ?? 0
    }
    const before = await jobs()
    for (let round = 0; round < 5; round++)
      await Promise.all(
        Array.from({ length: 30 }, (_none, index) => price(shop, { MUG: 1000 + round * 30 + index })),
      )
    await price(shop, { MUG: 1234 })
    await shop.settle()
    assert.equal((await jobs()) - before, 1)
    assert.equal((await find('mug'))[0]?.price?.amountMinor, 1234)
    assert.deepEqual([...(await shop.db.sql`select key from search.pending`)], [])
  })

  await t.test('many jobs at once, while more changes come in, leave the last state', async () => {
    const run = shop.runtime.local.find(({ name }) => name === 'search')?.jobs?.refresh
      ?.run as () => Promise<void>
    const changes = Array.from({ length: 20 }, (_none, index) =>
      shop.catalog.updateProduct(as.service, { slug: 'mug', title: { en: `Mug number ${index}` } }),
    )
    await Promise.all([...changes, run(), run(), run(), run()])
    await shop.settle()
    const { title: last } = await shop.catalog.getProduct(anyone, { slug: 'mug' })
    assert.equal((await find('mug'))[0]?.title, last)
  })

  await t.test('what was fetched earlier never overwrites what was fetched later', async () => {
    const early = { turn: await nextTurn(shop.db.sql), documents: [await documentOf('MUG')], gone: [] }
    await shop.catalog.updateProduct(as.service, { slug: 'mug', title: { en: 'Tankard' } })
    const late = { turn: await nextTurn(shop.db.sql), documents: [await documentOf('MUG')], gone: [] }
    await writeDocuments(shop.db, late)
    await writeDocuments(shop.db, early)
    assert.deepEqual(await slugs('tankard'), ['mug'])
    await Promise.all(
      Array.from({ length: 10 }, (_none, index) => writeDocuments(shop.db, index % 2 ? early : late)),
    )
    assert.deepEqual(await slugs('tankard'), ['mug'])
  })

  await t.test('what was seen gone is not brought back by what was fetched before', async () => {
    const product = await documentOf('MUG')
    const early = { turn: await nextTurn(shop.db.sql), documents: [product], gone: [] }
    const late = { turn: await nextTurn(shop.db.sql), documents: [], gone: [product.productId] }
    await writeDocuments(shop.db, late)
    await writeDocuments(shop.db, early)
    assert.deepEqual(await slugs('tankard'), [])
    await rebuilt(shop)
    assert.deepEqual(await slugs('tankard'), ['mug'])
  })

  await t.test('a text without end does not keep others from being indexed', async () => {
    const endless = Array.from({ length: 200_000 }, (_none, index) => `word${index}`).join(' ')
    await importGoods(shop, [
      {
        slug: 'endless',
        title: { en: `Endless ${'x'.repeat(5000)} ${endless}` },
        description: { en: endless },
      },
      { slug: 'brief', ...title('Brief') },
    ])
    await shop.settle()
    assert.deepEqual(await slugs('endless'), ['endless'])
    assert.deepEqual(await slugs('brief'), ['brief'])
    await shop.catalog.updateProduct(as.service, { slug: 'endless', status: 'draft' })
    await shop.settle()
  })

  await t.test('an event that names what does not exist does no harm', async () => {
    await shop.db.sql`
      insert into kernel.outbox (event_id, type, key, payload)
      values ('00000000-0000-7000-8000-000000000001', 'catalog.product_changed', 'x', '{"productIds": ["nobody-knows"]}'),
        ('00000000-0000-7000-8000-000000000002', 'pricing.price_changed', 'x', '{"skus": ["NOBODY"]}')`
    await shop.settle()
    assert.deepEqual([...(await shop.db.sql`select key from search.pending`)], [])
  })
})
