import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'
import { inAll, openShop, record, setPrices, setStock, sized } from './fixtures.ts'

test('getDocuments', async (t) => {
  const shop = await world(t)
  await openShop(shop, [
    sized('tee', 2, {
      attributes: [
        { code: 'material', name: inAll('Material'), value: { en: 'Organic Cötton!' }, facet: true },
        { code: 'care', name: inAll('Care'), value: inAll('Wash cold'), facet: false },
      ],
    }),
    record('cup'),
    record('set', { kind: 'bundle', components: [{ sku: 'CUP', quantity: 2 }] }),
    record('sketch', { status: 'draft' }),
  ])
  await shop.catalog.importCatalog(as.service, {
    collections: [
      { slug: 'gifts', name: inAll('Gifts'), description: inAll(''), position: 0, productSlugs: ['tee'] },
    ],
  })
  const ofSkus = async (...skus: string[]) => (await shop.catalog.getDocuments(as.service, { skus })).items

  await t.test(
    'a document has texts and a card in every language, facets, prices in every currency',
    async () => {
      await setPrices(shop, { 'TEE-NAVY-S0': 2000, 'TEE-SAND-S1': 1900 })
      await setPrices(shop, { 'TEE-NAVY-S0': 1500 }, 'GBP')
      await setStock(shop, { 'TEE-SAND-S1': 1 })
      const [document] = await ofSkus('TEE-NAVY-S1')
      assert.ok(document)
      assert.deepEqual(Object.keys(document.texts), [...languages])
      assert.deepEqual(document.texts.de, {
        title: 'Shirt tee (de)',
        subtitle: '',
        categories: ['Clothing (de)', 'Shirts (de)'],
        attributes: ['Organic Cötton!', 'Wash cold (de)', 'Navy (de)', 'Sand (de)', 'S0 (de)', 'S1 (de)'],
        bullets: ['Soft'],
        description: 'Woven. (de)',
      })
      assert.deepEqual(document.categoryPath, ['clothing', 'shirts'])
      assert.deepEqual(document.collections, ['gifts'])
      assert.deepEqual(
        document.facets.map(({ code, value }) => `${code}:${value}`),
        ['brand:norr', 'color:navy', 'color:sand', 'size:s0', 'size:s1', 'material:organic-cotton'],
      )
      assert.deepEqual(document.prices, { USD: { priceMinor: 1900 }, GBP: { priceMinor: 1500 } })
      assert.equal(document.availability, 'low_stock')
      assert.equal(document.cards.ar?.title, 'Shirt tee (ar)')
      assert.equal(document.cards.ar?.priceVaries, true)
      assert.equal(document.cards.ar?.price, undefined)
    },
  )

  await t.test('a part of a bundle brings the bundle along, whose stock it decides', async () => {
    await setStock(shop, { CUP: 1, SET: 99 })
    const documents = await ofSkus('CUP')
    assert.deepEqual(documents.map(({ slug }) => slug).toSorted(), ['cup', 'set'])
    assert.equal(documents.find(({ slug }) => slug === 'set')?.availability, 'out_of_stock')
  })

  await t.test('a draft is there and says that it is not published', async () => {
    const [sketch] = await ofSkus('SKETCH')
    assert.equal(sketch?.published, false)
  })

  await t.test('walked through by id, every product comes once', async () => {
    const seen: string[] = []
    for (let afterId: string | undefined; ; ) {
      const { items } = await shop.catalog.getDocuments(as.service, {
        limit: 3,
        ...(afterId ? { afterId } : {}),
      })
      if (items.length === 0) break
      seen.push(...items.map(({ slug }) => slug))
      afterId = items.at(-1)?.productId
    }
    assert.deepEqual(seen.toSorted(), ['cup', 'set', 'sketch', 'tee'])
  })

  await t.test('what does not exist is left out', async () => {
    const { items } = await shop.catalog.getDocuments(as.service, {
      productIds: ['not-there-1'],
      skus: ['NONE'],
    })
    assert.deepEqual(items, [])
    assert.deepEqual(await shop.catalog.getDocuments(as.service, { productIds: [], skus: [] }), { items: [] })
  })

  await t.test('500 products take the same statements as one', async () => {
    const counts = [await shop.countStatements(() => ofSkus('CUP'))]
    const products = Array.from({ length: 400 }, (_none, index) => record(`bulk-${index}`))
    await shop.catalog.importCatalog(as.service, { products })
    counts.push(
      await shop.countStatements(() =>
        shop.catalog.getDocuments(as.service, {
          skus: products.flatMap(({ variants }) => variants.map(({ sku }) => sku)),
        }),
      ),
    )
    assert.deepEqual(counts, [8, 8])
  })
})
