import { rulesOf } from './languages.ts'
import { unitsOf } from './words.ts'

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
  // Read as searches are: without words that only join others, numbers with their units.
  const wordsOf = (text: string) => {
    const words = unitsOf(text, rules).map(({ term }) => term)
    const telling = words.filter((word) => !rules.stops.has(word))
    return telling.length > 0 ? telling : words
  }
  const meanings = new Map<string, { phrase: string[]; meanings: string[][] }>()
  const add = (from: string, to: string) => {
    // A stem stands for all forms of a word, so that "sofas" means "couch" too.
    const phrase = wordsOf(from).map((word) => rules.stem(word) || word)
    const meaning = wordsOf(to)
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
