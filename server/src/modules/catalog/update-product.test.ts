import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { inAll, openShop, record, staff, toldProducts } from './fixtures.ts'

const writer = staff('catalog:write')

test('updateProduct', async (t) => {
  const shop = await world(t)
  await openShop(shop, [record('cup'), record('sketch', { status: 'draft' })])
  await toldProducts(shop)
  const versionOf = async (slug: string) => {
    const [row] = await shop.db.sql<
      { version: number }[]
    >`select version from catalog.products where slug = ${slug}`
    return row?.version
  }

  await t.test('what is given changes, the rest stays; the version rises and it is told', async () => {
    const changed = await shop.catalog.updateProduct(writer, {
      slug: 'cup',
      title: { en: 'Mug' },
      categorySlug: 'coats',
    })
    assert.deepEqual(changed, await shop.catalog.getProductRecord(writer, { slug: 'cup' }))
    assert.deepEqual(changed.title, { en: 'Mug' })
    assert.deepEqual(changed.description, inAll('Woven.'))
    assert.equal(changed.categorySlug, 'coats')
    assert.equal(await versionOf('cup'), 2)
    assert.deepEqual(await toldProducts(shop), [['cup']])
    const found = await shop.catalog.listProductRecords(writer, { text: 'mug' })
    assert.deepEqual(
      found.items.map(({ slug }) => slug),
      ['cup'],
    )
  })

  await t.test('the same again changes and tells nothing', async () => {
    await shop.catalog.updateProduct(writer, { slug: 'cup', title: { en: 'Mug' }, status: 'published' })
    await shop.catalog.updateProduct(writer, { slug: 'cup' })
    assert.equal(await versionOf('cup'), 2)
    assert.deepEqual(await toldProducts(shop), [])
  })

  await t.test('publishing sets the date once; taking down and publishing again keeps it', async () => {
    await shop.catalog.createProduct(writer, {
      product: { ...record('fresh', { status: 'draft' }), publishedAt: undefined as never },
    })
    const first = await shop.catalog.updateProduct(writer, { slug: 'fresh', status: 'published' })
    assert.equal(first.publishedAt, new Date(shop.clock.now()).toISOString())
    assert.equal((await shop.catalog.getProduct(as.anyone(), { slug: 'fresh' })).slug, 'fresh')
    await shop.catalog.updateProduct(writer, { slug: 'fresh', status: 'draft' })
    await assert.rejects(shop.catalog.getProduct(as.anyone(), { slug: 'fresh' }), {
      code: 'PRODUCT_NOT_FOUND',
    })
    shop.clock.advance(60_000)
    const again = await shop.catalog.updateProduct(writer, { slug: 'fresh', status: 'published' })
    assert.equal(again.publishedAt, first.publishedAt)
  })

  await t.test('many changes at once all count, one after the other', async () => {
    const before = (await versionOf('cup')) as number
    await toldProducts(shop)
    const titles = Array.from({ length: 20 }, (_none, index) => ({ en: `Mug ${index}` }))
    await Promise.all(titles.map((title) => shop.catalog.updateProduct(writer, { slug: 'cup', title })))
    assert.equal(await versionOf('cup'), before + 20)
    assert.equal((await toldProducts(shop)).length, 20)
  })

  await t.test('an import after it writes the record again, even one it had imported before', async () => {
    await shop.catalog.importCatalog(as.service, { products: [record('cup')] })
    assert.deepEqual((await shop.catalog.getProductRecord(writer, { slug: 'cup' })).title, inAll('Shirt cup'))
  })

  await t.test('a product or category that does not exist is refused, and nothing changes', async () => {
    await assert.rejects(shop.catalog.updateProduct(writer, { slug: 'nothing' }), {
      code: 'PRODUCT_NOT_FOUND',
    })
    const lost = { slug: 'cup', categorySlug: 'nowhere', title: { en: 'Never' } }
    await assert.rejects(shop.catalog.updateProduct(writer, lost), { code: 'CATEGORY_NOT_FOUND' })
    assert.deepEqual((await shop.catalog.getProductRecord(writer, { slug: 'cup' })).title, inAll('Shirt cup'))
  })
})
