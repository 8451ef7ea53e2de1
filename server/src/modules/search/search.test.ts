import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Input, search } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'
import { type Goods, openShop, price, rebuilt, skuOf, stock } from './fixtures.ts'

type Question = Input<typeof search, 'search'>

const anyone = as.anyone()

const goods: Goods[] = [
  {
    slug: 'wool-coat',
    title: { en: 'Wool Coat', es: 'Abrigo de lana', de: 'Wollmantel Fjäll', ar: 'معطف صوف' },
    category: 'coats',
    material: 'Wool',
    popularity: 0.2,
  },
  {
    slug: 'rain-jacket',
    title: { en: 'Rain Jacket', es: 'Chaqueta impermeable', de: 'Regenjacke', ar: 'سترة مطر' },
    category: 'coats',
    material: 'Waxed cotton',
    bullet: { en: 'Lined with wool' },
    popularity: 0.9,
  },
  {
    slug: 'linen-shirt',
    title: {
      en: 'Linen Shirt',
      es: 'Camisa de algodón y lino',
      de: 'Leinenhemd für Männer',
      ar: 'قميص كتان',
    },
    colors: ['navy', 'white'],
    sizes: ['s', 'm'],
    brand: 'weft',
    description: { en: 'Wears well over a wool sweater, and running late.' },
    popularity: 0.5,
  },
  {
    slug: 'stoneware-mug',
    title: { en: 'Stoneware Mug 350ml', es: 'Taza de gres', de: 'Steinzeugbecher', ar: 'كوب أزرق' },
    category: 'mugs',
    brand: 'kiln',
    popularity: 0.7,
  },
  {
    slug: 'running-mug',
    title: { en: 'Mug for Runners', es: 'Taza para correr', de: 'Läuferbecher Straße', ar: 'كوب للعدائين' },
    category: 'mugs',
    popularity: 0.95,
  },
  { slug: 'kettle', title: { en: 'Enamel Kettle', de: 'Wasserkessel' }, category: 'kettles', brand: 'kiln' },
  { slug: 'hidden', title: { en: 'Wool Secret' }, status: 'draft' },
  { slug: 'tomorrow', title: { en: 'Wool of Tomorrow' }, publishedAt: '2030-05-02T00:00:00.000Z' },
]

