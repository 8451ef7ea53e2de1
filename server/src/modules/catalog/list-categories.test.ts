import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { brands, categories, inAll, openShop, record, toldProducts } from './fixtures.ts'

const anyone = as.anyone()

test('categories and collections', async (t) => {
  const shop = await world(t)
  await openShop(shop, [
    record('one'),
    record('two', { categorySlug: 'coats' }),
    record('three', { categorySlug: 'clothing' }),
    record('draft', { status: 'draft' }),
    record('later', { publishedAt: '2030-06-01T00:00:00.000Z' }),
  ])
  const counts = async () => {
    const { items } = await shop.catalog.listCategories(anyone, {})
    return Object.fromEntries(items.map(({ slug, productCount }) => [slug, productCount]))
  }

  await t.test('the tree is flat, parents first, in order, and counts what stands below', async () => {
    const { items } = await shop.catalog.listCategories(anyone, { language: 'es' })
    assert.deepEqual(
      items.map(({ slug }) => slug),
      ['clothing', 'home', 'coats', 'shirts'],
    )
    assert.deepEqual(items[3], {
      slug: 'shirts',
      parentSlug: 'clothing',
      name: 'Shirts (es)',
      description: 'For every day (es)',
      tint: 'sand',
      position: 1,
      productCount: 1,
    })
    assert.deepEqual(await counts(), { clothing: 3, home: 0, coats: 1, shirts: 1 })
  })

  await t.test('a category moves with all below it, and products that show its name are told', async () => {
    await toldProducts(shop)
    const inner = {
      slug: 'parkas',
      parentSlug: 'coats',
      name: inAll('Parkas'),
      description: inAll(''),
      tint: 'clay' as const,
      position: 0,
    }
    await shop.catalog.importCatalog(as.service, {
      categories: [inner],
      products: [record('parka', { categorySlug: 'parkas' })],
    })
    await toldProducts(shop)
    const coats = categories.find(({ slug }) => slug === 'coats')
    await shop.catalog.importCatalog(as.service, {
      categories: [{ ...(coats as NonNullable<typeof coats>), parentSlug: 'home' }],
    })
    assert.deepEqual(await counts(), { clothing: 2, home: 2, coats: 2, shirts: 1, parkas: 1 })
    assert.deepEqual(await toldProducts(shop), [['parka', 'two']])
    const { breadcrumbs } = await shop.catalog.getProduct(anyone, { slug: 'parka' })
    assert.deepEqual(
      breadcrumbs.map(({ slug }) => slug),
      ['home', 'coats', 'parkas'],
    )
  })

  await t.test('a renamed brand is told for its products, the same one again is not', async () => {
    await shop.catalog.importCatalog(as.service, { brands, categories: [] })
    assert.deepEqual(await toldProducts(shop), [])
    await shop.catalog.importCatalog(as.service, {
      brands: [{ slug: 'norr', name: 'Nørr', story: inAll('') }],
    })
    assert.deepEqual((await toldProducts(shop)).flat().length, 6)
  })

  await t.test('a parent that is missing and a circle are refused, and nothing is written', async () => {
    const before = await counts()
    const [clothing] = categories
    const lost = { ...(clothing as (typeof categories)[0]), parentSlug: 'nowhere' }
    await assert.rejects(shop.catalog.importCatalog(as.service, { categories: [lost] }), {
      code: 'CATEGORY_NOT_FOUND',
    })
    const circle = { ...(clothing as (typeof categories)[0]), parentSlug: 'shirts' }
    await assert.rejects(shop.catalog.importCatalog(as.service, { categories: [circle] }), {
      code: 'INVALID_INPUT',
    })
    assert.deepEqual(await counts(), before)
  })

  await t.test('many who write the tree at once leave it whole', async () => {
    const grow = Array.from({ length: 12 }, (_none, index) =>
      shop.catalog.importCatalog(as.service, {
        categories: [
          {
            slug: `c${index}`,
            parentSlug: index % 2 ? 'home' : 'coats',
            name: inAll('C'),
            description: inAll(''),
            tint: 'sand',
            position: 9,
          },
        ],
      }),
    )
    await Promise.all(grow)
    const [row] = await shop.db.sql<{ broken: number }[]>`
      select count(*)::int as broken from catalog.categories c left join catalog.categories p on p.slug = c.parent_slug
      where c.path <> coalesce(p.path, '{}') || c.slug`
    assert.equal(row?.broken, 0)
    assert.equal(Object.keys(await counts()).length, 17)
  })

  await t.test('collections come in their order and count what is shown', async () => {
    const collection = (slug: string, position: number, productSlugs: string[]) => ({
      slug,
      name: inAll(slug),
      description: inAll('chosen'),
      position,
      productSlugs,
      picture: { id: `${slug}-picture`, alt: inAll('Alt'), width: 4, height: 5 },
    })
    await toldProducts(shop)
    await shop.catalog.importCatalog(as.service, {
      collections: [
        collection('second', 2, ['one', 'two', 'one']),
        collection('first', 1, ['one', 'draft', 'later']),
      ],
    })
    assert.deepEqual(await toldProducts(shop), [['draft', 'later', 'one', 'two']])
    const { items } = await shop.catalog.listCollections(anyone, { language: 'ar' })
    assert.deepEqual(
      items.map(({ slug, productCount }) => [slug, productCount]),
      [
        ['first', 1],
        ['second', 2],
      ],
    )
    assert.deepEqual(items[0]?.picture, { id: 'first-picture', alt: 'Alt (ar)', width: 4, height: 5 })

    await shop.catalog.importCatalog(as.service, {
      collections: [collection('first', 1, ['two', 'one', 'draft'])],
    })
    assert.deepEqual(await toldProducts(shop), [['later', 'two']])
    await assert.rejects(
      shop.catalog.importCatalog(as.service, { collections: [collection('first', 1, ['nothing'])] }),
      { code: 'INVALID_INPUT' },
    )
  })
})
