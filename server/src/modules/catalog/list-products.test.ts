import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { inAll, openShop, record, setPrices, setStock, sized } from './fixtures.ts'

const anyone = as.anyone()
const slugsOf = (page: { items: { slug: string }[] }) => page.items.map(({ slug }) => slug)

test('listProducts', async (t) => {
  const shop = await world(t)
  await openShop(shop)

  await t.test('a listing sends as many statements for 96 products of ten articles as for 24', async () => {
    const products = Array.from({ length: 96 }, (_none, index) =>
      sized(`many-${index}`, 5, { publishedAt: '2029-01-01T00:00:00.000Z' }),
    )
    await shop.catalog.importCatalog(as.service, { products })
    await shop.catalog.listProducts(anyone, {})
    const counts = []
    for (const limit of [1, 24, 96])
      counts.push(await shop.countStatements(() => shop.catalog.listProducts(anyone, { limit })))
    assert.deepEqual(counts, [3, 3, 3])
    for (const limit of [24, 96])
      counts.push(
        await shop.countStatements(() => shop.catalog.listProducts(anyone, { limit, category: 'clothing' })),
      )
    assert.deepEqual(counts.slice(3), [3, 3])
  })

  await t.test(
    'products come newest first, page by page, each once, also those of the same moment',
    async () => {
      const products = Array.from({ length: 7 }, (_none, index) =>
        record(`new-${index}`, {
          categorySlug: 'coats',
          publishedAt: index < 5 ? '2030-04-02T00:00:00.123Z' : `2030-04-03T00:00:0${index}.000Z`,
        }),
      )
      await shop.catalog.importCatalog(as.service, { products })
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await shop.catalog.listProducts(anyone, {
          category: 'coats',
          limit: 2,
          ...(cursor ? { cursor } : {}),
        })
        seen.push(...slugsOf(page))
        cursor = page.nextCursor
      } while (cursor)
      assert.deepEqual(seen.slice(0, 2), ['new-6', 'new-5'])
      assert.deepEqual(
        seen.toSorted(),
        products.map(({ slug }) => slug),
      )
      const whole = await shop.catalog.listProducts(anyone, { category: 'coats' })
      assert.deepEqual(slugsOf(whole), seen)
      assert.equal(whole.nextCursor, undefined)
      assert.deepEqual(slugsOf(await shop.catalog.listProducts(anyone, { limit: 7 })), seen)
    },
  )

  await t.test('a category has what stands below it', async () => {
    const page = await shop.catalog.listProducts(anyone, { category: 'clothing', limit: 8 })
    assert.equal(page.items.filter(({ categorySlug }) => categorySlug === 'coats').length, 7)
    assert.equal(page.items[7]?.categorySlug, 'shirts')
    const next = await shop.catalog.listProducts(anyone, {
      category: 'clothing',
      limit: 96,
      cursor: page.nextCursor as string,
    })
    assert.equal(new Set([...slugsOf(page), ...slugsOf(next)]).size, 96 + 7)
    assert.deepEqual(await shop.catalog.listProducts(anyone, { category: 'home' }), { items: [] })
  })

  await t.test('a category that does not exist and a cursor that is none are refused', async () => {
    await assert.rejects(shop.catalog.listProducts(anyone, { category: 'nowhere' }), {
      code: 'CATEGORY_NOT_FOUND',
    })
    const cursors = [
      'x',
      '!!',
      Buffer.from('["x","y"]').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ]
    for (const cursor of [
      ...cursors,
      Buffer.from('["2030-01-01T00:00:00Z","a\\u0000"]').toString('base64url'),
    ]) {
      await assert.rejects(shop.catalog.listProducts(anyone, { cursor }), { code: 'INVALID_INPUT' }, cursor)
      await assert.rejects(
        shop.catalog.listProducts(anyone, {
          collection: 'none',
          cursor: Buffer.from('["1.5","y"]').toString('base64url'),
        }),
        { code: 'INVALID_INPUT' },
      )
    }
  })

  await t.test('drafts are never shown, and what is scheduled only when its time has come', async () => {
    await shop.catalog.importCatalog(as.service, {
      products: [
        record('draft', { status: 'draft', categorySlug: 'home' }),
        record('tomorrow', { publishedAt: '2030-05-02T00:00:00.000Z', categorySlug: 'home' }),
      ],
    })
    assert.deepEqual(await shop.catalog.listProducts(anyone, { category: 'home' }), { items: [] })
    assert.deepEqual(await shop.catalog.listProducts(anyone, { slugs: ['draft', 'tomorrow'] }), { items: [] })
    shop.clock.advance(24 * 3_600_000)
    assert.deepEqual(slugsOf(await shop.catalog.listProducts(anyone, { category: 'home' })), ['tomorrow'])
  })

  await t.test('asked for by slug, products come in the order asked, each once', async () => {
    const page = await shop.catalog.listProducts(anyone, { slugs: ['new-3', 'gone', 'new-1', 'new-3'] })
    assert.deepEqual(slugsOf(page), ['new-3', 'new-1'])
    assert.deepEqual(await shop.catalog.listProducts(anyone, { slugs: [] }), { items: [] })
  })

  await t.test('a collection keeps its own order, and can be narrowed to a category', async () => {
    const productSlugs = ['new-2', 'many-9', 'draft', 'new-6', 'many-1']
    await shop.catalog.importCatalog(as.service, {
      collections: [
        { slug: 'picks', name: inAll('Picks'), description: inAll(''), position: 0, productSlugs },
      ],
    })
    const first = await shop.catalog.listProducts(anyone, { collection: 'picks', limit: 2 })
    assert.deepEqual(slugsOf(first), ['new-2', 'many-9'])
    const cursor = first.nextCursor as string
    assert.deepEqual(slugsOf(await shop.catalog.listProducts(anyone, { collection: 'picks', cursor })), [
      'new-6',
      'many-1',
    ])
    const coats = await shop.catalog.listProducts(anyone, { collection: 'picks', category: 'coats' })
    assert.deepEqual(slugsOf(coats), ['new-2', 'new-6'])
    assert.deepEqual(await shop.catalog.listProducts(anyone, { collection: 'unknown' }), { items: [] })
  })

  await t.test(
    'a card has texts in the asked language, swatches, pictures and the lowest price',
    async () => {
      await shop.catalog.importCatalog(as.service, {
        products: [sized('tee', 2, { subtitle: { en: 'Only in English' }, categorySlug: 'coats' })],
      })
      await setPrices(shop, {
        'TEE-NAVY-S0': 2500,
        'TEE-NAVY-S1': 2500,
        'TEE-SAND-S0': 2000,
        'TEE-SAND-S1': 2600,
      })
      await shop.pricing.setPrices(as.service, {
        prices: [{ sku: 'TEE-NAVY-S0', currency: 'EUR', priceMinor: 900, compareAtMinor: 1200 }],
      })
      await setStock(shop, { 'TEE-NAVY-S0': 0, 'TEE-NAVY-S1': 1 })
      const [card] = (await shop.catalog.listProducts(anyone, { slugs: ['tee'], language: 'de' })).items
      assert.deepEqual(
        { ...card, id: '' },
        {
          id: '',
          slug: 'tee',
          kind: 'simple',
          title: 'Shirt tee (de)',
          subtitle: 'Only in English',
          brand: { slug: 'norr', name: 'Norr' },
          categorySlug: 'coats',
          tint: 'clay',
          pictures: [
            { id: 'tee-front', alt: 'Front (de)', width: 4, height: 5 },
            { id: 'tee-back', alt: 'Back (de)', width: 4, height: 5 },
          ],
          colors: [
            { value: 'navy', name: 'Navy (de)', hex: '#1f2b45', pictureId: 'tee-front' },
            { value: 'sand', name: 'Sand (de)', hex: '#c8b08a', pictureId: 'tee-sand' },
          ],
          price: { amountMinor: 2000, currency: 'USD' },
          priceVaries: true,
          availability: 'low_stock',
        },
      )
      const [inEuro] = (await shop.catalog.listProducts(anyone, { slugs: ['tee'], currency: 'EUR' })).items
      assert.deepEqual(inEuro?.price, { amountMinor: 900, currency: 'EUR' })
      assert.deepEqual(inEuro?.compareAt, { amountMinor: 1200, currency: 'EUR' })
      assert.equal(inEuro?.priceVaries, false)
      const [inPounds] = (await shop.catalog.listProducts(anyone, { slugs: ['tee'], currency: 'GBP' })).items
      assert.equal(inPounds?.price, undefined)
    },
  )

  await t.test(
    'a product of one article names it; a bundle is as available as its scarcest part',
    async () => {
      await shop.catalog.importCatalog(as.service, {
        products: [
          record('cup'),
          record('pot'),
          record('tea-set', {
            kind: 'bundle',
            components: [
              { sku: 'CUP', quantity: 4 },
              { sku: 'POT', quantity: 1 },
            ],
          }),
        ],
      })
      await setStock(shop, { CUP: 3, POT: 50, 'TEA-SET': 1000 })
      const cards = async () => (await shop.catalog.listProducts(anyone, { slugs: ['cup', 'tea-set'] })).items
      const [cup, set] = await cards()
      assert.equal(cup?.onlySku, 'CUP')
      assert.equal(set?.onlySku, 'TEA-SET')
      assert.equal(set?.availability, 'out_of_stock')
      await shop.inventory.adjust(as.service, { sku: 'CUP', delta: 5, reason: 'found' })
      assert.equal((await cards())[1]?.availability, 'in_stock')
    },
  )

  await t.test('a language that is none of ours is read as English, and written nowhere', async () => {
    const language = "en'; drop table catalog.products; --" as never
    const [card] = (await shop.catalog.listProducts(anyone, { slugs: ['tee'], language })).items
    assert.equal(card?.title, 'Shirt tee')
    const [proto] = (
      await shop.catalog.listProducts(anyone, { slugs: ['tee'], language: '__proto__' as never })
    ).items
    assert.equal(proto?.title, 'Shirt tee')
  })
})