test('search', async (t) => {
  const shop = await world(t)
  await openShop(shop, goods)
  await price(shop, { 'WOOL-COAT': 20000, 'RAIN-JACKET': 9000, 'STONEWARE-MUG': 1500, 'RUNNING-MUG': 1800 })
  await price(shop, {
    [skuOf('linen-shirt', ['navy', 's'])]: 6000,
    [skuOf('linen-shirt', ['white', 'm'])]: 5500,
  })
  await stock(shop, {
    'WOOL-COAT': 5,
    'RAIN-JACKET': 5,
    'STONEWARE-MUG': 1,
    'RUNNING-MUG': 0,
    [skuOf('linen-shirt', ['navy', 's'])]: 9,
  })
  await rebuilt(shop)
  const ask = (question: Question) => shop.search.search(anyone, question)
  /** What meets every word; near ones follow behind. */
  const slugs = async (question: Question) => {
    const { items, exact = items.length } = await ask(question)
    return items.slice(0, exact).map(({ slug }) => slug)
  }

  await t.test(
    'words find what has them, title before attributes before bullets before description',
    async () => {
      assert.deepEqual(await slugs({ q: 'wool' }), ['wool-coat', 'rain-jacket', 'linen-shirt'])
      assert.equal((await slugs({ q: 'WOOL coat' }))[0], 'wool-coat')
      assert.deepEqual(await slugs({ q: 'kiln' }), ['stoneware-mug', 'kettle'])
      assert.deepEqual(await slugs({ q: 'coats' }), ['wool-coat', 'rain-jacket'])
      assert.deepEqual(await slugs({ q: 'navy shirt' }), ['linen-shirt'])
    },
  )

  await t.test('every ending of a word finds it, and link words are not asked for', async () => {
    assert.deepEqual(await slugs({ q: 'shirts in linen' }), ['linen-shirt'])
    assert.deepEqual(await slugs({ q: 'the mugs' }), ['stoneware-mug', 'running-mug'])
  })

  await t.test('the last word may still be unfinished', async () => {
    assert.deepEqual(await slugs({ q: 'stonew' }), ['stoneware-mug'])
    assert.equal((await ask({ q: 'enam ket' })).closest, true)
    assert.deepEqual(await slugs({ q: 'enamel ket' }), ['kettle'])
  })

  await t.test('figures are found with or without their unit', async () => {
    for (const q of ['mug 350', '350 ml', '350ml']) assert.deepEqual(await slugs({ q }), ['stoneware-mug'], q)
  })

  await t.test('each language has its own words', async () => {
    assert.deepEqual(await slugs({ q: 'algodon', language: 'es' }), ['linen-shirt'])
    assert.deepEqual(await slugs({ q: 'camisas', language: 'es' }), ['linen-shirt'])
    assert.deepEqual(await slugs({ q: 'abrigo de lana', language: 'es' }), ['wool-coat'])
    assert.deepEqual(await slugs({ q: 'fjall', language: 'de' }), ['wool-coat'])
    for (const q of ['mann', 'Männern', 'hemden'])
      assert.deepEqual(await slugs({ q, language: 'de' }), ['linen-shirt'], q)
    assert.deepEqual(await slugs({ q: 'strasse', language: 'de' }), ['running-mug'])
    assert.deepEqual(await slugs({ q: 'قميص', language: 'ar' }), ['linen-shirt'])
    assert.deepEqual(await slugs({ q: 'القَمِيص', language: 'ar' }), ['linen-shirt'])
    assert.deepEqual(await slugs({ q: 'ازرق', language: 'ar' }), ['stoneware-mug', 'linen-shirt'])
    assert.deepEqual(await slugs({ q: 'shirt', language: 'ar' }), [])
    const [card] = (await ask({ q: 'قميص', language: 'ar' })).items
    assert.equal(card?.title, 'قميص كتان')
    const [kettle] = (await ask({ category: 'kettles', language: 'ar' })).items
    assert.equal(kettle?.title, 'Enamel Kettle')
  })

  await t.test('a misspelled word is read as the nearest one, and the answer says so', async () => {
    for (const [q, meant, found] of [
      ['stonware', 'stoneware', 'stoneware-mug'],
      ['enmael kettel', 'enamel kettle', 'kettle'],
      ['mug runers', 'mug runners', 'running-mug'],
      ['lien shirt', 'linen shirt', 'linen-shirt'],
    ] as const) {
      const answer = await ask({ q })
      assert.equal(answer.didYouMean, meant, q)
      assert.equal(answer.items[0]?.slug, found, q)
      assert.equal(answer.closest, undefined)
    }
    const spanish = await ask({ q: 'camsia', language: 'es' })
    assert.equal(spanish.didYouMean, 'camisa')
    const arabic = await ask({ q: 'قمصي', language: 'ar' })
    assert.equal(arabic.items[0]?.slug, 'linen-shirt')
    assert.equal((await ask({ q: 'mug' })).didYouMean, undefined)
  })

  await t.test('when nothing has all the words, what has some is the closest', async () => {
    const answer = await ask({ q: 'wool zeppelin' })
    assert.equal(answer.closest, true)
    assert.deepEqual(
      answer.items.map(({ slug }) => slug),
      ['wool-coat', 'rain-jacket', 'linen-shirt'],
    )
    const filtered = await ask({ q: 'wool coat', filter: ['brand:kiln'] })
    assert.deepEqual([filtered.total, filtered.closest], [0, undefined])
    const nothing = await ask({ q: 'xylophone zeppelin' })
    assert.deepEqual([nothing.total, nothing.closest, nothing.facets], [0, undefined, []])
  })

  await t.test('what has no word finds nothing, and no words at all find everything', async () => {
    for (const q of ['🙂', '*', '((((', '--']) assert.equal((await ask({ q })).total, 0, q)
    assert.ok((await ask({ q: ' ' })).total > 0)
  })

  await t.test('an article number finds its product', async () => {
    assert.deepEqual(await slugs({ q: ' linen-shirt-navy-m ' }), ['linen-shirt'])
  })

  await t.test('drafts are not found, and what is scheduled only when its time has come', async () => {
    assert.deepEqual(await slugs({ q: 'secret' }), [])
    assert.deepEqual(await slugs({ q: 'tomorrow' }), [])
    shop.clock.advance(24 * 3_600_000)
    assert.deepEqual(await slugs({ q: 'tomorrow' }), ['tomorrow'])
    shop.clock.advance(-24 * 3_600_000)
  })

  await t.test(
    'a card has the price, the compare-at price and the stock of the currency asked for',
    async () => {
      await shop.pricing.setPrices(as.service, {
        prices: [{ sku: 'WOOL-COAT', currency: 'EUR', priceMinor: 18000, compareAtMinor: 25000 }],
      })
      await shop.settle()
      const card = async (question: Question) => (await ask({ q: 'coat', ...question })).items[0]
      assert.deepEqual((await card({}))?.price, { amountMinor: 20000, currency: 'USD' })
      const inEuro = await card({ currency: 'EUR' })
      assert.deepEqual(inEuro?.price, { amountMinor: 18000, currency: 'EUR' })
      assert.deepEqual(inEuro?.compareAt, { amountMinor: 25000, currency: 'EUR' })
      assert.equal(inEuro?.availability, 'in_stock')
      assert.equal((await card({ currency: 'GBP' }))?.price, undefined)
      const [shirt] = (await ask({ q: 'linen' })).items
      assert.deepEqual([shirt?.price?.amountMinor, shirt?.priceVaries], [5500, true])
      const [listed] = (await shop.catalog.listProducts(anyone, { slugs: ['linen-shirt'] })).items
      assert.deepEqual(shirt, listed)
    },
  )

  await t.test('a place narrows: a category with all below it, a collection', async () => {
    await shop.catalog.importCatalog(as.service, {
      collections: [
        {
          slug: 'gifts',
          name: { en: 'Gifts' },
          description: { en: '' },
          position: 0,
          productSlugs: ['kettle', 'wool-coat'],
        },
      ],
    })
    await shop.settle()
    assert.deepEqual((await slugs({ category: 'clothing' })).toSorted(), [
      'linen-shirt',
      'rain-jacket',
      'wool-coat',
    ])
    assert.deepEqual(await slugs({ category: 'kettles' }), ['kettle'])
    assert.deepEqual((await slugs({ collection: 'gifts' })).toSorted(), ['kettle', 'wool-coat'])
    assert.deepEqual(await slugs({ collection: 'gifts', category: 'kitchen' }), ['kettle'])
    assert.deepEqual(await slugs({ category: 'nowhere' }), [])
    assert.deepEqual(await slugs({ collection: 'nowhere' }), [])
  })

  await t.test('filters, prices and stock narrow; what is unknown is met by nothing', async () => {
    assert.deepEqual(await slugs({ filter: ['brand:kiln', 'brand:weft'], sort: 'bestselling' }), [
      'stoneware-mug',
      'linen-shirt',
      'kettle',
    ])
    assert.deepEqual(await slugs({ filter: ['brand:weft', 'color:navy', 'size:m'] }), ['linen-shirt'])
    assert.deepEqual(await slugs({ filter: ['brand:weft', 'color:pink'] }), [])
    assert.deepEqual(await slugs({ filter: ['nonsense:1'] }), [])
    assert.deepEqual(await slugs({ priceMin: 1500, priceMax: 1800, sort: 'price_asc' }), [
      'stoneware-mug',
      'running-mug',
    ])
    assert.deepEqual(await slugs({ priceMin: 2, priceMax: 1 }), [])
    assert.deepEqual((await slugs({ inStock: true })).toSorted(), [
      'linen-shirt',
      'rain-jacket',
      'stoneware-mug',
      'wool-coat',
    ])
    assert.deepEqual(await slugs({ inStock: true, filter: ['availability:out_of_stock'] }), [])
  })

  await t.test('the price range is that of the answer as if no price had been asked for', async () => {
    const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' })
    const pricesOf = async (question: Question) => {
      const { counts: _counts, ...limits } = (await ask(question)).price ?? { counts: [] }
      return limits
    }
    assert.deepEqual(await pricesOf({ category: 'clothing', priceMax: 1 }), {
      min: usd(5500),
      max: usd(20000),
    })
    assert.deepEqual(await pricesOf({ category: 'mugs' }), { min: usd(1500), max: usd(1800) })
    assert.equal((await ask({ category: 'kettles' })).price, undefined)
  })

  await t.test('each order is its own', async () => {
    const clothing = (sort: Question['sort']) => slugs({ category: 'clothing', ...(sort ? { sort } : {}) })
    assert.deepEqual(await clothing('price_asc'), ['linen-shirt', 'rain-jacket', 'wool-coat'])
    assert.deepEqual(await clothing('price_desc'), ['wool-coat', 'rain-jacket', 'linen-shirt'])
    assert.deepEqual(await clothing('bestselling'), ['rain-jacket', 'linen-shirt', 'wool-coat'])
    // What sells best, but what is sold out behind what can be had.
    assert.deepEqual(await slugs({ category: 'mugs' }), ['stoneware-mug', 'running-mug'])
    assert.deepEqual(await slugs({ category: 'mugs', sort: 'bestselling' }), ['running-mug', 'stoneware-mug'])
    const review = (id: string, productSlug: string, rating: number) => ({
      id: `review-${id}`,
      productSlug,
      rating,
      ...{
        title: '',
        body: '',
        author: 'A',
        language: 'en',
        verified: true,
        createdAt: '2030-04-04T00:00:00.000Z',
      },
    })
    await shop.catalog.importCatalog(as.service, {
      reviews: [
        review('1', 'wool-coat', 5),
        ...Array.from({ length: 30 }, (_none, index) =>
          review(`2-${index}`, 'linen-shirt', index < 27 ? 5 : 4),
        ),
        review('3', 'rain-jacket', 1),
      ],
    })
    await shop.settle()
    assert.deepEqual(await clothing('rating'), ['linen-shirt', 'wool-coat', 'rain-jacket'])
    assert.deepEqual(await slugs({ filter: ['rating:4'], sort: 'rating' }), ['linen-shirt', 'wool-coat'])
  })

  await t.test('pages follow each other; behind the last there is nothing', async () => {
    const pages = []
    for (const page of [1, 2, 3, 4])
      pages.push(await ask({ category: 'clothing', sort: 'price_asc', limit: 2, page }))
    assert.deepEqual(
      pages.map(({ items }) => items.map(({ slug }) => slug)),
      [['linen-shirt', 'rain-jacket'], ['wool-coat'], [], []],
    )
    assert.deepEqual(
      pages.map(({ total, page, pageCount }) => [total, page, pageCount]),
      [1, 2, 3, 4].map((page) => [3, page, 2]),
    )
  })

  await t.test('what tries to be SQL is a word like any other', async () => {
    const attack = `'; drop table search.documents; --`
    const hostile: Question[] = [
      { q: attack },
      { q: `a' | 'b' & !c:* <-> (d)` },
      { q: '\\' },
      { q: '%_%' },
      { q: '\0 mug' },
      { q: ':*&|!()<>' },
      { q: 'ﷺ', language: 'ar' },
      { q: '٣½Ⅳ ªº ﬁ', language: 'es' },
      { language: attack as never },
      { language: '__proto__' as never, q: 'mug' },
      { currency: attack as never, q: 'mug' },
      { currency: 'constructor' as never, priceMin: 1 },
      { sort: attack as never },
      { sort: '1; select pg_sleep(9)' as never },
      { filter: [`color:${attack}`, `${attack}:x`, `x:'||'`, ':', '', 'size:\\'] },
      { category: attack, collection: attack },
      { q: 'mug '.repeat(60) },
    ]
    for (const question of hostile) assert.ok((await ask(question)).total >= 0, JSON.stringify(question))
    assert.deepEqual(await slugs({ q: 'stoneware', sort: attack as never, language: attack as never }), [
      'stoneware-mug',
    ])
  })
})

