import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BackendDown } from '../backend.ts'
import { createBreaker } from './breaker.ts'

function stage() {
  const clock = { now: 0 }
  const breaker = createBreaker({ failures: 3, pauseMs: 100 }, () => clock.now)
  const asked = { count: 0 }
  const down = () =>
    breaker.run(async () => {
      asked.count++
      throw new BackendDown('away')
    })
  const fail = async (times: number) => {
    for (let i = 0; i < times; i++) await assert.rejects(down(), BackendDown)
  }
  return { clock, breaker, asked, fail }
}

test('after failures in a row nobody is asked for a while', async () => {
  const { clock, breaker, asked, fail } = stage()
  await fail(10)
  assert.equal(asked.count, 3)
  clock.now = 99
  await assert.rejects(
    breaker.run(async () => 'never'),
    BackendDown,
  )
})

test('an answer in between starts the count anew', async () => {
  const { breaker, asked, fail } = stage()
  await fail(2)
  assert.equal(await breaker.run(async () => 'here'), 'here')
  await fail(2)
  await assert.rejects(
    breaker.run(async () => {
      throw new TypeError('a refusal is an answer')
    }),
    TypeError,
  )
  await fail(3)
  assert.equal(asked.count, 7)
})

test('after the pause one tries while the others still fail; its success opens the way', async () => {
  const { clock, breaker, fail } = stage()
  await fail(3)
  clock.now = 100
  const { promise, resolve } = Promise.withResolvers<string>()
  const trial = breaker.run(() => promise)
  await assert.rejects(
    breaker.run(async () => 'too early'),
    BackendDown,
  )
  resolve('here')
  assert.equal(await trial, 'here')
  assert.equal(await breaker.run(async () => 'again'), 'again')
})

test('a trial that fails closes the way for another pause', async () => {
  const { clock, asked, fail } = stage()
  await fail(3)
  clock.now = 100
  await fail(5)
  assert.equal(asked.count, 4)
  clock.now = 200
  await fail(5)
  assert.equal(asked.count, 5)
})
