import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../testing/world.ts'
import { inAll, openShop, record, sized, staff } from './fixtures.ts'

const reader = staff('catalog:read')

test('listProductRecords', async (t) => {
  const shop = await world(t)
  await openShop(shop, [
    sized('fjord-parka', 2, { title: { en: 'Fjörd Parka' }, categorySlug: 'coats' }),
    record('wool-sock', { title: inAll('Wool 100% Sock'), status: 'draft' }),
    record('x-lamp', { title: inAll('A_lamp') }),
  ])
  // One import, one moment: the pages below must tell these apart.
  const slugs = async (input: Parameters<typeof shop.catalog.listProductRecords>[1]) =>
    (await shop.catalog.listProductRecords(reader, input)).items.map(({ slug }) => slug)

  await t.test('every product is there with what a list shows of it', async () => {
    const { items } = await shop.catalog.listProductRecords(reader, { text: 'parka' })
    assert.equal(items.length, 1)
    const { updatedAt, ...item } = items[0] as (typeof items)[0]
    assert.ok(Date.parse(updatedAt) > 0)
    assert.deepEqual(item, {
      slug: 'fjord-parka',
      title: 'Fjörd Parka',
      status: 'published',
      brand: 'Norr',
      categorySlug: 'coats',
      variantCount: 4,
      picture: { id: 'fjord-parka-front', alt: 'Front', width: 4, height: 5 },
    })
    assert.deepEqual((await slugs({})).toSorted(), ['fjord-parka', 'wool-sock', 'x-lamp'])
    assert.deepEqual(await slugs({ status: 'draft' }), ['wool-sock'])
  })

  await t.test('a part of title, slug or SKU finds it, whatever its case and accents', async () => {
    for (const text of ['fjord', 'FJÖRD', 'ord par', 'fjord-pa', 'parka-navy-s1', 'PARKA-SAND'])
      assert.deepEqual(await slugs({ text }), ['fjord-parka'], text)
    assert.deepEqual(await slugs({ text: 'fjord', status: 'draft' }), [])
  })

  await t.test('one or two letters find what begins with them', async () => {
    assert.deepEqual(await slugs({ text: 'w' }), ['wool-sock'])
    assert.deepEqual(await slugs({ text: 'wo' }), ['wool-sock'])
    assert.deepEqual(await slugs({ text: 'oo' }), [])
  })

  await t.test('signs that mean something to the database mean themselves', async () => {
    assert.deepEqual(await slugs({ text: '100%' }), ['wool-sock'])
    assert.deepEqual(await slugs({ text: 'a_lamp' }), ['x-lamp'])
    assert.deepEqual(await slugs({ text: '%%%' }), [])
    assert.deepEqual(await slugs({ text: '\\' }), [])
    assert.deepEqual(await slugs({ text: "' or 1=1 --" }), [])
    assert.equal((await slugs({ text: ' \0 ' })).length, 3)
  })

  await t.test('the last changed comes first, page by page, each once', async () => {
    await shop.catalog.updateProduct(staff('catalog:write'), { slug: 'wool-sock', title: inAll('Sock') })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.catalog.listProductRecords(reader, { limit: 1, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ slug }) => slug))
      cursor = page.nextCursor
    } while (cursor)
    assert.equal(seen[0], 'wool-sock')
    assert.deepEqual(seen.toSorted(), ['fjord-parka', 'wool-sock', 'x-lamp'])
    await assert.rejects(shop.catalog.listProductRecords(reader, { cursor: 'x' }), { code: 'INVALID_INPUT' })
  })
})
