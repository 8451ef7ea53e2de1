import { rulesOf } from './languages.ts'
import { fold, wordsOf } from './words.ts'

/** Two phrases with one meaning, or one that may be answered with the other. */
export interface Synonym {
  from: string
  to: string
  direction: 'one_way' | 'two_way'
}

/** Synonyms ready for reading: by the first word of the phrase, longest phrases first. */
export type Thesaurus = ReadonlyMap<string, readonly { phrase: string[]; meanings: string[][] }[]>

export const noSynonyms: Thesaurus = new Map()

export function thesaurus(language: string, synonyms: readonly Synonym[]): Thesaurus {
  const rules = rulesOf(language)
  // A stem stands for all forms of a word, so that "sofas" means "couch" too.
  const phraseOf = (text: string) => wordsOf(text, rules).map(({ term }) => rules.stem(term) || term)
  const meanings = new Map<string, { phrase: string[]; meanings: string[][] }>()
  const add = (from: string, to: string) => {
    const phrase = phraseOf(from)
    const meaning = wordsOf(to, rules).map(({ term }) => term)
    if (phrase.length === 0 || meaning.length === 0) return
    const key = phrase.join(' ')
    const entry = meanings.get(key) ?? { phrase, meanings: [] }
    entry.meanings.push(meaning)
    meanings.set(key, entry)
  }
  for (const { from, to, direction } of synonyms) {
    add(from, to)
    if (direction === 'two_way') add(to, from)
  }
  const longestFirst = [...meanings.values()].sort((a, b) => b.phrase.length - a.phrase.length)
  return Map.groupBy(longestFirst, ({ phrase }) => phrase[0] as string)
}

/** A word as `Thesaurus` keys it. */
export function stemOf(language: string, word: string): string {
  return rulesOf(language).stem(fold(word)) || fold(word)
}
