import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCookies } from './cookies.server.ts'

test('cookies are read as they were written, and nonsense does no harm', () => {
  const cookies = parseCookies('tm_cart=a%20b; tm_cart=second; broken=%; nul=a%00b; noise; =x')
  assert.equal(cookies.get('tm_cart'), 'a b')
  assert.equal(cookies.get('broken'), '%')
  assert.equal(cookies.get('nul'), '')
  assert.equal(cookies.has('noise'), false)
})
