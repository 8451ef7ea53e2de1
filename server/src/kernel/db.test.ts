import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadTestDatabaseUrl } from '../config.ts'
import { isUnavailable, openDb } from './db.ts'

test('a connection lost in the middle of a transaction fails the transaction, and nothing else', async (t) => {
  const wire = await layWire(t, loadTestDatabaseUrl())
  const db = openDb({ url: wire.url, name: 'techmart-test', max: 1 })
  t.after(() => db.close())
  const lost = db.transaction(async (tx) => {
    await tx`select 1`
    wire.cut()
    // Long enough for the driver to notice; then the work goes on as if nothing had happened.
    await sleep(50)
    return await tx`select 2`
  })
  await assert.rejects(lost, (error) => isUnavailable(error))
  // What the driver does in timers would end the process here.
  await sleep(50)
  assert.deepEqual([...(await db.sql`select 3 as n`)], [{ n: 3 }])
  assert.equal(await db.transaction(async (tx) => (await tx<{ n: number }[]>`select 4 as n`)[0]?.n), 4)
})

test('what a lost transaction has still to say is not said in another', async (t) => {
  const wire = await layWire(t, loadTestDatabaseUrl())
  const db = openDb({ url: wire.url, name: 'techmart-test', max: 1 })
  t.after(() => db.close())
  const late = Promise.withResolvers<unknown>()
  const lost = db.transaction(async (tx) => {
    await tx`select 1`
    wire.cut()
    await sleep(150)
    try {
      late.resolve(await tx`select set_config('techmart.late', 'said', false)`)
    } catch (error) {
      late.resolve(error)
      throw error
    }
  })
  await assert.rejects(lost, (error) => isUnavailable(error))
  // The connection is made anew meanwhile, for somebody else.
  await db.sql`select 1`
  assert.ok(isUnavailable(await late.promise))
  assert.deepEqual(
    [...(await db.sql`select current_setting('techmart.late', true) as late`)],
    [{ late: null }],
  )
})

test('statements that were under way when the connection was lost all fail', async (t) => {
  const wire = await layWire(t, loadTestDatabaseUrl())
  const db = openDb({ url: wire.url, name: 'techmart-test', max: 1 })
  t.after(() => db.close())
  await db.sql`select 1`
  const asleep = Promise.allSettled(Array.from({ length: 4 }, () => db.sql`select pg_sleep(0.5)`))
  await sleep(50)
  wire.cut()
  const ends = await asleep
  assert.ok(ends.some((end) => end.status === 'rejected' && isUnavailable(end.reason)))
  assert.deepEqual([...(await db.sql`select 2 as n`)], [{ n: 2 }])
})

/** A way to the database that can be cut. */
async function layWire(t: TestContext, databaseUrl: string): Promise<{ url: string; cut(): void }> {
  const address = new URL(databaseUrl)
  const [host, port] = [address.hostname, Number(address.port)]
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect({ host, port })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  address.hostname = '127.0.0.1'
  address.port = String((server.address() as { port: number }).port)
  return {
    url: address.href,
    cut: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}
