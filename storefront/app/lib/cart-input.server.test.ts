import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Code, Email, Sku } from '@techmart/contracts'
import { fits, fittingText, wholeNumber } from './cart-input.server.ts'

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

test("a field is held against the contract's own limits", () => {
  assert.equal(fittingText(form({ sku: ' TEE-NAVY-M ' }), 'sku', Sku), 'TEE-NAVY-M')
  for (const sku of ['', 'x', '<script>', 'A'.repeat(65)]) {
    assert.equal(fittingText(form({ sku }), 'sku', Sku), undefined, sku)
  }
  assert.ok(fits('ada@example.com', Email))
  assert.ok(!fits('ada@example', Email))
  assert.ok(!fits(`${'a'.repeat(250)}@example.com`, Email))
  assert.ok(!fits('10 % OFF', Code))
})

test('a number is whole and within bounds, or not there', () => {
  const quantity = (text: string) => wholeNumber(form({ quantity: text }), 'quantity', 1, 999)
  assert.equal(quantity('12'), 12)
  for (const text of ['', '0', '1000', '-1', '1.5', '1e3', '０', 'NaN', '99999999999999999999']) {
    assert.equal(quantity(text), undefined, text)
  }
})
