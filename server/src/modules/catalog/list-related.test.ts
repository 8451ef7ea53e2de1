import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { openShop, record } from './fixtures.ts'

const anyone = as.anyone()

test('listRelated', async (t) => {
  const shop = await world(t)
  const neighbours = Array.from({ length: 30 }, (_none, index) =>
    record(`near-${index}`, { popularity: index / 100 }),
  )
  await openShop(shop, [
    record('tie', { relatedSlugs: ['coat', 'gone', 'hidden', 'tie', 'near-3'], popularity: 0.9 }),
    record('coat', { categorySlug: 'coats' }),
    record('hidden', { status: 'draft' }),
    ...neighbours,
  ])
  const slugs = async (slug: string, limit?: number) => {
    const page = await shop.catalog.listRelated(anyone, { slug, ...(limit ? { limit } : {}) })
    return page.items.map((item) => item.slug)
  }

  await t.test(
    'what was named comes first, then the best liked of the category, never itself or a draft',
    async () => {
      assert.deepEqual(await slugs('tie', 5), ['coat', 'near-3', 'near-29', 'near-28', 'near-27'])
      assert.equal((await slugs('tie')).length, 8)
      assert.deepEqual(await slugs('coat'), [])
    },
  )

  await t.test('24 take the same statements as one', async () => {
    const counts = []
    for (const limit of [1, 24]) counts.push(await shop.countStatements(() => slugs('tie', limit)))
    assert.deepEqual(counts, [4, 4])
  })

  await t.test('of a product that is not shown there is nothing', async () => {
    await assert.rejects(slugs('hidden'), { code: 'PRODUCT_NOT_FOUND' })
    await assert.rejects(slugs('nothing'), { code: 'PRODUCT_NOT_FOUND' })
  })
})
