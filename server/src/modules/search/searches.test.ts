import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { openShop, rebuilt } from './fixtures.ts'

const anyone = as.anyone()

test('searches are counted for the merchandiser', async (t) => {
  const shop = await world(t)
  await openShop(shop, [{ slug: 'mug', title: { en: 'Stoneware Mug' } }])
  await rebuilt(shop)
  const ask = (q: string, more = {}) => shop.search.search(anyone, { q, ...more })
  const counted = async (more = {}) => {
    await shop.runtime.followers.caughtUp()
    return (await shop.search.listSearches(as.service, more)).items
  }

  await t.test('by query, however it was typed, with results and clicks', async () => {
    for (const q of ['Mug', ' mug ', 'MUG', 'xylophone']) await ask(q)
    await ask('mug', { page: 2 })
    await ask('mug', { filter: ['brand:norr'] })
    await shop.search.recordClick(anyone, { q: 'Mug', slug: 'mug' })
    assert.deepEqual(await counted(), [
      { language: 'en', query: 'mug', searches: 3, withoutResults: 0, results: 1, clicks: 1 },
      { language: 'en', query: 'xylophone', searches: 1, withoutResults: 1, results: 0, clicks: 0 },
    ])
  })

  await t.test('those without results apart', async () => {
    assert.deepEqual(
      (await counted({ onlyWithoutResults: true })).map(({ query }) => query),
      ['xylophone'],
    )
  })

  await t.test('nothing is kept that could be somebody', async () => {
    for (const q of ['ada@example.com', '+49 170 1234567', '4242 4242 4242 4242', 'x'.repeat(150)])
      await ask(q)
    assert.deepEqual(
      (await counted()).map(({ query }) => query),
      ['mug', 'xylophone'],
    )
  })

  await t.test(
    'what was searched for several times is suggested, if the shop has all of its words',
    async () => {
      for (let times = 0; times < 3; times++) {
        await ask('mug of stoneware')
        await ask('mug cheaper at evil-shop.example')
      }
      await ask('stoneware or a mug')
      await shop.runtime.followers.caughtUp()
      const { queries } = await shop.search.suggest(anyone, { q: 'mu' })
      assert.ok(queries.includes('mug of stoneware'), queries.join())
      assert.ok(!queries.some((query) => query.includes('evil')), queries.join())
      assert.ok(!(await shop.search.suggest(anyone, { q: 'st' })).queries.includes('stoneware or a mug'))
    },
  )

  await t.test('other orders, places and filters of one search are that search', async () => {
    await ask('mug in stoneware')
    for (const more of [{ sort: 'price_asc' }, { inStock: true }, { priceMax: 100 }, { category: 'mugs' }])
      await ask('mug in stoneware', more)
    assert.equal((await counted()).find(({ query }) => query === 'mug in stoneware')?.searches, 1)
  })

  await t.test('a flood of different queries is counted up to a bound', async () => {
    await Promise.all(Array.from({ length: 1_000 }, (_none, index) => ask(`flood of ${index}`)))
    await shop.runtime.followers.caughtUp()
    const [row] = await shop.db.sql<{ count: number }[]>`
      select count(*)::int as count from search.searches where query like 'flood of %'`
    assert.ok((row?.count ?? 0) > 0 && (row?.count ?? 0) <= 300, String(row?.count))
  })

  await t.test('what was searched for once is forgotten after two weeks', async () => {
    shop.clock.advance(15 * 24 * 3_600_000)
    await shop.runtime.runJob('search.sweep')
    assert.ok(!(await counted({ days: 180 })).some(({ searches }) => searches === 1))
    assert.ok((await counted({ days: 180 })).some(({ query }) => query === 'mug'))
  })

  await t.test('counts of several processes add up', async () => {
    const before = (await counted()).find(({ query }) => query === 'mug')?.searches ?? 0
    await Promise.all(Array.from({ length: 50 }, () => ask('mug')))
    assert.equal((await counted()).find(({ query }) => query === 'mug')?.searches, before + 50)
  })
})
