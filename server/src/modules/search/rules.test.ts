import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SearchRule } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'
import { openShop, rebuilt } from './fixtures.ts'

const anyone = as.anyone()

test('the merchandiser', async (t) => {
  const shop = await world(t)
  await openShop(shop, [
    { slug: 'couch', title: { en: 'Corner Couch' } },
    { slug: 'settee', title: { en: 'Velvet Settee' } },
    { slug: 'stool', title: { en: 'Velvet Stool' }, brand: 'kiln' },
    { slug: 'lamp', title: { en: 'Velvet Lamp' } },
  ])
  await rebuilt(shop)
  const slugs = async (q: string, language?: 'de') => {
    const { items, exact = 0 } = await shop.search.search(anyone, { q, ...(language ? { language } : {}) })
    return items.slice(0, exact).map(({ slug }) => slug)
  }
  const idOf = async (slug: string) => (await shop.catalog.getProduct(anyone, { slug })).id
  const save = async (id: string, rule: SearchRule) => {
    await shop.search.saveRule(as.service, { id, language: 'en', rule })
    await shop.runtime.followers.caughtUp()
  }

  await t.test('makes words mean the same, one way or both', async () => {
    assert.deepEqual(await slugs('sofa'), [])
    await save('rule-sofa', { kind: 'synonym', from: 'sofa', to: 'couch', direction: 'one_way' })
    assert.deepEqual(await slugs('Sofas'), ['couch'])
    await save('rule-settee', { kind: 'synonym', from: 'couch', to: 'settee', direction: 'two_way' })
    assert.deepEqual((await slugs('couch')).toSorted(), ['couch', 'settee'])
    assert.deepEqual((await slugs('settee')).toSorted(), ['couch', 'settee'])
    assert.deepEqual(await slugs('sofa', 'de'), [])
  })

  await t.test('pins products to a query, in an order', async () => {
    await save('rule-pins', {
      kind: 'pin',
      query: 'Velvet',
      productIds: [await idOf('couch'), await idOf('lamp')],
    })
    const { items } = await shop.search.search(anyone, { q: 'velvet' })
    assert.deepEqual(
      items.slice(0, 2).map(({ slug }) => slug),
      ['couch', 'lamp'],
    )
    assert.equal(items.length, 4)
  })

  await t.test('raises and lowers', async () => {
    await shop.search.removeRule(as.service, { id: 'rule-pins' })
    await save('rule-kiln', { kind: 'boost', factor: 5, facet: { code: 'brand', value: 'kiln' } })
    assert.equal((await slugs('velvet'))[0], 'stool')
    await save('rule-kiln', { kind: 'boost', factor: 0.1, facet: { code: 'brand', value: 'kiln' } })
    assert.equal((await slugs('velvet')).at(-1), 'stool')
  })

  await t.test('bans a word from searches and suggestions', async () => {
    await save('rule-ban', { kind: 'banned', word: 'lamp' })
    assert.deepEqual((await slugs('velvet lamp')).toSorted(), ['lamp', 'settee', 'stool'])
    const { queries } = await shop.search.suggest(anyone, { q: 'lam' })
    assert.deepEqual(queries, [])
    assert.equal((await slugs('velvet-lamp!')).length, 3)
    assert.equal((await shop.search.search(anyone, { q: 'Lamp!' })).total, 0)
  })

  await t.test('sees the rules, page by page, and takes them back', async () => {
    const first = await shop.search.listRules(as.service, { limit: 2 })
    const second = await shop.search.listRules(as.service, { limit: 2, cursor: first.nextCursor as string })
    assert.deepEqual(
      [...first.items, ...second.items].map(({ id }) => id),
      ['rule-ban', 'rule-kiln', 'rule-settee', 'rule-sofa'],
    )
    assert.equal(second.nextCursor, undefined)
    assert.deepEqual((await shop.search.listRules(as.service, { kind: 'banned' })).items.length, 1)
    await shop.search.removeRule(as.service, { id: 'rule-ban' })
    await assert.rejects(shop.search.removeRule(as.service, { id: 'rule-ban' }), { code: 'RULE_NOT_FOUND' })
    await shop.runtime.followers.caughtUp()
    assert.deepEqual(await slugs('velvet lamp'), ['lamp'])
  })

  await t.test('saves the same rule twice, even at once, as one', async () => {
    const rule = { kind: 'banned', word: 'ugly' } as const
    await Promise.all(
      Array.from({ length: 8 }, () =>
        shop.search.saveRule(as.service, { id: 'rule-twice', language: 'en', rule }),
      ),
    )
    const { items } = await shop.search.listRules(as.service, { kind: 'banned' })
    assert.deepEqual(
      items.map(({ id }) => id),
      ['rule-twice'],
    )
  })
})
