import type { Clue } from './clues.ts'
import { type Corpus, MAX_NAME_WORDS } from './corpus.ts'
import { lengthOf, read } from './records.ts'

/** Reads how closely a document's name follows the words of a search, 0 to 1. */
export interface Closeness {
  of: (document: number) => number
  /** What it is at most for any document. */
  most: number
  /** What it is at most, at a glance. */
  atMost: (document: number) => number
}

export const NEIGHBOURS = 0.4
export const WHOLE_PHRASE = 0.2
export const WHOLE_NAME = 0.4

const name = new Int32Array(MAX_NAME_WORDS)

/**
 * Pairs of words that stand together in the name as in the search give up to 0.4, all words in one row 0.2 more,
 * and a name that is nothing but the search 0.4 more.
 */
export function closenessTo(corpus: Corpus, clues: Clue[]): Closeness {
  // A term may stand for several clues (a joined word does): a bit for each.
  const cluesOf = new Map<number, number>()
  clues.forEach((clue, index) => {
    for (const { parts } of clue.ways)
      for (const term of parts.flat()) cluesOf.set(term, (cluesOf.get(term) ?? 0) | (1 << index))
  })
  const pairs = clues.length - 1
  const lastClue = 1 << pairs
  const mostByPairs = pairs > 0 ? NEIGHBOURS + WHOLE_PHRASE : 0
  return {
    most: mostByPairs + WHOLE_NAME,
    // A name of many more words than the search is more than the search.
    atMost: (document) =>
      mostByPairs + (lengthOf(corpus.names, document) <= 2 * clues.length ? WHOLE_NAME : 0),
    of: (document) => {
      const length = read(corpus.names, document, name, false)
      let neighbours = 0
      let isPhrase = false
      let strangers = 0
      let before = 0
      // Bit n: the words up to here are the first n + 1 of the search in one row.
      let row = 0
      for (let i = 0; i < length; i++) {
        const here = cluesOf.get(name[i] as number) ?? 0
        if (here === 0) strangers++
        neighbours |= (before << 1) & here
        row = ((row << 1) | 1) & here
        if ((row & lastClue) !== 0) isPhrase = true
        before = here
      }
      const isName = strangers === 0 && length > 0 && length <= 2 * clues.length && isPhrase
      const together = pairs > 0 ? NEIGHBOURS * (bits(neighbours) / pairs) : 0
      return together + (pairs > 0 && isPhrase ? WHOLE_PHRASE : 0) + (isName ? WHOLE_NAME : 0)
    },
  }
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
