import { inverseFrequency } from './bm25.ts'
import {
  CORRECTED,
  CORRECTION_SHARE,
  LIKELIER_A_SLIP,
  MAX_CLUES,
  MAX_CORRECTIONS,
  MAX_TEXT,
  MAX_UNWANTED,
  RARE,
} from './clues.ts'
import { type Rules, rulesOf } from './languages.ts'
import type { Library } from './reference.ts'
import { ONE_SLIP, SHORT, TWO_SLIPS } from './spelling.ts'
import type { Synonym } from './synonyms.ts'
import {
  BARE_NUMBER,
  COMPLETED,
  COMPOUND,
  type Completion,
  HEAD,
  JOINED,
  LIKELIER_UNFINISHED,
  MAX_COMPLETIONS,
  MEANING,
  MIN_COMPLETED,
  MIN_HEAD,
  MIN_PART,
  OTHER_FORM,
  SAME_WORD,
  SPLIT,
} from './ways.ts'
import { codeOf, type Unit, unitsOf } from './words.ts'

/** The slow reading of a search (see `reference.ts`): every rule looks through all words of all documents. */
export interface Reading {
  isBrowsing: boolean
  isIncomplete: boolean
  wanted: RefClue[]
  explicit: RefClue[]
  excluded: string[]
  lacking: string[][]
  corrected: string | undefined
}

export interface RefClue {
  ways: RefWay[]
  weight: number
}

/** A document has one word of every part; `isAdjacent`: side by side in its name. */
export interface RefWay {
  parts: string[][]
  isAdjacent: boolean
  weight: number
}

export function readQuestion(
  library: Library,
  typed: string,
  synonyms: readonly Synonym[],
  completion: Completion,
): Reading {
  const rules = rulesOf(library.schema.language)
  const text = typed.slice(0, MAX_TEXT)
  const words: Unit[] = []
  const excluded: string[] = []
  const lacking: [string, string][] = []
  const all = unitsOf(text, rules)
  for (let i = 0; i < all.length; i++) {
    const { term, start } = all[i] as Unit
    const next = all[i + 1]
    if (/(^|\s)[-‐‑–−]$/.test(text.slice(0, start))) excluded.push(term)
    else if (rules.negators.has(term) && next && i > 0) {
      if (next.number === undefined) lacking.push([term, next.term])
      else excluded.push(next.term)
      i++
    } else words.push(all[i] as Unit)
  }
  const isAllStops = words.every(({ term }) => rules.stops.has(term))
  const units = words.filter(({ term }) => isAllStops || !rules.stops.has(term)).slice(0, MAX_CLUES)
  const clueOf = (ways: RefWay[]): RefClue => {
    const count = library.documents.length
    return { ways, weight: inverseFrequency(count, Math.min(count, frequencyOf(library, ways))) }
  }
  const { ways, corrected } = waysOf(library, text, units, synonyms, completion)
  const wanted = ways.filter((own) => own.length > 0).map(clueOf)
  const formsOf = (word: string) => forms(library, word)
  return {
    isBrowsing: words.length === 0,
    isIncomplete: wanted.length < ways.length,
    wanted,
    explicit: lacking
      .slice(0, MAX_UNWANTED)
      .map(([negator, word]) =>
        clueOf([{ parts: [formsOf(negator), formsOf(word)], isAdjacent: true, weight: SAME_WORD }]),
      ),
    excluded: excluded.slice(0, MAX_UNWANTED).flatMap(formsOf),
    lacking: lacking.slice(0, MAX_UNWANTED).map(([, word]) => formsOf(word)),
    corrected,
  }
}

function waysOf(
  library: Library,
  text: string,
  units: Unit[],
  synonyms: readonly Synonym[],
  completion: Completion,
): { ways: RefWay[][]; corrected: string | undefined } {
  const ways = units.map(({ term, number }) => {
    const others = forms(library, term).filter((word) => word !== term)
    return [
      ...way([has(library, term) ? [term] : []], SAME_WORD),
      ...way([others], OTHER_FORM),
      ...(number === undefined ? [] : way([forms(library, number)], BARE_NUMBER)),
    ]
  })
  const code = codeOf(text)
  if (units.length > 1 && !/\s/.test(text.trim()) && has(library, code))
    for (const own of ways) own.push(...way([[code]], SAME_WORD))
  units.slice(1).forEach(({ term }, i) => {
    const joined = way([forms(library, (units[i] as Unit).term + term)], JOINED)
    ways[i]?.push(...joined)
    ways[i + 1]?.push(...joined)
  })
  addMeanings(library, units, ways, synonyms)
  let corrected = ''
  let end = 0
  units.forEach((unit, index) => {
    const own = ways[index] as RefWay[]
    own.push(...splits(library, unit.term), ...compounds(library, unit.term))
    if (!/\s/.test(text.slice(unit.end))) own.push(...completions(library, unit.term, own, completion))
    const found = corrections(library, unit.term, own)
    for (const { word, steps } of found) own.push(...way([[word]], CORRECTED[steps] as number))
    if (!found[0]) return
    corrected += text.slice(end, unit.start) + found[0].word
    end = unit.end
  })
  return { ways, corrected: end === 0 ? undefined : corrected + text.slice(end) }
}

function rootOf(rules: Rules, word: string): string {
  return /^\p{L}+$/u.test(word) ? rules.stem(word) || word : word
}

/** Words of some document with the same stem. */
function forms({ schema, vocabulary }: Library, word: string): string[] {
  const rules = rulesOf(schema.language)
  return [...vocabulary.keys()].filter((known) => rootOf(rules, known) === rootOf(rules, word))
}

function has({ vocabulary }: Library, word: string): boolean {
  return vocabulary.has(word)
}

