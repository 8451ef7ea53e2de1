import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../testing/world.ts'
import { followEvents } from './follow-events.ts'
import { silentLog } from './log.ts'
import { teller } from './outbox.ts'

test('following events', async (t) => {
  const { db } = await world(t)
  const tell = teller<Record<string, { n: number }>>()
  // Other transactions on the server may let a follower hear of what was told before its start, too.
  const tellOne = (n: number, type: string) => db.transaction((tx) => tell(tx, type, 'key', { n }))
  const open = async (type: string) => {
    const heard: number[] = []
    const follower = followEvents({
      db,
      types: [type],
      log: silentLog,
      onEvents: (events) => {
        for (const { payload } of events) heard.push((payload as { n: number }).n)
      },
    })
    await follower.start()
    t.after(() => follower.stop())
    return { heard, follower }
  }

  await t.test('every process hears what is told from its start on, once, and nothing else', async () => {
    const one = await open('test.heard')
    const other = await open('test.heard')
    await tellOne(1, 'test.heard')
    await tellOne(2, 'test.else')
    await tellOne(3, 'test.heard')
    for (const { heard, follower } of [one, other]) {
      await follower.caughtUp()
      await follower.caughtUp()
      assert.deepEqual(heard, [1, 3])
    }
  })

  await t.test('what commits late is heard, and what commits meanwhile does not wait for it', async () => {
    const { heard, follower } = await open('test.late')
    const told = Promise.withResolvers<void>()
    const end = Promise.withResolvers<void>()
    const slow = db.transaction(async (tx) => {
      await tell(tx, 'test.late', 'key', { n: 1 })
      told.resolve()
      await end.promise
    })
    await told.promise
    for (const n of [2, 3]) {
      await tellOne(n, 'test.late')
      await follower.caughtUp()
    }
    assert.deepEqual(heard, [2, 3])
    end.resolve()
    await slow
    await follower.caughtUp()
    await follower.caughtUp()
    assert.deepEqual(heard, [2, 3, 1])
  })

  await t.test('a thousand at once are all heard', async () => {
    const { heard, follower } = await open('test.many')
    await db.transaction(async (tx) => {
      for (let n = 0; n < 1_200; n++) await tell(tx, 'test.many', 'key', { n })
    })
    await follower.caughtUp()
    await follower.caughtUp()
    assert.deepEqual(
      heard.toSorted((a, b) => a - b),
      Array.from({ length: 1_200 }, (_none, n) => n),
    )
  })

  await t.test('what is told to be heard is tried again when hearing it failed', async () => {
    const heard: number[] = []
    let failures = 1
    const follower = followEvents({
      ...{ db, types: ['test.again'], log: silentLog },
      onEvents: (events) => {
        if (failures-- > 0) throw new Error('not now')
        for (const { payload } of events) heard.push((payload as { n: number }).n)
      },
    })
    await follower.start()
    t.after(() => follower.stop())
    await tellOne(7, 'test.again')
    await follower.caughtUp().catch(() => {})
    await follower.caughtUp()
    assert.deepEqual(heard, [7])
  })
})
