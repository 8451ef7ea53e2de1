import { inverseFrequency } from './bm25.ts'
import type { Corpus } from './corpus.ts'
import { type Correction, compareByFrequency, type Dictionary, formsOf, termsNear } from './dictionary.ts'
import type { Rules } from './languages.ts'
import type { Thesaurus } from './synonyms.ts'
import {
  addCode,
  addJoined,
  addMeanings,
  type Completion,
  completionWays,
  compoundWays,
  formWays,
  frequencyOf,
  SAME_WORD,
  splitWays,
  type Way,
  way,
} from './ways.ts'
import { type Unit, unitsOf } from './words.ts'

export type { Way } from './ways.ts'

/** One word of a search with all that may stand for it. */
export interface Clue {
  ways: Way[]
  /** How much the word tells: what a document that has it in full would gain. */
  weight: number
  /** It raises what has it, and nothing is missed without it. */
  isOptional: boolean
}

export interface Clues {
  /** No word is looked for: everything is found that is not excluded. */
  isBrowsing: boolean
  /** In the order of the text; a word that nothing stands for is left out. */
  wanted: Clue[]
  /** Some word was left out: no document meets them all. */
  isIncomplete: boolean
  /** Documents with one of these are not found. */
  excluded: number[]
  /** Words that follow "without": documents named so are not found, unless their own name says "without" as well. */
  lacking: number[][]
  /** The text as it was probably meant. */
  corrected?: string
}

export const MAX_CLUES = 12
export const CORRECTED = [0, 0.8, 0.6]
/** Words that are not wanted and count. */
export const MAX_UNWANTED = 12
/** Nobody types so much; the rest is not read. */
export const MAX_TEXT = 1_000
/** Corrections that are looked at: the most frequent. */
export const MAX_CORRECTIONS = 3
/** A word of more documents than this is meant as it is written. */
export const RARE = 3
/** A rare word is likelier a slip when a correction is so many times as frequent. */
export const LIKELIER_A_SLIP = 100
/** Of several corrections those count that are at least such a share as frequent as the first. */
export const CORRECTION_SHARE = 0.1
/** Of what stands before a word: at the beginning, or after a space. */
const MINUS = /^\s?[-‐‑–−]$/
const SPACE = /\s/

/** What a text asks of this corpus. */
export function readClues(
  corpus: Corpus,
  typed: string,
  thesaurus: Thesaurus,
  completion: Completion,
): Clues {
  const { dictionary } = corpus
  const text = typed.slice(0, MAX_TEXT)
  const { words, excluded, lacking } = partsOf(text, dictionary.rules)
  const telling = words.filter(({ term }) => !dictionary.rules.stops.has(term))
  const units = (telling.length > 0 ? telling : words).slice(0, MAX_CLUES)
  const { ways, corrections } = waysOf(corpus, text, units, thesaurus, completion)
  const wanted = ways.map((own) => clueOf(corpus, own, false)).filter((clue) => clue.ways.length > 0)
  const corrected = rewrite(dictionary, text, units, corrections)
  return {
    isBrowsing: words.length === 0,
    wanted: [...lacking.map(([negator, word]) => explicitLack(corpus, negator, word)), ...wanted],
    isIncomplete: wanted.length < ways.length,
    excluded: excluded.flatMap((word) => formsOf(dictionary, word)),
    lacking: lacking.map(([, word]) => formsOf(dictionary, word)),
    ...(corrected === undefined ? {} : { corrected }),
  }
}

interface Parts {
  words: Unit[]
  excluded: string[]
  lacking: [negator: string, word: string][]
}

/** What is wanted, what stands after a minus, and what after "without". */
function partsOf(text: string, rules: Rules): Parts {
  const parts: Parts = { words: [], excluded: [], lacking: [] }
  const all = unitsOf(text, rules)
  for (let i = 0; i < all.length; i++) {
    const word = all[i] as Unit
    const next = all[i + 1]
    if (MINUS.test(text.slice(Math.max(0, word.start - 2), word.start))) parts.excluded.push(word.term)
    else if (rules.negators.has(word.term) && next && i > 0) {
      // Names have the words of a measure, not the measure itself.
      if (next.number === undefined) parts.lacking.push([word.term, next.term])
      else parts.excluded.push(next.term)
      i++
    } else parts.words.push(word)
  }
  parts.excluded.splice(MAX_UNWANTED)
  parts.lacking.splice(MAX_UNWANTED)
  return parts
}

/** "without buckles": what says so itself comes first. */
function explicitLack(corpus: Corpus, negator: string, word: string): Clue {
  const parts = [formsOf(corpus.dictionary, negator), formsOf(corpus.dictionary, word)]
  return clueOf(corpus, [{ parts, isAdjacent: true, weight: SAME_WORD }], true)
}

/** For each word all that may stand for it, and what it was probably meant to be. */
function waysOf(
  corpus: Corpus,
  text: string,
  units: Unit[],
  thesaurus: Thesaurus,
  completion: Completion,
): { ways: Way[][]; corrections: (Correction | undefined)[] } {
  const { dictionary } = corpus
  const ways = units.map((unit) => formWays(dictionary, unit))
  addCode(dictionary, text, ways)
  addJoined(dictionary, units, ways)
  addMeanings(dictionary, units, ways, thesaurus)
  const corrections = units.map(({ term, end }, index) => {
    const own = ways[index] as Way[]
    own.push(...splitWays(dictionary, term), ...compoundWays(dictionary, term))
    if (!SPACE.test(text.slice(end))) own.push(...completionWays(dictionary, term, own, completion))
    const corrected = correctionsOf(dictionary, term, own)
    for (const { term: near, distance } of corrected)
      own.push(...way([[near]], CORRECTED[distance] as number))
    return corrected[0]
  })
  return { ways, corrections }
}

/** What a word that nobody has, or hardly anybody, was probably meant to be; the likeliest first. */
function correctionsOf(dictionary: Dictionary, word: string, own: Way[]): Correction[] {
  const frequency = frequencyOf(dictionary, own)
  if (frequency > RARE) return []
  const documents = (term: number) => dictionary.documents.data[term] as number
  const near = termsNear(dictionary, word).filter(
    ({ term, distance }) =>
      frequency === 0 || (distance === 1 && documents(term) > LIKELIER_A_SLIP * frequency),
  )
  const nearest = Math.min(...near.map(({ distance }) => distance))
  const byFrequency = near
    .filter(({ distance }) => distance === nearest)
    .sort((a, b) => compareByFrequency(dictionary, a.term, b.term))
    .slice(0, MAX_CORRECTIONS)
  const most = byFrequency[0] ? documents(byFrequency[0].term) : 0
  return byFrequency.filter(({ term }) => documents(term) >= CORRECTION_SHARE * most)
}

function rewrite(
  dictionary: Dictionary,
  text: string,
  units: Unit[],
  corrections: (Correction | undefined)[],
): string | undefined {
  let rewritten = ''
  let end = 0
  units.forEach((unit, index) => {
    const correction = corrections[index]
    if (!correction) return
    const { term } = correction
    rewritten += text.slice(end, unit.start) + (dictionary.spellings.get(term) ?? dictionary.texts[term])
    end = unit.end
  })
  return end === 0 ? undefined : rewritten + text.slice(end)
}

function clueOf(corpus: Corpus, ways: Way[], isOptional: boolean): Clue {
  const documents = Math.min(corpus.live, frequencyOf(corpus.dictionary, ways))
  return { ways, weight: inverseFrequency(corpus.live, documents), isOptional }
}
