import { inverseFrequency } from './bm25.ts'
import type { Corpus } from './corpus.ts'
import {
  type Correction,
  type Dictionary,
  documentsOf,
  formsOf,
  termsFrom,
  termsNear,
  termsTo,
} from './dictionary.ts'
import type { Thesaurus } from './synonyms.ts'
import { codeOf, type Word, wordsOf } from './words.ts'

/** One word of a search with all that may stand for it. */
export interface Clue {
  ways: Way[]
  /** How much the word tells: what a document that has it in full would gain. */
  weight: number
  /** It raises what has it, and nothing is missed without it. */
  isOptional: boolean
}

/** A way to meet a clue: a document has one of the terms of every part. */
export interface Way {
  parts: number[][]
  /** The parts stand side by side in the document's name. */
  isAdjacent: boolean
  /** What it counts against the word itself, up to 1. */
  weight: number
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

/** `unfinished`: only a last word that is likelier the beginning of another; `always`: while it is being typed. */
export type Completion = 'unfinished' | 'always'

const MAX_CLUES = 12
const SAME_WORD = 1
const OTHER_FORM = 0.95
const MEANING = 0.9
const JOINED = 0.9
const SPLIT = 0.8
const COMPOUND = 0.6
const COMPLETED = 0.6
const BARE_NUMBER = 0.4
const CORRECTED = [0, 0.8, 0.6]
/** Completions and corrections that are looked at: the most frequent. */
const MAX_COMPLETIONS = 24
const MAX_CORRECTIONS = 3
const MIN_COMPLETED = 2
/** A word is likelier unfinished than meant when its completions are so many times as frequent. */
const LIKELIER_UNFINISHED = 10
/** A word of more documents than this is meant as it is written. */
const RARE = 3
/** A rare word is likelier a slip when a correction is so many times as frequent. */
const LIKELIER_A_SLIP = 100
/** Of several corrections those count that are at least such a share as frequent as the first. */
const CORRECTION_SHARE = 0.1
const MIN_PART = 3
const MIN_HEAD = 4
const ABOUT_A_NUMBER = /^(\D+)(\d+)$|^(\d+)(\D+)$/
const MINUS = /(?:^|\s)[-‐‑–−]$/

/** What a text asks of this corpus. */
export function readClues(corpus: Corpus, text: string, thesaurus: Thesaurus, completion: Completion): Clues {
  const { dictionary } = corpus
  const { stops, negators } = dictionary.rules
  const clues: Clues = { isBrowsing: true, isIncomplete: false, wanted: [], excluded: [], lacking: [] }
  const words: Word[] = []
  const all = wordsOf(text, dictionary.rules)
  for (let i = 0; i < all.length; i++) {
    const word = all[i] as Word
    const next = all[i + 1]
    if (MINUS.test(text.slice(0, word.start))) clues.excluded.push(...formsOf(dictionary, word.term))
    else if (negators.has(word.term) && next && i > 0) {
      clues.lacking.push(formsOf(dictionary, next.term))
      clues.wanted.push(explicitLack(corpus, word.term, next.term))
      i++
    } else words.push(word)
  }
  clues.isBrowsing = words.length === 0
  const telling = words.filter(({ term }) => !stops.has(term))
  const read = readWords(corpus, text, telling.length > 0 ? telling : words, thesaurus, completion)
  clues.wanted.push(...read.wanted)
  clues.isIncomplete = read.isIncomplete
  return read.corrected === undefined ? clues : { ...clues, corrected: read.corrected }
}

/** "without buckles": what says so itself comes first. */
function explicitLack(corpus: Corpus, negator: string, word: string): Clue {
  const parts = [formsOf(corpus.dictionary, negator), formsOf(corpus.dictionary, word)]
  return clueOf(corpus, [{ parts, isAdjacent: true, weight: SAME_WORD }], true)
}

function readWords(
  corpus: Corpus,
  text: string,
  words: Word[],
  thesaurus: Thesaurus,
  completion: Completion,
): { wanted: Clue[]; isIncomplete: boolean; corrected?: string } {
  const { dictionary } = corpus
  const units = asUnits(words).slice(0, MAX_CLUES)
  const ways: Way[][] = units.map(({ term, number }) => [
    ...formWays(dictionary, term),
    ...(number === undefined
      ? []
      : way([[number].flatMap((bare) => formsOf(dictionary, bare))], BARE_NUMBER)),
  ])
  addCode(dictionary, text, ways)
  addJoined(dictionary, units, ways)
  addMeanings(dictionary, units, ways, thesaurus)
  const corrections = units.map(({ term }, index) => {
    const own = ways[index] as Way[]
    const isLast = index === units.length - 1 && !text.endsWith(' ')
    own.push(...splitWays(dictionary, term), ...compoundWays(dictionary, term))
    if (isLast) own.push(...completionWays(dictionary, term, own, completion))
    const corrected = correctionsOf(corpus, term, own)
    for (const { term: near, distance } of corrected)
      own.push(...way([[near]], CORRECTED[distance] as number))
    return corrected[0]
  })
  const wanted = ways.map((own) => clueOf(corpus, own, false)).filter((clue) => clue.ways.length > 0)
  const corrected = rewrite(dictionary, text, units, corrections)
  const isIncomplete = wanted.length < ways.length
  return corrected === undefined ? { wanted, isIncomplete } : { wanted, isIncomplete, corrected }
}

/** A word of the text, or a number with its unit. */
interface Unit {
  term: string
  /** The number alone, where the unit was a word of its own. */
  number?: string
  start: number
  end: number
}

function asUnits(words: Word[]): Unit[] {
  const units: Unit[] = []
  for (const { term, start, end, measure } of words) {
    if (start < (units.at(-1)?.end ?? 0)) continue
    units.push(measure ? { term: measure.term, number: term, start, end: measure.end } : { term, start, end })
  }
  return units
}

/** The word itself, and what has its stem. */
function formWays(dictionary: Dictionary, word: string): Way[] {
  const own = documentsOf(dictionary, word) > 0 ? [dictionary.ids.get(word) as number] : []
  const others = formsOf(dictionary, word).filter((form) => form !== own[0])
  return [...way([own], SAME_WORD), ...way([others], OTHER_FORM)]
}

/** The whole text as one code, such as an article number with hyphens. */
function addCode(dictionary: Dictionary, text: string, ways: Way[][]): void {
  const code = codeOf(text)
  if (ways.length < 2 || /\s/.test(text.trim()) || documentsOf(dictionary, code) === 0) return
  for (const own of ways) own.push(...way([[dictionary.ids.get(code) as number]], SAME_WORD))
}

/** "fire stick" is met by "firestick". */
function addJoined(dictionary: Dictionary, units: Unit[], ways: Way[][]): void {
  for (let i = 0; i + 1 < units.length; i++) {
    const joined = `${(units[i] as Unit).term}${(units[i + 1] as Unit).term}`
    const found = way([formsOf(dictionary, joined)], JOINED)
    ways[i]?.push(...found)
    ways[i + 1]?.push(...found)
  }
}

function addMeanings(dictionary: Dictionary, units: Unit[], ways: Way[][], thesaurus: Thesaurus): void {
  if (thesaurus.size === 0) return
  const stems = units.map(({ term }) => dictionary.rules.stem(term) || term)
  stems.forEach((stem, start) => {
    for (const { phrase, meanings } of thesaurus.get(stem) ?? []) {
      if (!phrase.every((word, offset) => stems[start + offset] === word)) continue
      const found = meanings.flatMap((meaning) =>
        way(
          meaning.map((word) => formsOf(dictionary, word)),
          MEANING,
        ),
      )
      for (let i = start; i < start + phrase.length; i++) ways[i]?.push(...found)
      return
    }
  })
}

/** "firestick" is met by a name with "fire stick": where the rarer of the two parts is most frequent. */
function splitWays(dictionary: Dictionary, word: string): Way[] {
  let best: { parts: number[][]; frequency: number } | undefined
  for (const [left, right] of splitsOf(word)) {
    const frequency = Math.min(documentsOf(dictionary, left), documentsOf(dictionary, right))
    if (frequency > (best?.frequency ?? 0))
      best = { parts: [left, right].map((part) => [dictionary.ids.get(part) as number]), frequency }
  }
  return best ? [{ parts: best.parts, isAdjacent: true, weight: SPLIT }] : []
}

function splitsOf(word: string): [string, string][] {
  const byNumber = ABOUT_A_NUMBER.exec(word)
  if (byNumber) return [[byNumber[1] ?? byNumber[3] ?? '', byNumber[2] ?? byNumber[4] ?? '']]
  return Array.from({ length: Math.max(0, word.length - 2 * MIN_PART + 1) }, (_, i): [string, string] => [
    word.slice(0, MIN_PART + i),
    word.slice(MIN_PART + i),
  ])
}

/** Jacke is met by Regenjacke; and Regenjacke, which nobody has, by Jacke. */
function compoundWays(dictionary: Dictionary, word: string): Way[] {
  if (!dictionary.byEnd || word.length < MIN_HEAD) return []
  const made = termsTo(dictionary, word).filter((term) => {
    const front = (dictionary.texts[term] as string).slice(0, -word.length)
    return front.length >= MIN_PART && isWord(dictionary, front)
  })
  return way([mostFrequent(dictionary, made, MAX_COMPLETIONS)], COMPOUND)
}

/** Some compounds are tied with an s: Arbeitshose. */
function isWord(dictionary: Dictionary, front: string): boolean {
  return (
    documentsOf(dictionary, front) > 0 ||
    (front.endsWith('s') && documentsOf(dictionary, front.slice(0, -1)) > 0)
  )
}

function completionWays(dictionary: Dictionary, word: string, own: Way[], completion: Completion): Way[] {
  if (word.length < MIN_COMPLETED) return []
  const completions = mostFrequent(
    dictionary,
    termsFrom(dictionary, word).filter((term) => dictionary.texts[term] !== word),
    MAX_COMPLETIONS,
  )
  const isUnfinished = sum(dictionary, completions) > LIKELIER_UNFINISHED * frequencyOf(dictionary, own)
  return completion === 'always' || isUnfinished ? way([completions], COMPLETED) : []
}

/** What a word that nobody has, or hardly anybody, was probably meant to be; the likeliest first. */
function correctionsOf(corpus: Corpus, word: string, own: Way[]): Correction[] {
  const { dictionary } = corpus
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

/** Documents that meet one of the ways, at most. */
function frequencyOf(dictionary: Dictionary, ways: Way[]): number {
  return ways.reduce((all, { parts }) => all + Math.min(...parts.map((terms) => sum(dictionary, terms))), 0)
}

function sum(dictionary: Dictionary, terms: number[]): number {
  return terms.reduce((all, term) => all + (dictionary.documents.data[term] as number), 0)
}

/** One way, or none where a part has no terms. */
function way(parts: number[][], weight: number): Way[] {
  return parts.every((terms) => terms.length > 0) ? [{ parts, isAdjacent: false, weight }] : []
}

function mostFrequent(dictionary: Dictionary, terms: number[], most: number): number[] {
  return terms.sort((a, b) => compareByFrequency(dictionary, a, b)).slice(0, most)
}

/** Frequent first; of equals the first in the alphabet, so that every process decides alike. */
function compareByFrequency({ documents, texts }: Dictionary, a: number, b: number): number {
  const more = (documents.data[b] as number) - (documents.data[a] as number)
  return more || ((texts[a] as string) < (texts[b] as string) ? -1 : 1)
}
