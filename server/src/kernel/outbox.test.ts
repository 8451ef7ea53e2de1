import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../testing/world.ts'
import { prune } from './outbox.ts'

test('pruning forgets old events and marks, however many, and keeps the others', async (t) => {
  const { db } = await world(t)
  const { sql } = db
  const write = async (count: number, days: number) => {
    await sql`
      insert into kernel.outbox (event_id, type, key, payload, at)
      select gen_random_uuid(), 'test.happened', 'k', '{}', now() - ${days} * interval '1 day'
      from generate_series(1, ${count})`
    await sql`
      insert into kernel.inbox (consumer, event_id, at)
      select 'test', gen_random_uuid(), now() - ${days} * interval '1 day' from generate_series(1, ${count})`
  }
  await write(5_001, 15)
  await write(3, 13)
  await prune(sql, 14)
  const [left] = await sql<{ events: number; marks: number }[]>`
    select (select count(*) from kernel.outbox where type = 'test.happened')::int as events,
      (select count(*) from kernel.inbox where consumer = 'test')::int as marks`
  assert.deepEqual(left, { events: 3, marks: 3 })
})
