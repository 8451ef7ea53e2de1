import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOf } from './marked-text.ts'
import { typedIn } from './typed-in.ts'

/** The text with brackets around what is marked. */
function marked(text: string, typed: string): string {
  return partsOf(text, typedIn(text, typed))
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('')
}

test('what was typed is found where words begin, in any order and case', () => {
  assert.equal(marked('Fassi Tall Mug', 'mu'), 'Fassi Tall [Mu]g')
  assert.equal(marked('Fassi Tall Mug', 'MUG fas'), '[Fas]si Tall [Mug]')
  assert.equal(marked('Mug set with mugs', 'mug'), '[Mug] set with [mug]s')
})

test('accents do not matter, and what is marked is whole letters', () => {
  assert.equal(marked('Peña Plate', 'pena'), '[Peña] Plate')
  assert.equal(marked('Pen\u0303a Plate', 'peña'), '[Pen\u0303a] Plate')
  assert.equal(marked('Dragør', 'dragør'), '[Dragør]')
  assert.equal(marked('كُوب طويل', 'كوب'), '[كُوب] طويل')
})

test('within a word only the first place counts, and only if no word begins so', () => {
  assert.equal(marked('Espressotasse', 'tasse'), 'Espresso[tasse]')
  assert.equal(marked('Banana', 'an'), 'B[an]ana')
  assert.equal(marked('Banana antenna', 'an'), 'Banana [an]tenna')
})

test('words that overlap are one mark; nothing typed or nothing found is none', () => {
  assert.equal(marked('Mugs', 'mu mugs'), '[Mugs]')
  assert.equal(marked('Mugs', ''), 'Mugs')
  assert.equal(marked('Mugs', '( )'), 'Mugs')
  assert.equal(marked('Mugs', 'lamp'), 'Mugs')
  assert.deepEqual(partsOf('', []), [])
})
