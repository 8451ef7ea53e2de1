import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { startOpenSearch } from '../../../../../infra/opensearch/run-opensearch.ts'
import { as, world } from '../../../testing/world.ts'
import { openShop, rebuilt } from '../fixtures.ts'

const anyone = as.anyone()

test('a shop that searches by OpenSearch', async (t) => {
  const node = await startOpenSearch()
  if ('reason' in node) {
    t.skip(node.reason)
    return
  }
  t.after(() => node.stop())
  const shop = await world(t, {
    env: {
      SEARCH_ENGINE: 'opensearch',
      OPENSEARCH_URL: node.url,
      OPENSEARCH_PREFIX: `test-${randomBytes(4).toString('hex')}`,
    },
  })
  await openShop(shop, [
    { slug: 'mug', title: { en: 'Stoneware Mug', de: 'Steinzeugbecher' }, category: 'mugs', brand: 'kiln' },
    { slug: 'coat', title: { en: 'Wool Coat', de: 'Wollmantel' }, category: 'coats' },
  ])
  await rebuilt(shop)
  const find = (q: string, more = {}) => shop.search.search(anyone, { q, ...more })
  const slugs = async (q: string, more = {}) => {
    const { items, exact = 0 } = await find(q, more)
    return items.slice(0, exact).map(({ slug }) => slug)
  }

  await t.test('finds in every language, with facets, corrections and marks', async () => {
    const answer = await find('stonware')
    assert.deepEqual([answer.items[0]?.slug, answer.didYouMean], ['mug', 'stoneware'])
    assert.deepEqual(answer.marks?.[0], [{ start: 0, end: 9 }])
    assert.deepEqual(await slugs('wollmantel', { language: 'de' }), ['coat'])
    assert.equal((await find('', { category: 'mugs' })).total, 1)
    assert.equal(answer.fallback, undefined)
  })

  await t.test('follows edits', async () => {
    await shop.catalog.updateProduct(as.service, { slug: 'coat', title: { en: 'Loden Cape' } })
    await shop.settle()
    assert.deepEqual([await slugs('loden'), await slugs('coat wool')], [['coat'], []])
    await shop.catalog.updateProduct(as.service, { slug: 'coat', status: 'draft' })
    await shop.settle()
    assert.deepEqual(await slugs('loden'), [])
  })

  await t.test('keeps the rules of the merchandiser', async () => {
    const rule = { kind: 'synonym', from: 'beaker', to: 'mug', direction: 'one_way' } as const
    await shop.search.saveRule(as.service, { id: 'rule-beaker', language: 'en', rule })
    await shop.runtime.followers.caughtUp()
    assert.deepEqual(await slugs('beaker'), ['mug'])
  })

  await t.test('lists from the catalogue once it is gone', async () => {
    await node.stop()
    const answer = await find('', { category: 'mugs' })
    assert.deepEqual([answer.fallback, answer.items.map(({ slug }) => slug)], ['catalogue', ['mug']])
  })
})
