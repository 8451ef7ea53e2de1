import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../testing/world.ts'
import { startJobs } from './jobs.ts'
import { silentLog } from './log.ts'

test('jobs', async (t) => {
  const { db } = await world(t)
  const open = async (run: (data: { n: number }) => Promise<void>, retries = 0) => {
    const runner = await startJobs(db, silentLog, { works: true })
    t.after(() => runner.stop())
    await runner.open({ 'test.job': { run, retries } })
    return runner
  }

  await t.test(
    'are done one after the other without a pause between them, those sent meanwhile too',
    async () => {
      const done: number[] = []
      const finished = Promise.withResolvers<void>()
      const runner = await open(async ({ n }) => {
        done.push(n)
        if (n < 20) await runner.send(db.sql, 'test.job', { n: n + 20 })
        if (done.length === 40) finished.resolve()
      })
      const jobs = Array.from({ length: 20 }, (_none, n) => ({ n }))
      await runner.sendMany(db.sql, 'test.job', jobs)
      await runner.work()
      // Looked at queue by queue, forty jobs would take minutes.
      const late = AbortSignal.timeout(20_000)
      await Promise.race([
        finished.promise,
        new Promise((_, reject) =>
          late.addEventListener('abort', () => reject(new Error(`${done.length} done`))),
        ),
      ])
      assert.deepEqual(
        done.toSorted((a, b) => a - b),
        Array.from({ length: 40 }, (_none, n) => n),
      )
      await runner.stop()
    },
  )

  await t.test('of a transaction that is given up are never done', async () => {
    const done: number[] = []
    const runner = await open(async ({ n }) => {
      done.push(n)
    })
    await assert.rejects(
      db.transaction(async (tx) => {
        await runner.send(tx, 'test.job', { n: 1 })
        throw new Error('given up')
      }),
      /given up/,
    )
    await runner.send(db.sql, 'test.job', { n: 2 })
    assert.equal(await runner.drain(), 1)
    assert.deepEqual(done, [2])
  })

  await t.test('that fail for good are kept as dead letters', async () => {
    const tried = Promise.withResolvers<void>()
    const runner = await open(async () => {
      tried.resolve()
      throw new Error('never works')
    })
    await runner.send(db.sql, 'test.job', { n: 3 })
    await runner.work()
    await tried.promise
    const deadlineMs = performance.now() + 20_000
    while ((await runner.deadLetters()).length === 0 && performance.now() < deadlineMs)
      await new Promise((resolve) => setTimeout(resolve, 50))
    assert.deepEqual([...(await runner.deadLetters())], [{ queue: 'test.job', count: 1 }])
  })
})