/** The longest phrase that begins at a word. */
function addMeanings(library: Library, units: Unit[], ways: RefWay[][], synonyms: readonly Synonym[]): void {
  const rules = rulesOf(library.schema.language)
  const wordsOf = (text: string) => {
    const words = unitsOf(text, rules).map(({ term }) => term)
    return words.every((word) => rules.stops.has(word))
      ? words
      : words.filter((word) => !rules.stops.has(word))
  }
  const stemmed = (words: string[]) => words.map((word) => rules.stem(word) || word)
  const pairs = synonyms
    .flatMap(({ from, to, direction }) =>
      direction === 'two_way'
        ? ([
            [from, to],
            [to, from],
          ] as const)
        : ([[from, to]] as const),
    )
    .map(([from, to]) => ({ phrase: stemmed(wordsOf(from)), meaning: wordsOf(to) }))
    .filter(({ phrase, meaning }) => phrase.length > 0 && meaning.length > 0)
  const asked = stemmed(units.map(({ term }) => term))
  asked.forEach((_, start) => {
    const here = pairs.filter(({ phrase }) => phrase.every((word, i) => asked[start + i] === word))
    const longest = Math.max(...here.map(({ phrase }) => phrase.length))
    for (const { phrase, meaning } of here.filter(({ phrase }) => phrase.length === longest))
      phrase.forEach((_, i) => {
        ways[start + i]?.push(
          ...way(
            meaning.map((word) => forms(library, word)),
            MEANING,
          ),
        )
      })
  })
}

/** The two parts of a word of which the rarer is the most frequent. */
function splits(library: Library, word: string): RefWay[] {
  const count = (part: string) => library.vocabulary.get(part) ?? 0
  const rarer = ([left, right]: [string, string]) => Math.min(count(left), count(right))
  const [best] = cutsOf(word).sort((a, b) => rarer(b) - rarer(a))
  return best && rarer(best) > 0
    ? [{ parts: best.map((part) => [part]), isAdjacent: true, weight: SPLIT }]
    : []
}

function cutsOf(word: string): [string, string][] {
  const cuts = Array.from({ length: word.length }, (_, i): [string, string] => [
    word.slice(0, i),
    word.slice(i),
  ])
  const parted = cuts.filter(([left, right]) => /^\D+ \d+$|^\d+ \D+$/.test(`${left} ${right}`))
  return parted.length > 0
    ? parted
    : cuts.filter(([left, right]) => left.length >= MIN_PART && right.length >= MIN_PART)
}

function compounds(library: Library, word: string): RefWay[] {
  if (!rulesOf(library.schema.language).hasCompounds || word.length < MIN_HEAD) return []
  const isWord = (front: string) =>
    has(library, front) || (front.endsWith('s') && has(library, front.slice(0, -1)))
  const made = byFrequency(library).filter((known) => {
    const front = known.slice(0, known.length - word.length)
    return !/\d/.test(known) && known.endsWith(word) && front.length >= MIN_PART && isWord(front)
  })
  const [, head] = cutsOf(word).find(
    ([front, end]) => end.length >= MIN_HEAD && isWord(front) && forms(library, end).length > 0,
  ) ?? ['', '']
  const isKnown = forms(library, word).length > 0
  return [
    ...way([made.slice(0, MAX_COMPLETIONS)], COMPOUND),
    ...(isKnown || head === '' ? [] : way([forms(library, head)], HEAD)),
  ]
}

function completions(library: Library, word: string, own: RefWay[], completion: Completion): RefWay[] {
  if (word.length < MIN_COMPLETED) return []
  const longer = byFrequency(library)
    .filter((known) => known.startsWith(word) && known !== word)
    .slice(0, MAX_COMPLETIONS)
  const isUnfinished = countOf(library, longer) > LIKELIER_UNFINISHED * frequencyOf(library, own)
  return completion === 'always' || isUnfinished ? way([longer], COMPLETED) : []
}

function corrections(library: Library, word: string, own: RefWay[]): { word: string; steps: number }[] {
  const frequency = frequencyOf(library, own)
  const most = word.length < ONE_SLIP || /\d/.test(word) ? 0 : word.length < TWO_SLIPS ? 1 : 2
  if (frequency > RARE) return []
  const near = byFrequency(library)
    .filter(
      (known) =>
        known !== word && !/\d/.test(known) && ((most < 2 && word.length > SHORT) || known[0] === word[0]),
    )
    .map((known) => ({ word: known, steps: stepsBetween(word, known), count: countOf(library, [known]) }))
    .filter(({ steps }) => steps <= most)
    .filter(({ steps, count }) => frequency === 0 || (steps === 1 && count > LIKELIER_A_SLIP * frequency))
  const nearest = near.filter(({ steps }) => steps === Math.min(...near.map((one) => one.steps)))
  return nearest
    .slice(0, MAX_CORRECTIONS)
    .filter(({ count }) => count >= CORRECTION_SHARE * (nearest[0]?.count ?? 0))
}

/** Optimal string alignment distance, by its definition. */
function stepsBetween(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const isSwap = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      ;(table[i] as number[])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
  return at(a.length, b.length)
}

/** All words, frequent first; of equals the first in the alphabet. */
function byFrequency({ vocabulary }: Library): string[] {
  return [...vocabulary]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([word]) => word)
}

function countOf({ vocabulary }: Library, words: string[]): number {
  return words.reduce((sum, word) => sum + (vocabulary.get(word) ?? 0), 0)
}

function frequencyOf(library: Library, ways: RefWay[]): number {
  return ways.reduce((sum, { parts }) => sum + Math.min(...parts.map((words) => countOf(library, words))), 0)
}

function way(parts: string[][], weight: number): RefWay[] {
  return parts.some((words) => words.length === 0) ? [] : [{ parts, isAdjacent: false, weight }]
}
