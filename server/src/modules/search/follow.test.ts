import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '../../kernel/db.ts'
import { silentLog } from '../../kernel/log.ts'
import { startRuntime } from '../../runtime.ts'
import { as, type World, world } from '../../testing/world.ts'
import { openShop, rebuilt } from './fixtures.ts'

const anyone = as.anyone()
/** In which a follower looks for changes a few times. */
const ROUNDS_MS = 400
const title = (en: string) => ({ title: { en } })

async function totalOf(shop: Pick<World, 'search'>, q: string): Promise<number> {
  return (await shop.search.search(anyone, { q })).exact ?? 0
}

/** Another process of the same shop, as far as search is concerned. */
async function anotherProcess(shop: World) {
  const runtime = await startRuntime(shop.config, {
    databaseUrl: shop.databaseUrl,
    clock: shop.clock,
    log: silentLog,
    works: false,
  })
  return { ...runtime.peers, runtime }
}

async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return
    await sleep(25)
  }
  assert.fail(what)
}

test('every process follows the changes by itself', async (t) => {
  const shop = await world(t)
  await openShop(shop, [{ slug: 'mug', ...title('Mug') }])
  await rebuilt(shop)
  const other = await anotherProcess(shop)
  t.after(() => other.runtime.close())
  assert.deepEqual([await totalOf(shop, 'mug'), await totalOf(other, 'mug')], [1, 1])

  await t.test('an edit is found everywhere, without a rebuild', async () => {
    await shop.catalog.updateProduct(as.service, { slug: 'mug', title: { en: 'Tankard' } })
    await shop.settle()
    await eventually('the other process finds it', async () => (await totalOf(other, 'tankard')) === 1)
    assert.equal(await totalOf(shop, 'tankard'), 1)
  })

  await t.test('what a transaction writes that ends late is not passed over', async () => {
    const write = (sql: Queryable, id: string) => sql`
      insert into search.documents (product_id, language, source, texts_hash, texts_change, change)
      values (${id}, 'en', ${sql.json({ texts: { title: `Comer ${id}` }, facets: {}, numbers: { publishedAt: 0 } })},
        'x', nextval('search.changes'), nextval('search.changes'))`
    const late = await shop.db.sql.reserve()
    await late`begin`
    await write(late, 'late')
    await write(shop.db.sql, 'early')
    await sleep(ROUNDS_MS)
    await late`commit`
    late.release()
    await shop.runtime.followers.caughtUp()
    assert.equal((await shop.search.search(anyone, { q: 'comer' })).total, 2)
  })
})

test('a lost event is healed by a sweep that compares versions', async (t) => {
  const shop = await world(t)
  await openShop(shop, [
    { slug: 'mug', ...title('Mug') },
    { slug: 'kettle', ...title('Kettle') },
  ])
  await rebuilt(shop)
  await shop.settle()
  await shop.db
    .sql`update catalog.products set title = '{"en": "Beaker"}', version = version + 1 where slug = 'mug'`
  await shop.db.sql`delete from catalog.products where slug = 'kettle'`
  assert.deepEqual([await totalOf(shop, 'beaker'), await totalOf(shop, 'kettle')], [0, 1])
  await shop.runtime.runJob('search.sweep')
  await shop.settle()
  assert.deepEqual([await totalOf(shop, 'beaker'), await totalOf(shop, 'kettle')], [1, 0])

  await t.test('and finds nothing to do the next time', async () => {
    await shop.runtime.runJob('search.sweep')
    assert.deepEqual([...(await shop.db.sql`select key from search.pending`)], [])
  })
})

test('an index that was kept is taken up again and catches up', async (t) => {
  const shop = await world(t)
  await openShop(
    shop,
    Array.from({ length: 600 }, (_none, index) => ({ slug: `thing-${index}`, ...title(`Thing ${index}`) })),
  )
  await rebuilt(shop)
  const first = await anotherProcess(shop)
  assert.equal((await first.search.search(anyone, { q: 'thing' })).total, 600)
  await first.runtime.close()

  await shop.catalog.updateProduct(as.service, { slug: 'thing-7', title: { en: 'Renamed' } })
  await shop.catalog.updateProduct(as.service, { slug: 'thing-8', status: 'draft' })
  await shop.settle()
  const second = await anotherProcess(shop)
  t.after(() => second.runtime.close())
  const found = async (q: string) => (await second.search.search(anyone, { q })).exact
  assert.deepEqual([await found('renamed'), await found('thing')], [1, 598])
})
