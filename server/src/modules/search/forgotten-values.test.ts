import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../testing/world.ts'
import * as store from './store-facet-values.ts'

const NOW = '2030-01-01T00:00:00.000Z'
const red = {
  code: 'color',
  value: 'red',
  parent: null,
  name: { en: 'Colour' },
  label: { en: 'Red' },
  hex: '#f00',
}

test('a facet value', async (t) => {
  const { db } = await world(t)
  const write = () => db.transaction((tx) => store.writeFacetValues(tx, [red]))
  const isKnown = async () => {
    const rows = await db.sql`select from search.facet_values where forgotten_at is null`
    return rows.length === 1
  }
  const place = async () => (await db.sql`select changed_in::text, change from search.facet_values`)[0]
  let turn = 0
  /** A rebuild that meets no product, with something that happens while it runs. */
  const rebuild = async (meanwhile = async () => {}) => {
    turn++
    await store.beginRebuild(db.sql, turn)
    await meanwhile()
    await store.forgetUnseenValues(db.sql, turn, NOW)
  }

  await t.test('that is written during a rebuild is known after it, and only then', async () => {
    await rebuild(write)
    assert.equal(await isKnown(), true)
    await rebuild()
    assert.equal(await isKnown(), false)
    await write()
    assert.equal(await isKnown(), true)
  })

  await t.test('that was seen since the last rebuild began is not written again', async () => {
    const before = await place()
    await write()
    assert.deepEqual(await place(), before)
  })

  await t.test('that is being written when it would be forgotten stays', async () => {
    turn++
    await store.beginRebuild(db.sql, turn)
    let forgetting = Promise.resolve()
    await db.transaction(async (tx) => {
      await store.writeFacetValues(tx, [red])
      forgetting = store.forgetUnseenValues(db.sql, turn, NOW)
    })
    await forgetting
    assert.equal(await isKnown(), true)
  })

  await t.test('that is being forgotten when it is written comes back', async () => {
    turn++
    await store.beginRebuild(db.sql, turn)
    let writing = Promise.resolve()
    await db.transaction(async (tx) => {
      await store.forgetUnseenValues(tx, turn, NOW)
      writing = write()
    })
    await writing
    assert.equal(await isKnown(), true)
  })

  await t.test('is taken away for good when every reader has learned that it is forgotten', async () => {
    await rebuild()
    await store.removeForgottenValues(db.sql, NOW, 10)
    assert.equal((await db.sql`select from search.facet_values`).length, 1)
    await store.removeForgottenValues(db.sql, '2030-01-01T00:00:00.001Z', 10)
    assert.equal((await db.sql`select from search.facet_values`).length, 0)
  })
})
