import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phrasesOf, plainText, wordsOf } from './words.ts'

test('a word is plain whatever its case, accents and vowel signs', () => {
  assert.equal(plainText('Crème BRÛLÉE, Ærø Straße'), 'creme brulee ærø strasse')
  assert.equal(plainText('قَمِيصٌ أزرق'), 'قميص ازرق')
  assert.equal(plainText('القمصان'), plainText('قمصان'))
  assert.equal(plainText('شـــاي'), 'شاي')
})

test('letters and figures part, signs do not count', () => {
  assert.equal(plainText('T-Shirt 500ml (2×)'), 't shirt 500 ml 2')
  assert.equal(plainText(`'; drop table x; --`), 'drop table x')
  assert.equal(plainText('!!! … \0'), '')
  assert.equal(plainText('½ Ⅳ ﬁne'), '1 2 iv fine')
})

test('a word keeps its spelling to be shown, and a length that an index takes', () => {
  assert.deepEqual(wordsOf('Algodón'), [{ spelling: 'algodón', plain: 'algodon' }])
  assert.equal(wordsOf('x'.repeat(500))[0]?.plain.length, 48)
})

test('a sign that stands for several words is several words', () => {
  const words = wordsOf('ﷺ')
  assert.ok(words.length > 1)
  for (const { spelling, plain } of words) assert.deepEqual([spelling, /\s/.test(plain)], [plain, false])
})

test('phrases have up to three words and neither begin nor end with a link word', () => {
  const phrases = (text: string, language: 'en' | 'es') =>
    phrasesOf(wordsOf(text), language).map(({ plain }) => plain)
  assert.deepEqual(phrases('Camisa de algodón', 'es'), ['camisa', 'camisa de algodon', 'algodon'])
  assert.deepEqual(phrases('Tea set for two', 'en'), ['tea', 'tea set', 'set', 'set for two', 'two'])
})
