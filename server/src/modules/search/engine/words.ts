import type { Rules } from './languages.ts'
import { asMeasure, type Measure, measureOf, numberIn } from './measures.ts'

/** A number with decimals, or letters and digits with apostrophes inside. */
const WORD = /\d+(?:[.,/]\d+)+\p{L}*|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu
const PLAIN = /^[\0-\x7f]*$/
const MARKS = /\p{M}+/gu
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
/** One of these between two words makes them one compound: t-shirt, u.s.a, h&m. */
const GLUE = /^[-‐‑–_.&]$/
const INCH_SIGN = /["”″]/
/** Longer words and texts are cut: nobody looks for them, and they must not fill the memory. */
const MAX_WORD = 40
const MAX_WORDS = 2_000
const HALF_A_LETTER = /[\ud800-\udbff]$/

/** One word of a text: as it is looked up, and where it stands in the text. */
export interface Word {
  term: string
  start: number
  end: number
  /** Tied to the word before it by a hyphen or the like. */
  isGlued: boolean
  /** A number with its unit, such as "17 inch", in its canonical form; its text ends where the unit ends. */
  measure?: { term: string; end: number; words: 1 | 2 }
}

/** Letters without case, accents, marks and spelling variants: what two writers of one word have in common. */
export function fold(text: string): string {
  if (PLAIN.test(text)) {
    const lower = text.toLowerCase()
    return lower.includes("'") ? lower.replaceAll("'", '') : lower
  }
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(/[ßæœøłđðþıىةـ'’]/g, (letter) => VARIANTS[letter] ?? '')
}

const VARIANTS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
}

/** The words of a text in their order. */
export function wordsOf(text: string, rules: Rules): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const raw = match[0]
    const start = match.index
    if (UNSPACED.test(raw)) addUnspaced(words, raw, start, rules)
    else addSpaced(words, text, raw, start)
    if (words.length >= MAX_WORDS) break
  }
  addMeasures(words, text, rules)
  return words
}

function addSpaced(words: Word[], text: string, raw: string, start: number): void {
  const before = words.at(-1)
  const isGlued = before !== undefined && start - before.end === 1 && GLUE.test(text.charAt(before.end))
  addWord(words, raw, start, isGlued)
}

function addUnspaced(words: Word[], raw: string, start: number, rules: Rules): void {
  for (const { segment, index, isWordLike } of rules.segmenter.segment(raw)) {
    if (isWordLike) addWord(words, segment, start + index, false)
    if (words.length >= MAX_WORDS) return
  }
}

function addWord(words: Word[], written: string, start: number, isGlued: boolean): void {
  const term = cut(fold(written))
  if (term !== '') words.push({ term, start, end: start + written.length, isGlued })
}

/** At most so many letters, none of them in half. */
function cut(term: string): string {
  return term.length <= MAX_WORD ? term : term.slice(0, MAX_WORD).replace(HALF_A_LETTER, '')
}

/** Marks every number that has a unit, be it in the same word, the next one or a sign. */
function addMeasures(words: Word[], text: string, rules: Rules): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    const first = word.term.charCodeAt(0)
    if (first < 48 || first > 57) continue
    const whole = measureOf(word.term, rules.units)
    if (whole) mark(word, whole, word.end, 1)
    const value = numberIn(word.term)
    if (value === undefined) continue
    word.term = value
    const next = words[i + 1]
    if (INCH_SIGN.test(text.charAt(word.end)))
      mark(word, asMeasure(value, 'in', rules.units), word.end + 1, 1)
    // "3 in 1" is no length.
    else if (next && next.start - word.end <= 1 && !isNumber(words[i + 2]))
      mark(word, asMeasure(value, next.term, rules.units), next.end, 2)
  }
}

function mark(word: Word, measure: Measure | undefined, end: number, words: 1 | 2): void {
  if (measure) word.measure = { term: measure, end, words }
}

function isNumber(word: Word | undefined): boolean {
  return word !== undefined && numberIn(word.term) !== undefined
}

/** What a text is found by beside its words: compounds written as one, and measures. */
export function extrasOf(words: Word[]): string[] {
  const extras: string[] = []
  let joined = ''
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    if (word.measure && word.measure.term !== word.term) extras.push(word.measure.term)
    joined = word.isGlued ? joined + word.term : word.term
    if (word.isGlued && !words[i + 1]?.isGlued && joined.length <= MAX_WORD) extras.push(joined)
  }
  return extras
}

/** A code such as an article number, whatever stands between its parts. */
export function codeOf(text: string): string {
  return cut(fold(text).replace(/[^\p{L}\p{N}]/gu, ''))
}

/** A word of a search, or a number with its unit. */
export interface Unit {
  term: string
  /** The number alone, where the unit was a word of its own. */
  number?: string
  start: number
  end: number
}

/** What a text asks for: its words, numbers and their units taken together. */
export function unitsOf(text: string, rules: Rules): Unit[] {
  const units: Unit[] = []
  for (const { term, start, end, measure } of wordsOf(text, rules)) {
    if (start < (units.at(-1)?.end ?? 0)) continue
    units.push(measure ? { term: measure.term, number: term, start, end: measure.end } : { term, start, end })
  }
  return units
}
