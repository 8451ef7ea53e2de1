import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProductRecord } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'
import { brands, categories, openShop, record, setPrices, sized, toldProducts } from './fixtures.ts'

test('importCatalog', async (t) => {
  const shop = await world(t)
  await openShop(shop)
  const write = (...products: ProductRecord[]) => shop.catalog.importCatalog(as.service, { products })
  const stored = (slug: string) => shop.catalog.getProductRecord(as.service, { slug })

  await t.test('the same catalogue again changes nothing and tells nothing', async () => {
    const whole = { categories, brands, products: [sized('tee', 3), record('cup'), record('pot')] }
    await shop.catalog.importCatalog(as.service, whole)
    assert.deepEqual(await toldProducts(shop), [['cup', 'pot', 'tee']])
    await shop.catalog.importCatalog(as.service, whole)
    const fields = Object.entries(record('cup')).toReversed()
    await write(Object.fromEntries(fields) as unknown as ProductRecord)
    assert.deepEqual(await toldProducts(shop), [])
    const versions = await shop.db.sql<{ version: number }[]>`select distinct version from catalog.products`
    assert.deepEqual(
      versions.map(({ version }) => version),
      [1],
    )
  })

  await t.test('what changed is replaced, told and has a higher version', async () => {
    await write(sized('tee', 2), record('cup'))
    assert.deepEqual(await toldProducts(shop), [['tee']])
    assert.deepEqual(await stored('tee'), { ...sized('tee', 2), popularity: 0 })
    const [row] = await shop.db
      .sql`select version, variant_count as variants from catalog.products where slug = 'tee'`
    assert.deepEqual({ ...row }, { version: 2, variants: 4 })
  })

  await t.test('500 products of eight articles take the statements of one', async () => {
    const many = Array.from({ length: 500 }, (_none, index) => sized(`many-${index}`, 4))
    const one = await shop.countStatements(() => write(sized('solo', 4)))
    const started = performance.now()
    const all = await shop.countStatements(() => write(...many))
    assert.equal(all, one)
    assert.ok(performance.now() - started < 10_000)
    const [row] = await shop.db
      .sql`select count(*)::int as articles from catalog.variants where sku like 'MANY-%'`
    assert.equal(row?.articles, 4000)
  })

  await t.test('a bundle may stand before or after its parts in the same import', async () => {
    const set = record('set', { kind: 'bundle', components: [{ sku: 'NEW-CUP', quantity: 2 }] })
    await write(set, record('new-cup'))
    assert.deepEqual((await stored('set')).components, [{ sku: 'NEW-CUP', quantity: 2 }])
  })

  await t.test(
    'an article that a bundle is made of cannot be taken away, unless the bundle lets go of it',
    async () => {
      const other = { ...record('new-cup'), variants: [{ sku: 'OTHER-CUP', options: {} }] }
      await assert.rejects(write(other), { code: 'INVALID_INPUT' })
      assert.deepEqual((await stored('new-cup')).variants, [{ sku: 'NEW-CUP', options: {} }])
      await write(other, record('set', { kind: 'bundle', components: [{ sku: 'OTHER-CUP', quantity: 2 }] }))
      assert.deepEqual((await stored('set')).components, [{ sku: 'OTHER-CUP', quantity: 2 }])
    },
  )

  await t.test('one record that is wrong leaves all of the import out', async () => {
    await toldProducts(shop)
    await assert.rejects(write(record('fine'), record('lost', { categorySlug: 'nowhere' })), {
      code: 'CATEGORY_NOT_FOUND',
    })
    await assert.rejects(write(record('fine'), record('fine')), { code: 'INVALID_INPUT' })
    await assert.rejects(write(record('fine'), { ...record('finer'), variants: record('fine').variants }), {
      code: 'INVALID_INPUT',
    })
    await assert.rejects(write(record('fine'), { ...record('thief'), variants: record('cup').variants }), {
      code: 'INVALID_INPUT',
    })
    await assert.rejects(stored('fine'), { code: 'PRODUCT_NOT_FOUND' })
    assert.deepEqual(await toldProducts(shop), [])
  })

  await t.test('a date that is not given stays what it was', async () => {
    const { publishedAt: _none, ...undated } = record('cup', { type: 'mug' })
    await write(undated)
    assert.equal((await stored('cup')).publishedAt, record('cup').publishedAt)
  })

  await t.test('many imports of the same products at once end with one of each', async () => {
    const batch = Array.from({ length: 30 }, (_none, index) => sized(`race-${index}`, 3))
    const tries = Array.from({ length: 10 }, (_none, index) =>
      write(...(index % 2 ? batch : batch.toReversed())),
    )
    await Promise.all(tries)
    const [row] = await shop.db.sql`
      select count(distinct p.id)::int as products, count(v.sku)::int as articles
      from catalog.products p join catalog.variants v on v.product_id = p.id where p.slug like 'race-%'`
    assert.deepEqual({ ...row }, { products: 30, articles: 180 })
  })

  await t.test('nothing to write is nothing done', async () => {
    await toldProducts(shop)
    assert.deepEqual(await shop.catalog.importCatalog(as.service, {}), {})
    await write()
    await setPrices(shop, { CUP: 100 })
    assert.deepEqual(await toldProducts(shop), [])
  })
})
