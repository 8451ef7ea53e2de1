import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventMap, payments } from '@techmart/contracts'
import { pino } from 'pino'
import { loadConfig, moduleNames } from './config.ts'
import { logOptions, silentLog } from './kernel/log.ts'
import { teller } from './kernel/outbox.ts'
import { startRuntime } from './runtime.ts'
import { world } from './testing/world.ts'
import { createWeb } from './web/create-web.ts'

const tell = teller<EventMap<typeof payments>>()
const TRIES_IN_PLACE = 3
const WAIT_MS = 1_100

test('an event whose handler keeps failing is tried again only where its module runs', async (t) => {
  const shop = await world(t)
  const elsewhere = await startRuntime(
    loadConfig({
      MODULES: 'media',
      PEERS: moduleNames.map((name) => `${name}=http://127.0.0.1:9`).join(','),
      SERVICE_SECRET: shop.config.serviceSecret,
    }),
    { databaseUrl: shop.databaseUrl, clock: shop.clock, log: silentLog, works: false },
  )
  t.after(() => elsewhere.close())
  const orders = shop.runtime.local.find((module) => module.name === 'orders')
  assert.ok(orders?.on)
  let calls = 0
  orders.on['payments.failed'] = async () => {
    calls++
    if (calls <= TRIES_IN_PLACE) throw new Error('not now')
  }

  const orderId = 'order-of-this-test'
  await shop.db.transaction((tx) => tell(tx, 'payments.failed', orderId, { orderId, reason: 'declined' }))
  await shop.settle()
  assert.equal(calls, TRIES_IN_PLACE)

  // The retry is due after a second; the process without the module must leave it alone.
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  assert.equal(await elsewhere.jobs.drain(), 0)
  await shop.settle()
  assert.equal(calls, TRIES_IN_PLACE + 1)
})

test('what fails for good is counted by /health/ready and named in the log', async (t) => {
  const lines: string[] = []
  const log = pino(logOptions('warn', 'test'), { write: (line: string) => lines.push(line) })
  const shop = await world(t)
  const runtime = await startRuntime(shop.config, {
    databaseUrl: shop.databaseUrl,
    clock: shop.clock,
    log,
    works: false,
  })
  const app = await createWeb(runtime, silentLog)
  t.after(async () => {
    await app.close()
    await runtime.close()
  })
  const ready = async () => (await app.inject('/health/ready')).json()
  assert.equal((await ready()).deadLetters, 0)
  await runtime.reportDeadLetters()
  assert.deepEqual(lines, [])

  await shop.db.sql`
    insert into pgboss.job (name, data, source_name)
    select 'dead-letters', '{}', queue from unnest(${['media.process', 'media.process', 'search.refresh']}::text[]) as queue`
  await runtime.reportDeadLetters()
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)).map(({ queue, count }) => ({ queue, count })),
    [
      { queue: 'media.process', count: 2 },
      { queue: 'search.refresh', count: 1 },
    ],
  )
  // A process counts at the most once a minute; another one has not counted yet.
  const other = await createWeb(runtime, silentLog)
  t.after(() => other.close())
  const answer = await other.inject('/health/ready')
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.json().status, 'ready')
  assert.equal(answer.json().deadLetters, 3)
  assert.equal((await ready()).deadLetters, 0)
})
