import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../testing/world.ts'
import { endLeases, lease, prune } from './outbox.ts'

const KEEP_DAYS = 14

test('pruning', async (t) => {
  const { db } = await world(t)
  const { sql } = db
  const write = async (count: number, days: number, type = 'test.happened') => {
    await sql`
      insert into kernel.outbox (event_id, type, key, payload, at)
      select gen_random_uuid(), ${type}, 'k', '{}', now() - ${days} * interval '1 day'
      from generate_series(1, ${count})`
  }
  const eventsOf = async (type: string) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from kernel.outbox where type = ${type}`
    return row?.count
  }
  const subscribe = async (consumer: string, type: string, leaseDaysAgo: number | null) => {
    await sql`
      insert into kernel.subscriptions (consumer, types, xid, id, lease_until)
      values (${consumer}, ${[type]}, '0'::xid8, 0, now() - ${leaseDaysAgo}::int * interval '1 day')`
  }

  await t.test('forgets old events and marks, however many, and keeps the others', async () => {
    await write(5_001, 15)
    await write(3, 13)
    for (const [count, days] of [
      [5_001, 15],
      [3, 13],
    ] as const)
      await sql`
        insert into kernel.inbox (consumer, event_id, at)
        select 'test', gen_random_uuid(), now() - ${days} * interval '1 day' from generate_series(1, ${count})`
    assert.deepEqual(await prune(sql, KEEP_DAYS), [])
    assert.equal(await eventsOf('test.happened'), 3)
    const [marks] = await sql`select count(*)::int as count from kernel.inbox where consumer = 'test'`
    assert.equal(marks?.count, 3)
  })

  await t.test(
    'keeps for ever what a consumer that somebody reads for has not read, and says so',
    async () => {
      await subscribe('stuck', 'test.waited_for', 13)
      await subscribe('new', 'test.waited_for', null)
      await write(7, 400, 'test.waited_for')
      await write(6_000, 15, 'test.unheard')
      for (let night = 0; night < 2; night++) {
        assert.deepEqual(await prune(sql, KEEP_DAYS), [
          { consumer: 'new', count: 7, live: true },
          { consumer: 'stuck', count: 7, live: true },
        ])
        assert.equal(await eventsOf('test.waited_for'), 7)
        assert.equal(await eventsOf('test.unheard'), 0)
      }
      await sql`
      update kernel.subscriptions
      set (xid, id) = (select xid, id from kernel.outbox where type = 'test.waited_for' order by id offset 4 limit 1)
      where consumer in ('stuck', 'new')`
      assert.equal((await prune(sql, KEEP_DAYS))[0]?.count, 2)
      assert.equal(await eventsOf('test.waited_for'), 2)
      await sql`delete from kernel.subscriptions where consumer in ('stuck', 'new')`
    },
  )

  await t.test(
    'forgets what only a consumer waits for that nobody has read for as long, and says so',
    async () => {
      await subscribe('gone', 'test.left_behind', 15)
      await write(4, 15, 'test.left_behind')
      await write(2, 1, 'test.left_behind')
      assert.deepEqual(await prune(sql, KEEP_DAYS), [{ consumer: 'gone', count: 4, live: false }])
      assert.equal(await eventsOf('test.left_behind'), 2)
    },
  )

  await t.test('a lease that was ended tells until when somebody read, and is free at once', async () => {
    await subscribe('handed-on', 'test.read', null)
    assert.deepEqual(await lease(sql, ['handed-on'], 'first', 5_000), ['handed-on'])
    assert.deepEqual(await lease(sql, ['handed-on'], 'second', 5_000), [])
    await endLeases(sql, 'first')
    const [row] = await sql`
      select lease_until > now() - interval '1 minute' as recent from kernel.subscriptions where consumer = 'handed-on'`
    assert.equal(row?.recent, true)
    assert.deepEqual(await lease(sql, ['handed-on'], 'second', 5_000), ['handed-on'])
  })
})
