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
const WRITTEN_WORD = /[\p{L}\p{M}]+|\p{N}+/gu
const PLAIN_WORD = /\p{L}+|\p{N}+/gu
/** Letters that Unicode does not take apart, Arabic ones written in two ways, and the stroke that makes words longer. */
const FORMS: Readonly<Record<string, string>> = { ß: 'ss', ı: 'i', ى: 'ي', ة: 'ه', ـ: '' }
const FORM = /[ßıىةـ]/g
/** `the` is written on the word: a shopper types `القمصان` or `قمصان` and means the same. */
const ARABIC_ARTICLE = /^ال(?=.{3})/u

/** The words of a text, each as it is written and as it is searched. */
export function wordsOf(text: string): Word[] {
  return [...text.toLowerCase().matchAll(WRITTEN_WORD)].flatMap(([spelling]) => {
    const parts = plainWords(spelling)
    // One sign may stand for several words (`ﷺ`); they are then spelled as they are searched.
    return parts.map((plain) => ({
      spelling: parts.length === 1 ? spelling.slice(0, LONGEST_WORD) : plain,
      plain,
    }))
  })
}

/** The words of a text as they are searched, with single spaces between. */
export function plainText(text: string): string {
  return plainWords(text).join(' ')
}

/** Taken apart by Unicode's compatibility forms (NFKD), without the marks: `É` → `e`, `أ` → `ا`, `½` → `1`, `2`. */
function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(FORM, (letter) => FORMS[letter] as string)
  return (plain.match(PLAIN_WORD) ?? []).map((word) =>
    word.replace(ARABIC_ARTICLE, '').slice(0, LONGEST_WORD),
  )
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
