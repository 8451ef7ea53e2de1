import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pauseAfter } from './pause.ts'

test('pauses double until they are as long as they get, however many tries there were', () => {
  const pauses = { firstMs: 60, longestMs: 900 }
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 1_000_000].map((tries) => pauseAfter(tries, pauses)),
    [60, 120, 240, 480, 900, 900, 900],
  )
})