test('the statements of a search', async (t) => {
  const shop = await world(t)
  const many = Array.from({ length: 120 }, (_none, index) => ({
    slug: `tee-${index}`,
    title: { en: `Tee number ${index}` },
    colors: ['navy', 'sand', 'rust'],
    sizes: ['s', 'm', 'l'],
  }))
  await openShop(shop, many)
  await rebuilt(shop)
  const ask = (question: Question) => shop.countStatements(() => shop.search.search(anyone, question))
  await ask({ q: 'tee' })

  await t.test(
    'are one for the cards of a page, however many they are, and none when they are known',
    async () => {
      const fresh = async (question: Question) => [await ask(question), await ask(question)]
      assert.deepEqual(await fresh({ limit: 1, page: 119, sort: 'newest' }), [1, 0])
      assert.deepEqual(await fresh({ limit: 96, sort: 'newest' }), [1, 0])
      const filter = ['color:navy', 'color:sand', 'size:m', 'brand:norr']
      assert.equal(await ask({ category: 'shirts', filter, inStock: false, priceMin: 0, limit: 96 }), 0)
      for (const q of ['tee number 7', 'tees numbre', 'tee zeppelin'])
        assert.equal(await ask({ q, filter, limit: 96 }), 0)
      assert.equal(await shop.countStatements(() => shop.search.suggest(anyone, { q: 'te' })), 0)
    },
  )
})
