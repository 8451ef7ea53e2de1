import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepsWithin } from './listing-prices.ts'

function within(from?: number, to?: number): number[] {
  const isWithin = stepsWithin({ min: 1_000, max: 5_000, steps: 4 }, { from, to })
  return [0, 1, 2, 3].filter(isWithin)
}

test('without a range every step is within', () => {
  assert.deepEqual(within(), [0, 1, 2, 3])
})

test('a step is within when a price in it is', () => {
  assert.deepEqual(within(2_500, 3_500), [1, 2])
  assert.deepEqual(within(2_000, 2_000), [1])
  assert.deepEqual(within(undefined, 1_999), [0])
  assert.deepEqual(within(4_000), [3])
})

test('the last step holds the highest price; beyond it and below the lowest there is nothing', () => {
  assert.deepEqual(within(5_000), [3])
  assert.deepEqual(within(5_001), [])
  assert.deepEqual(within(undefined, 999), [])
})
