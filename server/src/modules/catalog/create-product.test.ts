import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProductRecord } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'
import { inAll, openShop, record, sized, staff, toldProducts } from './fixtures.ts'

const writer = staff('catalog:write')

test('createProduct', async (t) => {
  const shop = await world(t)
  await openShop(shop, [record('cup')])
  await toldProducts(shop)
  const create = (product: ProductRecord) => shop.catalog.createProduct(writer, { product })
  const count = async () => (await shop.db.sql`select 1 from catalog.products`).length

  await t.test('a product is stored whole, in every language, and told', async () => {
    const product: ProductRecord = sized('tee', 2, {
      subtitle: inAll('Plain'),
      attributes: [{ code: 'material', name: inAll('Material'), value: inAll('Cotton'), facet: true }],
      relatedSlugs: ['cup'],
      popularity: 0.25,
    })
    assert.deepEqual(await create(product), { slug: 'tee' })
    assert.deepEqual(await shop.catalog.getProductRecord(writer, { slug: 'tee' }), product)
    assert.deepEqual(await toldProducts(shop), [['tee']])
  })

  await t.test('without a date it is published now, a draft not at all', async () => {
    const { publishedAt: _none, ...undated } = record('undated')
    await create(undated)
    const stored = await shop.catalog.getProductRecord(writer, { slug: 'undated' })
    assert.equal(stored.publishedAt, new Date(shop.clock.now()).toISOString())
    await create({ ...undated, slug: 'sketch', status: 'draft', variants: [{ sku: 'SKETCH', options: {} }] })
    assert.equal((await shop.catalog.getProductRecord(writer, { slug: 'sketch' })).publishedAt, undefined)
  })

  await t.test('the same again is refused and changes nothing', async () => {
    const before = await count()
    await assert.rejects(create(record('cup')), { code: 'SLUG_TAKEN' })
    await assert.rejects(create({ ...record('cup'), variants: [{ sku: 'OTHER', options: {} }] }), {
      code: 'SLUG_TAKEN',
    })
    assert.equal(await count(), before)
  })

  await t.test('of many at once one gets the slug, and one the SKU', async () => {
    const same = await Promise.allSettled(Array.from({ length: 12 }, () => create(record('race'))))
    assert.equal(same.filter(({ status }) => status === 'fulfilled').length, 1)
    const codes = same.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    assert.deepEqual(new Set(codes), new Set(['SLUG_TAKEN']))

    const oneSku = Array.from({ length: 12 }, (_none, index) =>
      create({ ...record(`sku-race-${index}`), variants: [{ sku: 'ONLY-ONE', options: {} }] }),
    )
    const results = await Promise.allSettled(oneSku)
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    assert.deepEqual(new Set(refused), new Set(['INVALID_INPUT']))
    const [row] = await shop.db
      .sql`select count(*)::int as owners from catalog.products where slug like 'sku-race-%'`
    assert.equal(row?.owners, 1)
  })

  await t.test('a category that does not exist is refused', async () => {
    await assert.rejects(create(record('lost', { categorySlug: 'nowhere' })), { code: 'CATEGORY_NOT_FOUND' })
  })

  await t.test('a record that does not fit together is refused and says where', async () => {
    await toldProducts(shop)
    const before = await count()
    const tee = sized('broken', 2)
    const faults: [string, ProductRecord][] = [
      [
        '/product/variants/1/sku',
        { ...tee, variants: [tee.variants[0], tee.variants[0]] as ProductRecord['variants'] },
      ],
      [
        '/product/variants/0/options',
        { ...tee, variants: [{ sku: 'B-1', options: { color: 'pink', size: 's0' } }] },
      ],
      ['/product/variants/0/options', { ...tee, variants: [{ sku: 'B-1', options: { color: 'navy' } }] }],
      ['/product/components', record('broken', { components: [{ sku: 'CUP', quantity: 1 }] })],
      ['/product/components', record('broken', { kind: 'bundle' })],
      [
        '/product/components/0/sku',
        record('broken', { kind: 'bundle', components: [{ sku: 'BROKEN', quantity: 1 }] }),
      ],
      ['/components', record('broken', { kind: 'bundle', components: [{ sku: 'NOTHING', quantity: 1 }] })],
      ['/variants', record('broken', { variants: [{ sku: 'CUP', options: {} }] })],
      ['/brandSlug', record('broken', { brandSlug: 'nobody' })],
    ]
    for (const [field, product] of faults) {
      await assert.rejects(
        create(product),
        (error: { code: string; details: { errors: { field: string }[] } }) => {
          assert.equal(error.code, 'INVALID_INPUT')
          assert.equal(error.details.errors[0]?.field, field)
          return true
        },
      )
    }
    assert.equal(await count(), before)
    assert.deepEqual(await toldProducts(shop), [])
  })

  await t.test('a bundle is not made of bundles', async () => {
    await create(record('pair', { kind: 'bundle', components: [{ sku: 'CUP', quantity: 2 }] }))
    const nested = record('pairs', { kind: 'bundle', components: [{ sku: 'PAIR', quantity: 2 }] })
    await assert.rejects(create(nested), { code: 'INVALID_INPUT' })
  })

  await t.test('texts are kept as they are written', async () => {
    const title = { en: `Robert'); drop table catalog.products; -- <b>"\\` }
    await create(record('quoted', { title }))
    assert.deepEqual((await shop.catalog.getProductRecord(writer, { slug: 'quoted' })).title, title)
    assert.equal((await shop.catalog.getProduct(as.anyone(), { slug: 'quoted' })).title, title.en)
  })

  await t.test('a record that does not exist is not found', async () => {
    await assert.rejects(shop.catalog.getProductRecord(writer, { slug: 'nothing' }), {
      code: 'PRODUCT_NOT_FOUND',
    })
  })
})
