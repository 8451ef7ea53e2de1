import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProductRecord } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'
import { inAll, openShop, record, setPrices, setStock, sized, staff } from './fixtures.ts'

const anyone = as.anyone()

test('getProduct', async (t) => {
  const shop = await world(t)
  const shirt: ProductRecord = sized('oxford', 2, {
    subtitle: inAll('With a collar'),
    bullets: { en: ['Soft'], de: ['Weich'] },
    attributes: [{ code: 'material', name: inAll('Material'), value: inAll('Cotton'), facet: true }],
  })
  await openShop(shop, [shirt, sized('wall', 200), record('single'), record('hidden', { status: 'draft' })])

  await t.test(
    'a product with 400 variants takes the same statements as one with a single variant',
    async () => {
      await shop.catalog.getProduct(anyone, { slug: 'single' })
      const counts = []
      for (const slug of ['single', 'oxford', 'wall'])
        counts.push(await shop.countStatements(() => shop.catalog.getProduct(anyone, { slug })))
      assert.deepEqual(counts, [6, 6, 6])
      assert.equal((await shop.catalog.getProduct(anyone, { slug: 'wall' })).variants.length, 400)
    },
  )

  await t.test(
    'it has texts, options, variants and pictures in the asked language and currency',
    async () => {
      await setPrices(shop, { 'OXFORD-NAVY-S0': 4500 }, 'EUR')
      await setStock(shop, { 'OXFORD-NAVY-S0': 300, 'OXFORD-NAVY-S1': 2 })
      const product = await shop.catalog.getProduct(anyone, {
        slug: 'oxford',
        language: 'de',
        currency: 'EUR',
      })
      assert.equal(product.title, 'Shirt oxford (de)')
      assert.equal(product.subtitle, 'With a collar (de)')
      assert.deepEqual(product.bullets, ['Weich'])
      assert.deepEqual(product.brand, { slug: 'norr', name: 'Norr', story: 'From the north (de)' })
      assert.deepEqual(product.breadcrumbs, [
        { slug: 'clothing', name: 'Clothing (de)' },
        { slug: 'shirts', name: 'Shirts (de)' },
      ])
      assert.deepEqual(product.attributes, [
        { code: 'material', name: 'Material (de)', value: 'Cotton (de)' },
      ])
      assert.deepEqual(product.options[0], {
        code: 'color',
        name: 'Colour (de)',
        values: [
          { value: 'navy', name: 'Navy (de)', hex: '#1f2b45' },
          { value: 'sand', name: 'Sand (de)', hex: '#c8b08a' },
        ],
      })
      assert.deepEqual(product.variants, [
        {
          sku: 'OXFORD-NAVY-S0',
          options: { color: 'navy', size: 's0' },
          price: { amountMinor: 4500, currency: 'EUR' },
          availability: 'in_stock',
          available: 20,
        },
        {
          sku: 'OXFORD-NAVY-S1',
          options: { color: 'navy', size: 's1' },
          availability: 'low_stock',
          available: 2,
        },
        {
          sku: 'OXFORD-SAND-S0',
          options: { color: 'sand', size: 's0' },
          availability: 'out_of_stock',
          available: 0,
        },
        {
          sku: 'OXFORD-SAND-S1',
          options: { color: 'sand', size: 's1' },
          availability: 'out_of_stock',
          available: 0,
        },
      ])
      assert.equal(product.pictures[2]?.colorValue, 'sand')
      assert.deepEqual(product.components, [])
    },
  )

  await t.test('a text that is missing in a language is there in English', async () => {
    const product = await shop.catalog.getProduct(anyone, { slug: 'oxford', language: 'ar' })
    assert.deepEqual(product.bullets, ['Soft'])
    assert.equal(product.title, 'Shirt oxford (ar)')
  })

  await t.test(
    'a bundle says what it is made of, in the colour it has, and how many can be put together',
    async () => {
      await setStock(shop, { 'OXFORD-SAND-S0': 7, SINGLE: 40 })
      await shop.catalog.importCatalog(as.service, {
        products: [
          record('gift', {
            kind: 'bundle',
            components: [
              { sku: 'OXFORD-SAND-S0', quantity: 2 },
              { sku: 'SINGLE', quantity: 1 },
            ],
          }),
        ],
      })
      const gift = await shop.catalog.getProduct(anyone, { slug: 'gift' })
      assert.deepEqual(gift.variants, [{ sku: 'GIFT', options: {}, availability: 'in_stock', available: 3 }])
      assert.deepEqual(gift.components, [
        {
          sku: 'OXFORD-SAND-S0',
          quantity: 2,
          title: 'Shirt oxford',
          slug: 'oxford',
          picture: { id: 'oxford-sand', alt: 'Sand', width: 4, height: 5 },
        },
        { sku: 'SINGLE', quantity: 1, title: 'Shirt single', slug: 'single' },
      ])
    },
  )

  await t.test('what does not exist, is a draft or is not yet published is not found', async () => {
    await shop.catalog.importCatalog(as.service, {
      products: [record('later', { publishedAt: '2030-05-01T10:00:00.001Z' })],
    })
    for (const slug of ['nothing', 'hidden', 'later', "x' or true --"])
      await assert.rejects(shop.catalog.getProduct(anyone, { slug }), { code: 'PRODUCT_NOT_FOUND' })
    await assert.rejects(shop.catalog.getProduct(staff('orders:read'), { slug: 'hidden' }), {
      code: 'PRODUCT_NOT_FOUND',
    })
    shop.clock.advance(1)
    assert.equal((await shop.catalog.getProduct(anyone, { slug: 'later' })).slug, 'later')
  })

  await t.test('staff who may read the catalogue see a draft as it will look', async () => {
    const draft = await shop.catalog.getProduct(staff('catalog:read'), { slug: 'hidden' })
    assert.equal(draft.status, 'draft')
  })
})
