import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { openShop, record, sized } from './fixtures.ts'

test('getVariants', async (t) => {
  const shop = await world(t)
  await openShop(shop, [
    sized('tee', 200),
    record('cup'),
    record('sketch', { status: 'draft' }),
    record('later', { publishedAt: '2030-06-01T00:00:00.000Z' }),
    record('set', {
      kind: 'bundle',
      components: [
        { sku: 'CUP', quantity: 2 },
        { sku: 'TEE-SAND-S3', quantity: 1 },
      ],
    }),
  ])
  const label = async (sku: string, language?: 'de') => {
    const { items } = await shop.catalog.getVariants(as.service, {
      skus: [sku],
      ...(language ? { language } : {}),
    })
    return items[0]
  }

  await t.test('an article is labelled with its choices and the picture of its colour', async () => {
    const found = await label('TEE-SAND-S3', 'de')
    assert.deepEqual(
      { ...found, productId: '' },
      {
        sku: 'TEE-SAND-S3',
        productId: '',
        productSlug: 'tee',
        title: 'Shirt tee (de)',
        brand: 'Norr',
        options: [
          { code: 'color', name: 'Colour (de)', value: 'Sand (de)' },
          { code: 'size', name: 'Size (de)', value: 'S3 (de)' },
        ],
        picture: { id: 'tee-sand', alt: 'Sand (de)', width: 4, height: 5 },
        tint: 'sand',
        forSale: true,
        components: [],
      },
    )
  })

  await t.test('a bundle says what leaves the stock', async () => {
    const set = await label('SET')
    assert.deepEqual(set?.components, [
      { sku: 'CUP', quantity: 2 },
      { sku: 'TEE-SAND-S3', quantity: 1 },
    ])
    assert.equal(set?.picture, undefined)
  })

  await t.test('what is not published, or not yet, is known but not for sale', async () => {
    assert.equal((await label('SKETCH'))?.forSale, false)
    assert.equal((await label('LATER'))?.forSale, false)
    shop.clock.advance(31 * 24 * 3_600_000)
    assert.equal((await label('LATER'))?.forSale, true)
  })

  await t.test('unknown articles are left out; 400 take one statement like one', async () => {
    assert.deepEqual(await shop.catalog.getVariants(as.service, { skus: ['NONE', "' or 1=1"] }), {
      items: [],
    })
    assert.deepEqual(await shop.catalog.getVariants(as.service, { skus: [] }), { items: [] })
    const skus = sized('tee', 200).variants.map(({ sku }) => sku)
    const counts = []
    for (const some of [skus.slice(0, 1), skus])
      counts.push(await shop.countStatements(() => shop.catalog.getVariants(as.service, { skus: some })))
    assert.deepEqual(counts, [1, 1])
    assert.equal(
      (await shop.catalog.getVariants(as.service, { skus: [...skus, ...skus.slice(0, 100)] })).items.length,
      400,
    )
  })
})
