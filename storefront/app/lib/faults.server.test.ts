import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultyFieldsOf } from './faults.server.ts'

const fields = { '/email': 'email', '/shippingAddress/city': 'shipping.city' }
const pointing = (...pointers: unknown[]) => ({
  code: 'INVALID_INPUT' as const,
  details: { errors: pointers.map((field) => ({ field, detail: 'does not fit' })) },
})

test('pointers into the input become the fields of the form, each once', () => {
  const failure = pointing('/shippingAddress/city', '/email', '/email')
  assert.deepEqual(faultyFieldsOf(failure, fields), ['shipping.city', 'email'])
})

test('what no field of the form says is left to the notice above it', () => {
  assert.deepEqual(faultyFieldsOf(pointing('/cartId', '/toString', '/', 7), fields), [])
})

test('a failure without pointers, or for another reason, points at no field', () => {
  assert.deepEqual(faultyFieldsOf({ code: 'INVALID_INPUT', details: {} }, fields), [])
  assert.deepEqual(
    faultyFieldsOf({ code: 'INVALID_INPUT', details: { errors: ['/email', null] } }, fields),
    [],
  )
  assert.deepEqual(faultyFieldsOf({ ...pointing('/email'), code: 'CART_CLOSED' }, fields), [])
})
