import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readableAddress } from './readable-address.ts'

test('an address that can be decoded stays as it is', () => {
  for (const address of [
    '/',
    '/p/kettle',
    '/p/k%C3%A4nnchen',
    '/p/100%25',
    '/search?q=%',
    '/a%2Fb#%c0',
    '*',
  ]) {
    assert.equal(readableAddress(address), address)
  }
})

test('where a path is no text, its percent signs stand for themselves', () => {
  assert.equal(readableAddress('/%'), '/%25')
  assert.equal(readableAddress('/%c0%ae?q=%20'), '/%25c0%25ae?q=%20')
  assert.equal(readableAddress('/k%C3%A4nn/%zz#%20'), '/k%25C3%25A4nn/%25zz#%20')
})
