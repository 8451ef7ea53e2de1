import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBreaker } from './breaker.ts'
import { createOutgoing, parseRetryAfter } from './outgoing.ts'
import { NoAnswer, ProviderRefusal } from './provider.ts'

const UNAVAILABLE = { code: 'PAYMENT_PROVIDER_UNAVAILABLE' }

function manualClock() {
  let at = 0
  const advance = (ms: number) => {
    at += ms
  }
  return { now: () => at, advance }
}

test('a call without an answer is made three times, and a no or an answer ends it', async () => {
  const outgoing = createOutgoing()
  let calls = 0
  const silent = async () => {
    calls++
    throw new NoAnswer('status 503')
  }
  await assert.rejects(outgoing(silent), UNAVAILABLE)
  assert.equal(calls, 3)
  await assert.rejects(outgoing(silent, { once: true }), UNAVAILABLE)
  assert.equal(calls, 4)
  const refused = async () => {
    calls++
    throw new ProviderRefusal('no')
  }
  await assert.rejects(outgoing(refused), { code: 'no' })
  assert.equal(calls, 5)
  const secondTime = async () => {
    if (++calls === 6) throw new TypeError('fetch failed')
    return 'an answer'
  }
  assert.equal(await outgoing(secondTime), 'an answer')
})

test('a call that takes too long is given up', async () => {
  const outgoing = createOutgoing({ timeoutMs: 20 })
  const hanging = (signal: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      // The timer of the signal alone would not keep the test running.
      const alive = setInterval(() => {}, 5)
      signal.addEventListener('abort', () => {
        clearInterval(alive)
        reject(signal.reason)
      })
    })
  await assert.rejects(outgoing(hanging), UNAVAILABLE)
})

test('a defect of ours is neither tried again nor taken for silence', async () => {
  let calls = 0
  const defect = async () => {
    calls++
    throw new RangeError('ours')
  }
  await assert.rejects(createOutgoing()(defect), RangeError)
  assert.equal(calls, 1)
})

test('a provider that asks for a pause gets it, and nobody waits for it meanwhile', async () => {
  const clock = manualClock()
  const outgoing = createOutgoing({ breaker: createBreaker({ now: clock.now }) })
  let calls = 0
  const later = async () => {
    calls++
    throw new NoAnswer('status 429', 30_000)
  }
  await assert.rejects(outgoing(later), (error: { details: object }) => {
    assert.deepEqual(error.details, { retryAfterS: 30 })
    return true
  })
  await assert.rejects(outgoing(later), UNAVAILABLE)
  assert.equal(calls, 1)
  clock.advance(30_000)
  assert.equal(await outgoing(async () => 'again'), 'again')
})

test('the breaker opens after five failures in a row, lets one probe through, and closes by its success', () => {
  const clock = manualClock()
  const breaker = createBreaker({ now: clock.now, openMs: 5_000, longestMs: 20_000 })
  for (let turn = 0; turn < 4; turn++) breaker.fail()
  breaker.succeed()
  for (let turn = 0; turn < 4; turn++) breaker.fail()
  assert.equal(breaker.waitMs(), 0)
  breaker.fail()
  assert.equal(breaker.waitMs(), 5_000)
  clock.advance(5_000)
  assert.equal(breaker.waitMs(), 0, 'one goes through')
  assert.ok(breaker.waitMs() > 0, 'the others wait for what becomes of it')
  breaker.fail()
  assert.equal(breaker.waitMs(), 10_000)
  clock.advance(10_000)
  assert.equal(breaker.waitMs(), 0)
  clock.advance(5_000)
  assert.equal(breaker.waitMs(), 0, 'a probe that never came back does not close the way')
  breaker.fail()
  breaker.fail()
  assert.equal(breaker.waitMs(), 20_000, 'never longer than the longest')
  clock.advance(20_000)
  assert.equal(breaker.waitMs(), 0)
  breaker.succeed()
  assert.equal(breaker.waitMs(), 0)
  assert.equal(breaker.waitMs(), 0)
})

test('Retry-After is read as seconds or as a date', () => {
  assert.equal(parseRetryAfter('2'), 2_000)
  assert.equal(parseRetryAfter('Fri, 31 Dec 1999 23:59:59 GMT', Date.UTC(1999, 11, 31, 23, 59, 49)), 10_000)
  assert.equal(parseRetryAfter('Fri, 31 Dec 1999 23:59:59 GMT', Date.UTC(2030, 0, 1)), 0)
  assert.equal(parseRetryAfter('soon'), undefined)
  assert.equal(parseRetryAfter(null), undefined)
})
