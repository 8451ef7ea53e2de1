import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomOf } from './random.ts'

const draw = (seed: string, name: string) => {
  const random = randomOf(seed, name)
  return Array.from({ length: 50 }, () => random.int(1, 1_000_000))
}

test('a stream of chance is the same for the same seed and name, and another for others', () => {
  assert.deepEqual(draw('7', 'shopper-1'), draw('7', 'shopper-1'))
  assert.notDeepEqual(draw('7', 'shopper-1'), draw('7', 'shopper-2'))
  assert.notDeepEqual(draw('7', 'shopper-1'), draw('8', 'shopper-1'))
})

test('weights decide how often each is drawn', () => {
  const random = randomOf('1', 'weights')
  const counts = { often: 0, seldom: 0, never: 0 }
  for (let draws = 0; draws < 10_000; draws++) counts[random.weigh({ often: 9, seldom: 1, never: 0 })]++
  assert.equal(counts.never, 0)
  assert.ok(Math.abs(counts.often - 9_000) < 200, `${counts.often} of about 9,000`)
})

test('numbers lie between their bounds, and both bounds come', () => {
  const random = randomOf('1', 'bounds')
  const drawn = new Set(Array.from({ length: 1_000 }, () => random.int(3, 6)))
  assert.deepEqual([...drawn].sort(), [3, 4, 5, 6])
})
