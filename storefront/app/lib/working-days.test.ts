import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addWorkingDays } from './working-days.ts'

const friday = new Date(2026, 10, 20, 12)

test('a weekend in between is not counted', () => {
  assert.equal(addWorkingDays(friday, 1).getDate(), 23)
  assert.equal(addWorkingDays(friday, 5).getDate(), 27)
  assert.equal(addWorkingDays(friday, 6).getDate(), 30)
})

test('no days are the same day', () => {
  assert.equal(addWorkingDays(friday, 0).getTime(), friday.getTime())
})
