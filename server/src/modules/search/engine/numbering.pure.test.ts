import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createNumbering } from './numbering.ts'

test('numbers are found by their texts, whatever those are, until they are taken away', () => {
  const numbering = createNumbering()
  const texts = ['', 'a', '__proto__', '𝒜', ...Array.from({ length: 5_000 }, (_none, n) => `SKU-${n}`)]
  texts.forEach((text, number) => {
    numbering.set(text, number)
  })
  for (const [number, text] of texts.entries()) assert.equal(numbering.get(text), number)
  numbering.set('a', -1)
  numbering.delete('SKU-17')
  assert.equal(numbering.get('a'), -1)
  assert.deepEqual(
    [numbering.has('SKU-17'), numbering.get('SKU-17'), numbering.has('SKU-18')],
    [false, undefined, true],
  )
})
