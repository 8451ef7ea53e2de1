import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachInTurn } from './each.ts'

test('an item that fails keeps none of the others from its turn, and is told of at the end', async () => {
  const done: number[] = []
  const work = async (item: number) => {
    if (item === 1) throw new Error('not this one')
    done.push(item)
  }
  await assert.rejects(forEachInTurn([1, 2, 3], work), {
    name: 'AggregateError',
    message: '1 of 3 failed',
    errors: [new Error('not this one')],
  })
  assert.deepEqual(done, [2, 3])
  await forEachInTurn([2, 3], work)
})
