import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Api, Context, inventory } from '@techmart/contracts'
import { openDb } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'
import { reserve as createReserve } from './reserve.ts'

const HOLD_MS = 60_000
const LOCK_TIMEOUT_MS = 200

/** Several processes, each with its own queue and connections, on one database. */
test('reserving stock that others want or hold', async (t) => {
  const shop = await world(t)
  const processes = Array.from({ length: 3 }, (_, i) => {
    const db = openDb({
      url: shop.databaseUrl,
      name: `process-${i}`,
      max: 4,
      role: 'techmart_inventory',
      lockTimeoutMs: LOCK_TIMEOUT_MS,
    })
    return { db, reserve: createReserve({ db, clock: shop.clock }) }
  })
  t.after(() => Promise.all(processes.map(({ db }) => db.close())))
  const [first, second] = processes as [(typeof processes)[0], (typeof processes)[0]]
  type Reserve = Api<typeof inventory>['reserve']
  const ask = (reserve: Reserve, lines: Record<string, number>, orderId = newId()) =>
    reserve(as.service as Context, {
      orderId,
      holdMs: HOLD_MS,
      lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
    })
  const given = (levels: Record<string, number>) =>
    shop.inventory.importLevels(as.service, {
      levels: Object.entries(levels).map(([sku, onHand]) => ({ sku, onHand, lowAt: 0, backorderLimit: 0 })),
    })
  const sound = async () =>
    assert.deepEqual((await shop.inventory.audit(as.service, {})).findings, [], 'the accounts agree')
  const levelOf = async (sku: string) => {
    const { items } = await shop.inventory.listLevels(as.service, { text: sku })
    return { reserved: items[0]?.reserved, available: items[0]?.available }
  }

  await t.test('several processes grant exactly what there is, whatever is in the orders', async () => {
    await given({ 'HOT-1': 150, 'HOT-2': 150 })
    const orders = Array.from({ length: 600 }, (_, i) => {
      const { reserve } = processes[i % processes.length] as (typeof processes)[0]
      const lines = [{ 'HOT-1': 1 }, { 'HOT-2': 1 }, { 'HOT-1': 1, 'HOT-2': 1 }][i % 3] as Record<
        string,
        number
      >
      return ask(reserve, lines)
    })
    const outcomes = await Promise.allSettled(orders)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'OUT_OF_STOCK')
    }
    assert.deepEqual(await levelOf('HOT-1'), { reserved: 150, available: 0 })
    assert.deepEqual(await levelOf('HOT-2'), { reserved: 150, available: 0 })
    await sound()
  })

  await t.test(
    'one order asked of two processes at once is one reservation, even for different goods',
    async () => {
      await given({ 'ONE-1': 5, 'ONE-2': 5 })
      for (const other of ['ONE-1', 'ONE-2']) {
        const orderId = newId()
        const [one, two] = await Promise.all([
          ask(first.reserve, { 'ONE-1': 1 }, orderId),
          ask(second.reserve, { [other]: 1 }, orderId),
        ])
        assert.deepEqual(one, two)
      }
      await sound()
    },
  )

  await t.test('an order that is short leaves the goods to the one behind it', async () => {
    await given({ 'FEW-1': 3 })
    const outcomes = await Promise.allSettled([2, 2, 1, 1].map((n) => ask(first.reserve, { 'FEW-1': n })))
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'rejected'],
    )
  })

  await t.test('as many orders as come together take as many statements as one', async () => {
    await given({ 'TOGETHER-1': 500, 'TOGETHER-2': 500 })
    const one = await shop.countStatements(() => ask(shop.inventory.reserve, { 'TOGETHER-1': 1 }))
    const many = await shop.countStatements(() =>
      Promise.all(
        Array.from({ length: 200 }, () => ask(shop.inventory.reserve, { 'TOGETHER-1': 1, 'TOGETHER-2': 1 })),
      ),
    )
    assert.equal(many, one)
  })

  /** Somebody who has a level locked until told to let go. */
  const lock = async (sku: string) => {
    let letGo = () => {}
    const released = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let begun = () => {}
    const locked = new Promise<void>((resolve) => {
      begun = resolve
    })
    const done = shop.db.sql.begin(async (tx) => {
      await tx`select from inventory.levels where sku = ${sku} for update`
      begun()
      await released
    })
    await locked
    return async () => {
      letGo()
      await done
    }
  }

  await t.test('a level that is locked for a while is waited for', async () => {
    await given({ 'SLOW-1': 5 })
    const unlock = await lock('SLOW-1')
    const asked = ask(first.reserve, { 'SLOW-1': 1 })
    await sleep(LOCK_TIMEOUT_MS * 1.3)
    await unlock()
    assert.ok((await asked).reservationId)
  })

  await t.test('a level that stays locked never reads as sold out, and holds up no other goods', async () => {
    await given({ 'STUCK-1': 5, 'FREE-1': 5 })
    const unlock = await lock('STUCK-1')
    const [stuck, free] = await Promise.allSettled([
      ask(first.reserve, { 'STUCK-1': 1 }),
      ask(first.reserve, { 'FREE-1': 1 }),
    ])
    await unlock()
    assert.equal(free.status, 'fulfilled')
    assert.equal(stuck.status === 'rejected' && stuck.reason.code, '55P03')
    assert.ok((await ask(first.reserve, { 'STUCK-1': 1 })).reservationId)
    await sound()
  })
})
