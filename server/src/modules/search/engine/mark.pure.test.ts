import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marksIn } from './mark.ts'
import { search } from './search.ts'
import { shelf } from './shelf.ts'

/** The text with what is marked in brackets. */
function marked(language: string, title: string, text: string): string {
  const { terms } = search(shelf(language, title), { text, limit: 1 })
  return marksIn(title, language, new Set(terms)).reduceRight(
    (all, [start, end]) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    title,
  )
}

test('words are marked in every form, with their accents and capitals', () => {
  assert.equal(marked('en', 'Running Shoes, red', 'run shoe'), '[Running Shoes], red')
  assert.equal(marked('en', 'A Café table', 'cafe'), 'A [Café] table')
  assert.equal(marked('de', 'Schöne Größen', 'schön größe'), '[Schöne Größen]')
  assert.equal(marked('ar', 'حقيبة جلد', 'الحقيبة'), '[حقيبة] جلد')
})

test('what a slip or a beginning stands for is marked', () => {
  assert.equal(marked('en', 'wireless headphones', 'hedaphones'), 'wireless [headphones]')
  assert.equal(marked('en', 'wireless headphones', 'wirel'), '[wireless] headphones')
})

test('measures are marked with their units', () => {
  assert.equal(marked('en', 'a 17 inch monitor', '17" '), 'a [17 inch] monitor')
  assert.equal(marked('en', 'a 17" monitor', '17in'), 'a [17"] monitor')
})

test('nothing else is marked', () => {
  assert.equal(marked('en', 'red shoe', 'blue'), 'red shoe')
  assert.equal(marked('en', 'red shoe', ''), 'red shoe')
})
