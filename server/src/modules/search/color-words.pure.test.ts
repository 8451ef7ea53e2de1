import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colorWord, familyOf } from './color-words.ts'

test('a colour is found by the family it belongs to, whatever it is called', () => {
  const samples = {
    '#000000': 'black',
    '#20242c': 'black',
    '#ffffff': 'white',
    '#808080': 'grey',
    '#1f2f4f': 'blue',
    '#2a5caa': 'blue',
    '#a9ccc0': 'green',
    '#2e5339': 'green',
    '#c0392b': 'red',
    '#e2bdb2': 'pink',
    '#e67e22': 'orange',
    '#f1c40f': 'yellow',
    '#5b3a29': 'brown',
    '#e8dcc4': 'beige',
    '#6c3483': 'purple',
  }
  for (const [hex, family] of Object.entries(samples)) assert.equal(familyOf(hex), family, hex)
})

test('the family is said in every language, and what is no colour has none', () => {
  assert.equal(colorWord('#1f2f4f', 'de'), 'blau')
  assert.equal(colorWord('#1f2f4f', 'ar'), 'أزرق')
  for (const hex of ['', 'red', '#12', '#gggggg']) assert.equal(colorWord(hex, 'en'), undefined, hex)
})
