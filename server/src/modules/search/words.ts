import type { Language } from '@techmart/contracts'
import { isLinkWord } from './languages.ts'

/** A word as it is written, and as it is searched: lower case, without accents and vowel signs. */
export interface Word {
  spelling: string
  plain: string
}

const LONGEST_WORD = 48
const LONGEST_PHRASE = 3

/** Letters and figures are words of their own, so that `500ml` and `500 ml` are the same. */
const WORD = /[\p{L}\p{M}]+|\p{N}+/gu
/** Arabic letters that are written in two ways, and the stroke that only makes words longer. */
const ARABIC_FORMS: readonly [RegExp, string][] = [
  [/ى/g, 'ي'],
  [/ة/g, 'ه'],
  [/ـ/g, ''],
]

/** `the` is written on the word: a shopper types `القمصان` or `قمصان` and means the same. */
const ARABIC_ARTICLE = /^ال/
const SHORTEST_WITH_ARTICLE = 5

export function wordsOf(text: string): Word[] {
  return [...text.toLowerCase().matchAll(WORD)].flatMap(([spelling]) => {
    const plain = plainWord(spelling).slice(0, LONGEST_WORD)
    return plain === '' ? [] : [{ spelling: spelling.slice(0, LONGEST_WORD), plain }]
  })
}

/** The words of a text as they are searched, with single spaces between. */
export function plainText(text: string): string {
  return wordsOf(text)
    .map(({ plain }) => plain)
    .join(' ')
}

function plainWord(word: string): string {
  const bare = word.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ı', 'i')
  const folded = ARABIC_FORMS.reduce((text, [form, usual]) => text.replace(form, usual), bare)
  return folded.length >= SHORTEST_WITH_ARTICLE ? folded.replace(ARABIC_ARTICLE, '') : folded
}

/** Every run of up to three words that neither begins nor ends with a link word: what people might search for. */
export function phrasesOf(words: readonly Word[], language: Language): Word[] {
  const phrases: Word[] = []
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_PHRASE); to++) {
      const run = words.slice(from, to)
      const [first, last] = [run[0] as Word, run.at(-1) as Word]
      if (!isLinkWord(first.plain, language) && !isLinkWord(last.plain, language)) phrases.push(joined(run))
    }
  }
  return phrases
}

function joined(words: readonly Word[]): Word {
  return {
    spelling: words.map(({ spelling }) => spelling).join(' '),
    plain: words.map(({ plain }) => plain).join(' '),
  }
}
