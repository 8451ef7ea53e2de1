import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complete } from './complete.ts'
import { remove } from './corpus.ts'
import { shelf } from './shelf.ts'

const shop = () =>
  shelf(
    'en',
    'wireless mouse black',
    'wireless mouse white',
    'wireless mouse pad',
    'wireless keyboard black',
    'wireless keyboard white',
    'wired mouse',
    'café table',
    'café chair',
    'mousse',
  )

test('a word is completed by those that begin so, the most frequent first, and by what mostly follows', () => {
  assert.deepEqual(complete(shop(), 'wi', 10), ['wireless', 'wireless mouse', 'wireless keyboard'])
})

test('the words before must be in the same names', () => {
  assert.deepEqual(complete(shop(), 'wireless k', 10), ['wireless keyboard'])
  assert.deepEqual(complete(shop(), 'chair k', 10), [])
})

test('what is typed already is no suggestion, and the rest of it stays', () => {
  assert.deepEqual(complete(shop(), 'Wireless  keyboard', 10), [])
  assert.deepEqual(complete(shop(), '  Wireless-ke', 10), ['wireless-keyboard'])
})

test('words are suggested as people write them', () => {
  assert.deepEqual(complete(shop(), 'caf', 10), ['café'])
})

test('what only one document says is nothing that people look for', () => {
  assert.deepEqual(complete(shop(), 'mouss', 10), [])
})

test('never more than asked for, and nothing for nothing', () => {
  assert.equal(complete(shop(), 'w', 2).length, 2)
  assert.deepEqual(complete(shop(), ' ', 5), [])
  assert.deepEqual(complete(shop(), '-', 5), [])
})

test('words of documents that are gone are not suggested', () => {
  const corpus = shop()
  remove(corpus, 'café table')
  assert.deepEqual(complete(corpus, 'caf', 10), [])
})

test('suggestions do not depend on the order in which documents came', () => {
  const titles = ['aba x', 'aba y', 'abb x', 'abb y', 'abc x', 'abc y']
  assert.deepEqual(
    complete(shelf('en', ...titles), 'ab', 5),
    complete(shelf('en', ...titles.toReversed()), 'ab', 5),
  )
})
