import type { Rules } from '../engine/languages.ts'
import { noSynonyms, type Thesaurus } from '../engine/synonyms.ts'
import { codeOf, type Word, wordsOf } from '../engine/words.ts'

/** What reading the clues of a text needs to know of an index. Rather too much than too little. */
export interface LookUps {
  /** Words of which every form is wanted. */
  families: Set<string>
  /** Words that are wanted as they are written. */
  parts: Set<string>
  /** Words of the text: they may be slips, or heads of compounds. */
  words: Set<string>
  /** The last word, which may be unfinished. */
  last?: string
}

/** So many words are looked up; the clues of a text are fewer. */
const MAX_WORDS = 16
const MIN_PART = 3
const MAX_SPLIT = 40
const AT_NUMBERS = /(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/u
const MINUS = /(?:^|\s)[-‐‑–−]$/

export function lookUpsOf(text: string, rules: Rules, thesaurus: Thesaurus = noSynonyms): LookUps {
  const all = wordsOf(text, rules)
  const telling = all.filter(({ term }) => !rules.stops.has(term))
  const wanted = telling.filter((word) => !isUnwanted(all, word, text, rules))
  const looked = (wanted.length > 0 ? wanted : all).slice(0, 2 * MAX_WORDS)
  const units = unitsOf(looked).slice(0, MAX_WORDS)
  const last = units.at(-1)
  return {
    families: new Set([
      ...units,
      ...looked.slice(0, MAX_WORDS).map(({ term }) => term),
      ...telling
        .filter((word) => !wanted.includes(word))
        .slice(0, 2 * MAX_WORDS)
        .map(({ term }) => term),
      ...units.slice(1).map((unit, before) => `${units[before]}${unit}`),
      ...meaningsOf(units, rules, thesaurus),
      codeOf(text),
    ]),
    parts: new Set(units.flatMap(partsOf)),
    words: new Set(units),
    ...(last === undefined || text.endsWith(' ') ? {} : { last }),
  }
}

/** After a minus, after "without", or "without" itself. */
function isUnwanted(all: Word[], word: Word, text: string, { negators }: Rules): boolean {
  const before = all[all.indexOf(word) - 1]
  return (
    MINUS.test(text.slice(0, word.start)) ||
    (negators.has(word.term) && before !== undefined) ||
    (before !== undefined && negators.has(before.term))
  )
}

/** A number and its unit are one. */
function unitsOf(words: Word[]): string[] {
  const units: string[] = []
  let end = 0
  for (const word of words) {
    if (word.start < end) continue
    units.push(word.measure?.term ?? word.term)
    end = word.measure?.end ?? word.end
  }
  return units
}

function meaningsOf(units: string[], { stem }: Rules, thesaurus: Thesaurus): string[] {
  return units.flatMap((unit) =>
    (thesaurus.get(stem(unit) || unit) ?? []).flatMap(({ meanings }) => meanings.flat()),
  )
}

/** Both sides of every place where two words may have been joined. */
function partsOf(word: string): string[] {
  const byNumber = word.split(AT_NUMBERS)
  const places = Math.max(0, Math.min(word.length, MAX_SPLIT) - 2 * MIN_PART + 1)
  return [
    ...(byNumber.length === 2 ? byNumber : []),
    ...Array.from({ length: places }, (_, i) => MIN_PART + i).flatMap((place) => [
      word.slice(0, place),
      word.slice(place),
    ]),
  ]
}
