import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../testing/world.ts'
import { openDb, type Tx } from './db.ts'
import { type Consumer, startEventLoop, subscribeAll } from './events.ts'
import { silentLog } from './log.ts'
import { teller } from './outbox.ts'

interface Facts {
  'test.happened': { n: number }
}
const tell = teller<Facts>()

test('events', async (t) => {
  const shop = await world(t)
  const { db } = shop
  let names = 0

  /** A consumer of its own for one test; what it has seen is in `seen`. */
  const consumer = async (handle: (n: number, tx: Tx) => Promise<void> | void) => {
    const seen: number[] = []
    const made: Consumer = {
      name: `test-${names++}`,
      db,
      on: {
        'test.happened': async (tx, event: { payload: { n: number } }) => {
          await handle(event.payload.n, tx)
          seen.push(event.payload.n)
        },
      },
    }
    await subscribeAll(db, [made])
    return { made, seen }
  }
  const run = (
    consumers: Consumer[],
    handOver: (consumer: string, eventId: string) => Promise<void> = async () => {},
  ) => {
    const loop = startEventLoop({ db, consumers, log: silentLog, handOver })
    // Also when an assertion fails before the test stops it.
    t.after(() => loop.stop())
    return loop
  }
  const happen = (n: number, key = 'same') => db.transaction((tx) => tell(tx, 'test.happened', key, { n }))

  await t.test('are told exactly when their transaction commits', async () => {
    const { made, seen } = await consumer(() => {})
    await happen(1)
    await assert.rejects(
      db.transaction(async (tx) => {
        await tell(tx, 'test.happened', 'same', { n: 2 })
        throw new Error('changed my mind')
      }),
    )
    const loop = run([made])
    await loop.settled()
    await loop.stop()
    assert.deepEqual(seen, [1])
  })

  await t.test('with the same key arrive in order', async () => {
    const { made, seen } = await consumer(
      () => new Promise((resolve) => setTimeout(resolve, Math.random() * 3)),
    )
    for (let n = 0; n < 30; n++) await happen(n)
    const loop = run([made])
    await loop.settled()
    await loop.stop()
    assert.deepEqual(
      seen,
      Array.from({ length: 30 }, (_, n) => n),
    )
  })

  await t.test('of a transaction that commits late are not skipped by later ones', async () => {
    const { made, seen } = await consumer(() => {})
    const loop = run([made])
    let commit = () => {}
    const late = db.transaction(async (tx) => {
      await tell(tx, 'test.happened', 'late', { n: 1 })
      await new Promise<void>((resolve) => {
        commit = resolve
      })
    })
    await happen(2, 'early')
    // Several rounds of reading, in which the later one must not be taken for all there is.
    await new Promise((resolve) => setTimeout(resolve, 200))
    commit()
    await late
    await loop.settled()
    await loop.stop()
    assert.deepEqual(seen.toSorted(), [1, 2])
  })

  await t.test('have their effect once, even when two processes read for the same consumer', async () => {
    const { made, seen } = await consumer(() => new Promise((resolve) => setTimeout(resolve, 2)))
    for (let n = 0; n < 20; n++) await happen(n, `key-${n}`)
    const loops = [run([made]), run([made]), run([made])]
    await Promise.all(loops.map((loop) => loop.settled()))
    // A second reader that was handed the same events (its lease ran out meanwhile) finds the marks.
    await db.sql`update kernel.subscriptions set xid = '0', id = 0, owner = null where consumer = ${made.name}`
    await Promise.all(loops.map((loop) => loop.stop()))
    const again = run([made])
    await again.settled()
    await again.stop()
    assert.equal(seen.length, new Set(seen).size)
    assert.ok(seen.length >= 20)
  })

  await t.test('whose handler fails for a moment are handled at the next try', async () => {
    let failures = 2
    const { made, seen } = await consumer(() => {
      if (failures-- > 0) throw new Error('not now')
    })
    await happen(7)
    const loop = run([made])
    await loop.settled()
    await loop.stop()
    assert.deepEqual(seen, [7])
  })

  await t.test('whose handler keeps failing are handed over and hold nobody up', async () => {
    const { made, seen } = await consumer((n) => {
      if (n === 1) throw new Error('never')
    })
    const handedOver: string[] = []
    await happen(1, 'a')
    await happen(2, 'a')
    const loop = run([made], async (name, id) => void handedOver.push(`${name} ${id}`))
    await loop.settled()
    await loop.stop()
    assert.deepEqual(seen, [2])
    assert.equal(handedOver.length, 1)
  })

  await t.test('survive the reader: another takes over when its lease has run out', async () => {
    const { made, seen } = await consumer(() => {})
    await db.sql`
      update kernel.subscriptions set owner = 'a process that was killed', lease_until = clock_timestamp() + interval '200 ms'
      where consumer = ${made.name}`
    await happen(5)
    const loop = run([made])
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await loop.stop()
    assert.deepEqual(seen, [5])
  })
})

test('the database keeps modules apart', async (t) => {
  const shop = await world(t)
  const cart = openDb({ url: shop.databaseUrl, name: 'fence', role: 'techmart_cart', max: 1 })
  t.after(() => cart.close())

  await t.test('a module reaches its own tables', async () => {
    await cart.sql`select count(*) from cart.carts`
  })
  for (const table of ['inventory.levels', 'orders.orders', 'identity.customers', 'payments.payments']) {
    await t.test(`and not ${table}`, async () => {
      await assert.rejects(cart.sql.unsafe(`select count(*) from ${table}`), { code: '42501' })
    })
  }
  await t.test('yet calls through the peers work', async () => {
    await shop.inventory.getAvailability(as.anyone(), { skus: ['NONE'] })
  })
})
