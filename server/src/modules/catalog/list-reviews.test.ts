import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { openShop, record, toldProducts } from './fixtures.ts'

const anyone = as.anyone()

function review(id: string, productSlug: string, rating: number, createdAt = '2030-04-20T12:00:00.000Z') {
  const said = { title: 'Good', body: 'I like it.', author: 'Ann', language: 'en', verified: true }
  return { id: `review-${id}`, productSlug, rating, createdAt, ...said }
}

test('reviews', async (t) => {
  const shop = await world(t)
  await openShop(shop, [record('scarf'), record('glove'), record('hidden', { status: 'draft' })])
  await toldProducts(shop)

  await t.test('come newest first, page by page, with the spread of stars', async () => {
    const reviews = [5, 4, 4, 1, 5, 3, 4].map((rating, index) =>
      review(
        `a${index}`,
        'scarf',
        rating,
        index < 4 ? '2030-04-20T12:00:00.000Z' : `2030-04-2${index}T12:00:00.000Z`,
      ),
    )
    await shop.catalog.importCatalog(as.service, { reviews })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.catalog.listReviews(anyone, {
        slug: 'scarf',
        limit: 3,
        ...(cursor ? { cursor } : {}),
      })
      assert.deepEqual(page.spread, [1, 0, 1, 3, 2])
      assert.deepEqual(page.rating, { average: 3.71, count: 7 })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    assert.equal(new Set(seen).size, 7)
    assert.deepEqual(seen.slice(0, 3), ['review-a6', 'review-a5', 'review-a4'])
    assert.deepEqual(await toldProducts(shop), [['scarf']])
  })

  await t.test(
    'the same reviews again change and tell nothing; a changed one moves the summary',
    async () => {
      const same = review('b1', 'glove', 5)
      await shop.catalog.importCatalog(as.service, { reviews: [same] })
      await shop.catalog.importCatalog(as.service, { reviews: [same] })
      assert.deepEqual(await toldProducts(shop), [['glove']])
      await shop.catalog.importCatalog(as.service, { reviews: [{ ...same, rating: 2 }] })
      const { spread, rating } = await shop.catalog.listReviews(anyone, { slug: 'glove' })
      assert.deepEqual([spread, rating], [[0, 1, 0, 0, 0], { average: 2, count: 1 }])
    },
  )

  await t.test('written by many at once, every star is counted once', async () => {
    const batches = Array.from({ length: 20 }, (_none, batch) =>
      Array.from({ length: 10 }, (_nothing, index) =>
        review(`c${batch}-${index}`, index % 2 ? 'scarf' : 'glove', (index % 5) + 1),
      ),
    )
    await Promise.all(batches.map((reviews) => shop.catalog.importCatalog(as.service, { reviews })))
    const rows = await shop.db.sql<{ slug: string; kept: number[]; counted: number[] }[]>`
      select p.slug, p.rating_counts as kept, (
        select array_agg((select count(*)::int from catalog.reviews r where r.product_id = p.id and r.rating = stars) order by stars)
        from generate_series(1, 5) stars
      ) as counted
      from catalog.products p where slug in ('scarf', 'glove')`
    for (const { kept, counted } of rows) assert.deepEqual(kept, counted)
    assert.equal((await shop.catalog.listReviews(anyone, { slug: 'glove' })).rating?.count, 101)
  })

  await t.test('a product without reviews has no rating', async () => {
    await shop.catalog.importCatalog(as.service, { products: [record('plain')] })
    assert.deepEqual(await shop.catalog.listReviews(anyone, { slug: 'plain' }), {
      items: [],
      spread: [0, 0, 0, 0, 0],
    })
  })

  await t.test('of what is not shown, or does not exist, there are none to read or write', async () => {
    await assert.rejects(shop.catalog.listReviews(anyone, { slug: 'hidden' }), { code: 'PRODUCT_NOT_FOUND' })
    await assert.rejects(shop.catalog.listReviews(anyone, { slug: 'scarf', cursor: 'x' }), {
      code: 'INVALID_INPUT',
    })
    await assert.rejects(shop.catalog.importCatalog(as.service, { reviews: [review('d1', 'nothing', 5)] }), {
      code: 'INVALID_INPUT',
    })
    await assert.rejects(shop.catalog.importCatalog(as.service, { reviews: [review('b1', 'scarf', 5)] }), {
      code: 'INVALID_INPUT',
    })
  })
})
