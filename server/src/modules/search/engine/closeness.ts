import type { Clue } from './clues.ts'
import { type Corpus, MAX_NAME_WORDS } from './corpus.ts'
import { read } from './records.ts'

/** Reads how closely a document's name follows the words of a search, 0 to 1. */
export interface Closeness {
  of: (document: number) => number
  /** What it is at most for documents that meet some clues (bits as in `Matches.met`): in a name of any length, */
  mostInAny: Float64Array
  /** and in a name of at most `shortName` words. */
  mostInShort: Float64Array
  shortName: number
}

export const NEIGHBOURS = 0.4
export const WHOLE_PHRASE = 0.2
export const WHOLE_NAME = 0.4

const name = new Int32Array(MAX_NAME_WORDS)
/** Many times as many as a search has terms. */
const LIKELY = 1024

/**
 * Pairs of words that stand together in the name as in the search give up to 0.4, all words in one row 0.2 more,
 * and a name that is nothing but the search 0.4 more.
 */
export function closenessTo(corpus: Corpus, clues: Clue[], needed: readonly Clue[]): Closeness {
  // A term may stand for several clues (a joined word does): a bit for each.
  const cluesOf = new Map<number, number>()
  clues.forEach((clue, index) => {
    for (const { parts } of clue.ways)
      for (const term of parts.flat()) cluesOf.set(term, (cluesOf.get(term) ?? 0) | (1 << index))
  })
  // Most words of names stand for none, as a look at a few bits of their numbers tells.
  const maybe = new Uint8Array(LIKELY)
  for (const term of cluesOf.keys()) maybe[term % LIKELY] = 1
  const pairs = clues.length - 1
  const lastClue = 1 << pairs
  const shortName = 2 * clues.length
  return {
    ...bounds(clues, needed),
    shortName,
    of: (document) => {
      const length = read(corpus.names, document, name, false)
      let neighbours = 0
      let isPhrase = false
      let strangers = 0
      let before = 0
      // Bit n: the words up to here are the first n + 1 of the search in one row.
      let row = 0
      for (let i = 0; i < length; i++) {
        const term = name[i] as number
        const here = maybe[term % LIKELY] === 0 ? 0 : (cluesOf.get(term) ?? 0)
        if (here === 0) strangers++
        neighbours |= (before << 1) & here
        row = ((row << 1) | 1) & here
        if ((row & lastClue) !== 0) isPhrase = true
        before = here
      }
      const isName = strangers === 0 && length > 0 && length <= shortName && isPhrase
      const together = pairs > 0 ? NEIGHBOURS * (bits(neighbours) / pairs) : 0
      return together + (pairs > 0 && isPhrase ? WHOLE_PHRASE : 0) + (isName ? WHOLE_NAME : 0)
    },
  }
}

/** A word of a clue stands in the name of whoever meets the clue; but parts of ways with several stand anywhere. */
function bounds(
  clues: Clue[],
  needed: readonly Clue[],
): { mostInAny: Float64Array; mostInShort: Float64Array } {
  const mostInAny = new Float64Array(1 << needed.length)
  const mostInShort = new Float64Array(1 << needed.length)
  const bitOf = clues.map((clue) => 1 << needed.indexOf(clue))
  const anywhere = clues.map(({ ways }) => ways.some(({ parts }) => parts.length > 1))
  for (let met = 0; met < mostInAny.length; met++) {
    const mayStand = clues.map((_clue, index) => anywhere[index] || (met & (bitOf[index] as number)) !== 0)
    const neighbours = mayStand.filter((may, index) => index > 0 && may && mayStand[index - 1]).length
    const isWhole = mayStand.every(Boolean)
    if (clues.length > 1)
      mostInAny[met] = NEIGHBOURS * (neighbours / (clues.length - 1)) + (isWhole ? WHOLE_PHRASE : 0)
    mostInShort[met] = (mostInAny[met] as number) + (isWhole ? WHOLE_NAME : 0)
  }
  return { mostInAny, mostInShort }
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
