import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createDictionary, eachTermFrom, eachTermTo, mostFrequent, termOf, termsNear } from './dictionary.ts'
import { rulesOf } from './languages.ts'
import { canCorrect, distance, farthest } from './spelling.ts'

/** So many that they are sorted in several times, and some stand apart. */
const WORDS = 2_500

type Dictionary = ReturnType<typeof createDictionary>

function termsFrom(dictionary: Dictionary, prefix: string): number[] {
  const terms: number[] = []
  eachTermFrom(dictionary, prefix, (term) => terms.push(term))
  return terms
}

function termsTo(dictionary: Dictionary, suffix: string): number[] {
  const terms: number[] = []
  eachTermTo(dictionary, suffix, (term) => terms.push(term))
  return terms
}

/** Words of few letters, so that many are near one another; some with digits. */
const word = fc.string({
  unit: fc.constantFrom(...'abdenrst', ...'abdenrst', '7'),
  minLength: 2,
  maxLength: 9,
})
const words = fc.array(word, { minLength: WORDS, maxLength: WORDS, size: 'max' })

function dictionaryOf(texts: string[]) {
  const dictionary = createDictionary(rulesOf('de'))
  for (const text of texts) {
    const term = termOf(dictionary, text)
    dictionary.documents.data[term] = 1
  }
  const textsOf = (terms: number[]) => terms.map((term) => dictionary.texts[term] as string).sort()
  return { dictionary, known: [...new Set(texts)], textsOf }
}

test('beginnings, endings and near words are those that a look at every word finds', () => {
  fc.assert(
    fc.property(words, fc.array(word, { minLength: 30, maxLength: 30 }), (texts, asked) => {
      const { dictionary, known, textsOf } = dictionaryOf(texts)
      for (const own of asked) {
        assert.deepEqual(
          textsOf(termsFrom(dictionary, own)),
          known.filter((text) => text.startsWith(own)).sort(),
        )
        assert.deepEqual(
          textsOf(termsTo(dictionary, own)),
          known.filter((text) => text.endsWith(own) && !/\d/.test(text)).sort(),
        )
        const most = farthest(own)
        const near = known.filter(
          (text) =>
            most > 0 && !/\d/.test(text) && canCorrect(own, text, most) && distance(own, text, most) <= most,
        )
        assert.deepEqual(textsOf(termsNear(dictionary, own).map(({ term }) => term)), near.sort())
      }
    }),
    { numRuns: 4 },
  )
})

test('every sorted term knows how much it has in common with the one before', () => {
  fc.assert(
    fc.property(words, (texts) => {
      const { dictionary } = dictionaryOf(texts)
      const { sorted, shared, length } = dictionary.byStart
      const inOrder = [...sorted.subarray(0, length)].map((term) => dictionary.texts[term] as string)
      assert.deepEqual(inOrder, inOrder.toSorted())
      inOrder.forEach((text, place) => {
        const before = inOrder[place - 1] ?? ''
        let common = 0
        while (common < before.length && before[common] === text[common]) common++
        assert.equal(shared[place], common)
      })
    }),
    { numRuns: 2 },
  )
})

test('words beyond the first plane and after every other letter are found by their beginning', () => {
  const { dictionary, textsOf } = dictionaryOf(['\u{1d49c}b', 'a\ufa0e', 'ab'])
  assert.deepEqual(textsOf(termsFrom(dictionary, 'a')), ['ab', 'a\ufa0e'])
  assert.deepEqual(textsOf(termsFrom(dictionary, '\u{1d49c}')), ['\u{1d49c}b'])
})

test('the most frequent terms are the first of all in order of frequency, then of the alphabet', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 60 }),
      fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }),
      fc.nat(8),
      (texts, counts, most) => {
        const { dictionary } = dictionaryOf(texts)
        const terms = texts.map((text) => dictionary.ids.get(text) as number)
        terms.forEach((term, index) => {
          dictionary.documents.data[term] = counts[index] as number
        })
        const sorted = terms.toSorted((a, b) => {
          const more = (dictionary.documents.data[b] as number) - (dictionary.documents.data[a] as number)
          return more || ((dictionary.texts[a] as string) < (dictionary.texts[b] as string) ? -1 : 1)
        })
        assert.deepEqual(
          mostFrequent(dictionary, most, (take) => terms.forEach(take)),
          sorted.slice(0, most),
        )
      },
    ),
  )
})
