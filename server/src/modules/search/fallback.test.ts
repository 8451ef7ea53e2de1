import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { openShop } from './fixtures.ts'

const anyone = as.anyone()
/** Nobody listens there. */
const NOWHERE = { SEARCH_ENGINE: 'opensearch', OPENSEARCH_URL: 'http://127.0.0.1:9' }

test('with OpenSearch down', async (t) => {
  await t.test('the catalogue lists the newest products of the place and says so', async (t) => {
    const shop = await world(t, { env: NOWHERE })
    await openShop(shop, [
      { slug: 'mug', title: { en: 'Mug' }, category: 'mugs' },
      { slug: 'coat', title: { en: 'Coat' }, category: 'coats' },
    ])
    const answer = await shop.search.search(anyone, { category: 'mugs' })
    assert.deepEqual([answer.fallback, answer.items.map(({ slug }) => slug)], ['catalogue', ['mug']])
    const words = await shop.search.search(anyone, { q: 'coat' })
    assert.deepEqual([words.fallback, words.closest], ['catalogue', true])
    assert.deepEqual(await shop.search.suggest(anyone, { q: 'co' }), {
      queries: [],
      categories: [],
      products: [],
    })
  })

  await t.test('the built-in engine answers where it stands by', async (t) => {
    const shop = await world(t, { env: { ...NOWHERE, SEARCH_STANDBY: '1' } })
    await openShop(shop, [
      { slug: 'mug', title: { en: 'Mug' }, category: 'mugs' },
      { slug: 'coat', title: { en: 'Coat' }, category: 'coats' },
    ])
    const rebuild = shop.runtime.runJob('search.rebuild')
    await assert.rejects(rebuild, { name: 'BackendDown' })
    const answer = await shop.search.search(anyone, { q: 'coat' })
    assert.deepEqual([answer.fallback, answer.items.map(({ slug }) => slug)], ['built-in', ['coat']])
    assert.equal((await shop.search.suggest(anyone, { q: 'co' })).products[0]?.slug, 'coat')
  })
})
