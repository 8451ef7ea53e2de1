import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change } from '../engine/corpus.ts'
import { coalesce } from './coalesce.ts'

const put = (id: string, price: number): Change => ({
  kind: 'put',
  source: { id, texts: {}, facets: {}, numbers: { price } },
})
const patch = (id: string, numbers: Record<string, number>): Change => ({ kind: 'patch', id, numbers })
const remove = (id: string): Change => ({ kind: 'remove', id })
const left = (...changes: Change[]) => [...coalesce(changes).values()]

test('the last put or removal is what counts', () => {
  assert.deepEqual(left(put('a', 1), remove('a'), put('a', 2)), [put('a', 2)])
  assert.deepEqual(left(put('a', 1), remove('a')), [remove('a')])
})

test('numbers that change go into what is put, or add up', () => {
  assert.deepEqual(left(put('a', 1), patch('a', { price: 2 })), [put('a', 2)])
  assert.deepEqual(left(patch('a', { price: 1, rating: 1 }), patch('a', { price: 2 })), [
    patch('a', { price: 2, rating: 1 }),
  ])
  assert.deepEqual(left(patch('a', { price: 1 }), put('a', 2)), [put('a', 2)])
})

test('numbers of what was removed are nobody’s', () => {
  assert.deepEqual(left(remove('a'), patch('a', { price: 1 })), [remove('a')])
})

test('what was given stays as it was', () => {
  const first = put('a', 1)
  coalesce([first, patch('a', { price: 2 })])
  assert.deepEqual(first, put('a', 1))
})
