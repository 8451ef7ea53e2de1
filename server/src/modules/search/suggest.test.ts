import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { openShop, price, rebuilt } from './fixtures.ts'

const anyone = as.anyone()

test('suggest', async (t) => {
  const shop = await world(t)
  await openShop(shop, [
    {
      slug: 'coat-1',
      title: { en: 'Wool Coat', es: 'Abrigo de lana', de: 'Wollmantel', ar: 'معطف صوف' },
      category: 'coats',
    },
    {
      slug: 'coat-2',
      title: { en: 'Long Wool Coat', es: 'Abrigo largo de lana', de: 'Wollmantel lang', ar: 'معطف صوف طويل' },
      category: 'coats',
      popularity: 0.9,
    },
    {
      slug: 'shirt',
      title: { en: 'Woodland Shirt' },
      description: { en: 'Wool would be too warm.' },
      brand: 'weft',
    },
    { slug: 'mug', title: { en: 'Mug' }, category: 'mugs' },
    { slug: 'draft', title: { en: 'Wool Coat to come' }, category: 'coats', status: 'draft' },
    { slug: 'later', title: { en: 'Woolly Later' }, publishedAt: '2031-01-01T00:00:00.000Z' },
  ])
  await price(shop, { 'COAT-1': 20000 })
  await rebuilt(shop)
  const ask = (q: string, language?: 'es' | 'de' | 'ar') =>
    shop.search.suggest(anyone, { q, ...(language ? { language } : {}) })

  await t.test(
    'from the second letter there are queries, most frequent first, and products that are called so',
    async () => {
      const { queries, products } = await ask('wo')
      assert.deepEqual(queries, ['wool', 'wool coat'])
      assert.deepEqual(products.map(({ slug }) => slug).toSorted(), ['coat-1', 'coat-2', 'shirt'])
      assert.deepEqual(
        products.find(({ slug }) => slug === 'coat-1'),
        {
          slug: 'coat-1',
          title: 'Wool Coat',
          brand: 'Norr',
          price: { amountMinor: 20000, currency: 'USD' },
          picture: { id: 'coat-1-front', alt: 'Wool Coat', width: 4, height: 5 },
        },
      )
    },
  )

  await t.test('a category is suggested with the one above it, written as it is called', async () => {
    const { categories, queries } = await ask('jack')
    assert.deepEqual(categories, [{ slug: 'coats', name: 'Coats & Jackets', parentName: 'Clothing' }])
    assert.deepEqual(queries, [])
    assert.deepEqual((await ask('coa')).queries, ['coat'])
    assert.deepEqual((await ask('clothing')).categories, [{ slug: 'clothing', name: 'Clothing' }])
  })

  await t.test('a category that no product is in any more is not suggested, until one is again', async () => {
    const categories = async () => (await ask('mug')).categories.map(({ slug }) => slug)
    assert.deepEqual(await categories(), ['mugs'])
    await shop.catalog.updateProduct(as.service, { slug: 'mug', status: 'draft' })
    await rebuilt(shop)
    assert.deepEqual(await categories(), [])
    await shop.catalog.updateProduct(as.service, { slug: 'mug', status: 'published' })
    await shop.settle()
    assert.deepEqual(await categories(), ['mugs'])
    await rebuilt(shop)
    assert.deepEqual(await categories(), ['mugs'])
  })

  await t.test('several words go on where they stop', async () => {
    const { queries, products } = await ask('wool co')
    assert.deepEqual(queries, ['wool coat'])
    assert.deepEqual(products.map(({ slug }) => slug).toSorted(), ['coat-1', 'coat-2'])
  })

  await t.test('each language has its own', async () => {
    assert.deepEqual((await ask('abrigo de', 'es')).queries, ['abrigo de lana'])
    assert.deepEqual((await ask('abr', 'es')).queries, ['abrigo'])
    assert.deepEqual((await ask('wollm', 'de')).queries, ['wollmantel'])
    const arabic = await ask('معط', 'ar')
    assert.deepEqual(arabic.queries, ['معطف', 'معطف صوف'])
    assert.equal(arabic.products.length, 2)
    assert.deepEqual(
      (await ask('معا', 'ar')).categories.map(({ slug }) => slug),
      ['coats'],
    )
  })

  await t.test('a slip of the finger is forgiven', async () => {
    assert.deepEqual((await ask('wool caot')).products.map(({ slug }) => slug).toSorted(), [
      'coat-1',
      'coat-2',
    ])
  })

  await t.test('what means nothing suggests nothing', async () => {
    for (const q of ['!!', 'zz', '%%', "';--", '\0\0'])
      assert.deepEqual(await ask(q), { queries: [], categories: [], products: [] }, q)
  })
})
