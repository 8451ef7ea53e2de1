import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createGate } from './gate.ts'

test('a gate lets no more through at once than it may, in the order they came', async () => {
  const gate = createGate({ atOnce: 2, waiting: 10 })
  let running = 0
  let most = 0
  const started: number[] = []
  const work = (index: number) =>
    gate(async () => {
      started.push(index)
      most = Math.max(most, ++running)
      await turn()
      running--
      return index
    })
  const results = await Promise.all(Array.from({ length: 12 }, (_, index) => work(index)))
  assert.equal(most, 2)
  assert.deepEqual(started, results)
})

test('who comes when as many wait as may is refused at once', async () => {
  const gate = createGate({ atOnce: 1, waiting: 1 })
  const opened = Promise.withResolvers<void>()
  const first = gate(() => opened.promise)
  const second = gate(async () => 'second')
  await assert.rejects(
    gate(async () => 'third'),
    { code: 'UNAVAILABLE' },
  )
  opened.resolve()
  await first
  assert.equal(await second, 'second')
  assert.equal(await gate(async () => 'fourth'), 'fourth')
})

test('work that fails gives its place back', async () => {
  const gate = createGate({ atOnce: 1, waiting: 5 })
  const failures = Array.from({ length: 4 }, () =>
    gate(async () => {
      throw new Error('broken')
    }),
  )
  const settled = await Promise.allSettled(failures)
  assert.ok(settled.every(({ status }) => status === 'rejected'))
  assert.equal(await gate(async () => 'done'), 'done')
})
