import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepTo } from './suggestion-keys.ts'

const among = (active: number) => ({ active, count: 3 })

test('arrows go round all suggestions, by way of the field', () => {
  const down = [-1, 0, 1, 2].map((active) => stepTo({ key: 'ArrowDown' }, among(active)))
  assert.deepEqual(down, [0, 1, 2, -1])
  const up = [-1, 2, 1, 0].map((active) => stepTo({ key: 'ArrowUp' }, among(active)))
  assert.deepEqual(up, [2, 1, 0, -1])
})

test('Home and End move in the text until a suggestion is chosen', () => {
  assert.equal(stepTo({ key: 'Home' }, among(-1)), undefined)
  assert.equal(stepTo({ key: 'End' }, among(-1)), undefined)
  assert.equal(stepTo({ key: 'Home' }, among(2)), 0)
  assert.equal(stepTo({ key: 'End' }, among(0)), 2)
})

test('without suggestions, and for letters, keys keep their own meaning', () => {
  assert.equal(stepTo({ key: 'ArrowDown' }, { active: -1, count: 0 }), undefined)
  assert.equal(stepTo({ key: 'a' }, among(1)), undefined)
})
