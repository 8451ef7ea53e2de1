import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventMap, payments } from '@techmart/contracts'
import { loadConfig, moduleNames } from './config.ts'
import { silentLog } from './kernel/log.ts'
import { teller } from './kernel/outbox.ts'
import { startRuntime } from './runtime.ts'
import { world } from './testing/world.ts'

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
