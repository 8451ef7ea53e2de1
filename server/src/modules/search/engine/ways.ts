import {
  type Dictionary,
  documentsOf,
  eachTermFrom,
  eachTermTo,
  formsOf,
  mostFrequent,
} from './dictionary.ts'
import type { Thesaurus } from './synonyms.ts'
import { codeOf, type Unit } from './words.ts'

/** A way to meet a clue: a document has one of the terms of every part. */
export interface Way {
  parts: number[][]
  /** The parts stand side by side in the document's name. */
  isAdjacent: boolean
  /** What it counts against the word itself, up to 1. */
  weight: number
}

/** `unfinished`: only a last word that is likelier the beginning of another; `always`: while it is being typed. */
export type Completion = 'unfinished' | 'always'

export const SAME_WORD = 1
export const OTHER_FORM = 0.95
export const MEANING = 0.9
export const JOINED = 0.9
export const SPLIT = 0.8
export const COMPOUND = 0.6
export const COMPLETED = 0.6
export const BARE_NUMBER = 0.4
/** Jacke for a Regenjacke that nobody has. */
export const HEAD = 0.5
/** Completions that are looked at: the most frequent. */
export const MAX_COMPLETIONS = 24
export const MIN_COMPLETED = 2
/** A word is likelier unfinished than meant when its completions are so many times as frequent. */
export const LIKELIER_UNFINISHED = 10
export const MIN_PART = 3
export const MIN_HEAD = 4
const ABOUT_A_NUMBER = /^(\D+)(\d+)$|^(\d+)(\D+)$/

/** The word itself, what has its stem, and of a measure the number alone. */
export function formWays(dictionary: Dictionary, { term, number }: Unit): Way[] {
  const own = documentsOf(dictionary, term) > 0 ? [dictionary.ids.get(term) as number] : []
  const others = formsOf(dictionary, term).filter((form) => form !== own[0])
  const bare = number === undefined ? [] : way([formsOf(dictionary, number)], BARE_NUMBER)
  return [...way([own], SAME_WORD), ...way([others], OTHER_FORM), ...bare]
}

/** The whole text as one code, such as an article number with hyphens. */
export function addCode(dictionary: Dictionary, text: string, ways: Way[][]): void {
  const code = codeOf(text)
  if (ways.length < 2 || /\s/.test(text.trim()) || documentsOf(dictionary, code) === 0) return
  for (const own of ways) own.push(...way([[dictionary.ids.get(code) as number]], SAME_WORD))
}

/** "fire stick" is met by "firestick". */
export function addJoined(dictionary: Dictionary, units: Unit[], ways: Way[][]): void {
  for (let i = 0; i + 1 < units.length; i++) {
    const joined = `${(units[i] as Unit).term}${(units[i + 1] as Unit).term}`
    const found = way([formsOf(dictionary, joined)], JOINED)
    ways[i]?.push(...found)
    ways[i + 1]?.push(...found)
  }
}

/** A phrase of the search is met by what means the same. */
export function addMeanings(
  dictionary: Dictionary,
  units: Unit[],
  ways: Way[][],
  thesaurus: Thesaurus,
): void {
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
export function splitWays(dictionary: Dictionary, word: string): Way[] {
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

/** Where words are compounds, Jacke is met by Regenjacke, and Regenjacke, which nobody has, by Jacke. */
export function compoundWays(dictionary: Dictionary, word: string): Way[] {
  if (!dictionary.byEnd || word.length < MIN_HEAD) return []
  const made = mostFrequent(dictionary, MAX_COMPLETIONS, (take) =>
    eachTermTo(dictionary, word, (term) => {
      const front = (dictionary.texts[term] as string).slice(0, -word.length)
      if (front.length >= MIN_PART && isWord(dictionary, front)) take(term)
    }),
  )
  const heads = formsOf(dictionary, word).length === 0 ? headWays(dictionary, word) : []
  return [...way([made], COMPOUND), ...heads]
}

/** The longest of its endings that is a word, as is what stands before it. */
function headWays(dictionary: Dictionary, word: string): Way[] {
  for (const [front, head] of splitsOf(word)) {
    const forms = head.length < MIN_HEAD ? [] : formsOf(dictionary, head)
    if (forms.length > 0 && isWord(dictionary, front)) return way([forms], HEAD)
  }
  return []
}

/** Some compounds are tied with an s: Arbeitshose. */
function isWord(dictionary: Dictionary, front: string): boolean {
  return (
    documentsOf(dictionary, front) > 0 ||
    (front.endsWith('s') && documentsOf(dictionary, front.slice(0, -1)) > 0)
  )
}

/** What a word may be the beginning of. */
export function completionWays(
  dictionary: Dictionary,
  word: string,
  own: Way[],
  completion: Completion,
): Way[] {
  if (word.length < MIN_COMPLETED) return []
  const whole = dictionary.ids.get(word)
  const completions = mostFrequent(dictionary, MAX_COMPLETIONS, (take) =>
    eachTermFrom(dictionary, word, (term) => {
      if (term !== whole) take(term)
    }),
  )
  const isUnfinished = sum(dictionary, completions) > LIKELIER_UNFINISHED * frequencyOf(dictionary, own)
  return completion === 'always' || isUnfinished ? way([completions], COMPLETED) : []
}

/** Documents that meet one of the ways, at most. */
export function frequencyOf(dictionary: Dictionary, ways: Way[]): number {
  return ways.reduce((all, { parts }) => all + Math.min(...parts.map((terms) => sum(dictionary, terms))), 0)
}

function sum(dictionary: Dictionary, terms: number[]): number {
  return terms.reduce((all, term) => all + (dictionary.documents.data[term] as number), 0)
}

/** One way, or none where a part has no terms. */
export function way(parts: number[][], weight: number): Way[] {
  return parts.every((terms) => terms.length > 0) ? [{ parts, isAdjacent: false, weight }] : []
}
