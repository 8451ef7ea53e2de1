import { type Ints, ints, setInt } from './columns.ts'
import type { Rules } from './languages.ts'
import { createNumbering, type Numbering } from './numbering.ts'
import { canCorrect, distance, farthest, HAS_DIGIT } from './spelling.ts'
import { topOf } from './top.ts'
import {
  backwards,
  createOrder,
  eachEndingWith,
  eachStartingWith,
  forwards,
  insert,
  placesFrom,
  type WordOrder,
} from './word-order.ts'

/**
 * The words of an index. A term is a folded word; terms with one stem are linked, so that a search for one finds the
 * others without anything stored twice. A stem is a term too, perhaps of no document.
 */
export interface Dictionary {
  rules: Rules
  texts: string[]
  ids: Numbering
  /** Living documents that have the term. */
  documents: Ints
  /** The terms of a stem as a chain that starts at the stem's `firstOfStem`; 0 ends it, so term 0 is nobody's. */
  firstOfStem: Ints
  nextOfStem: Ints
  byStart: WordOrder
  /** Those with digits apart: there are many, and no word is corrected to one. */
  codesByStart: WordOrder
  /** Words without digits by their last letters; only where words are compounds. */
  byEnd: WordOrder | undefined
  /** How people write a term where that is not how it is looked up: accents, apostrophes. */
  spellings: Map<number, string>
}

const NOT_A_WORD = /[^\p{L}]/u

export function createDictionary(rules: Rules): Dictionary {
  return {
    rules,
    texts: [''],
    ids: createNumbering(),
    documents: ints(),
    firstOfStem: ints(),
    nextOfStem: ints(),
    byStart: createOrder(),
    codesByStart: createOrder(),
    byEnd: rules.hasCompounds ? createOrder() : undefined,
    spellings: new Map(),
  }
}

/** The term of a word; a new one when there is none. Its stem becomes a term as well, of the family of its own stem. */
export function termOf(dictionary: Dictionary, word: string): number {
  const known = dictionary.ids.get(word)
  if (known !== undefined) return known
  const term = add(dictionary, word)
  const root = rootOf(dictionary, word)
  link(dictionary, term, root === word ? term : termOf(dictionary, root))
  return term
}

function rootOf({ rules }: Dictionary, word: string): string {
  return NOT_A_WORD.test(word) ? word : rules.stem(word) || word
}

function add(dictionary: Dictionary, word: string): number {
  const term = dictionary.texts.length
  dictionary.texts.push(word)
  dictionary.ids.set(word, term)
  setInt(dictionary.documents, term, 0)
  setInt(dictionary.firstOfStem, term, 0)
  setInt(dictionary.nextOfStem, term, 0)
  const hasDigit = HAS_DIGIT.test(word)
  insert(hasDigit ? dictionary.codesByStart : dictionary.byStart, dictionary.texts, term, forwards)
  if (dictionary.byEnd && !hasDigit) insert(dictionary.byEnd, dictionary.texts, term, backwards)
  return term
}

function link({ firstOfStem, nextOfStem }: Dictionary, term: number, root: number): void {
  setInt(nextOfStem, term, firstOfStem.data[root] as number)
  setInt(firstOfStem, root, term)
}

/** The terms of some document that share their stem with a word, be the word itself known or not; in no order. */
export function formsOf(dictionary: Dictionary, word: string): number[] {
  const { documents, firstOfStem, nextOfStem } = dictionary
  const root = dictionary.ids.get(rootOf(dictionary, word))
  const forms: number[] = []
  let form = root === undefined ? 0 : (firstOfStem.data[root] as number)
  while (form > 0) {
    if (documents.data[form]) forms.push(form)
    form = nextOfStem.data[form] as number
  }
  return forms
}

export function documentsOf(dictionary: Dictionary, word: string): number {
  const term = dictionary.ids.get(word)
  return term === undefined ? 0 : (dictionary.documents.data[term] as number)
}

/** Calls with every term of some document that begins with a text; in no order. */
export function eachTermFrom(dictionary: Dictionary, prefix: string, visit: (term: number) => void): void {
  const { texts, byStart, codesByStart, documents } = dictionary
  for (const order of [byStart, codesByStart])
    eachStartingWith(order, texts, prefix, (term) => {
      if (documents.data[term]) visit(term)
    })
}

/** Calls with every term of some document and without digits that ends with a text, where words are compounds. */
export function eachTermTo(
  { texts, byEnd, documents }: Dictionary,
  suffix: string,
  visit: (term: number) => void,
): void {
  if (!byEnd) return
  eachEndingWith(byEnd, texts, suffix, (term) => {
    if (documents.data[term]) visit(term)
  })
}

/** The most frequent of the terms that `each` calls with, in their order. */
export function mostFrequent(
  dictionary: Dictionary,
  most: number,
  each: (visit: (term: number) => void) => void,
): number[] {
  const { data } = dictionary.documents
  const top = topOf(most, (a, b) => compareByFrequency(dictionary, a, b))
  let least = 0
  each((term) => {
    if ((data[term] as number) < least) return
    top.add(term)
    if (top.isFull()) least = data[top.last()] as number
  })
  return top.inOrder()
}

/** Frequent first; of equals the first in the alphabet, so that every process decides alike. */
export function compareByFrequency({ documents, texts }: Dictionary, a: number, b: number): number {
  const more = (documents.data[b] as number) - (documents.data[a] as number)
  return more || ((texts[a] as string) < (texts[b] as string) ? -1 : 1)
}

export interface Correction {
  term: number
  distance: number
}

/** Terms of some document that a slip of the fingers away from a word, or two where it is long. */
export function termsNear(dictionary: Dictionary, word: string): Correction[] {
  const most = farthest(word)
  const found: Correction[] = []
  if (most === 0) return found
  const { texts, byStart, documents } = dictionary
  for (const term of byStart.recent) {
    const text = texts[term] as string
    if (!documents.data[term] || !canCorrect(word, text, most)) continue
    const steps = distance(word, text, most)
    if (steps <= most) found.push({ term, distance: steps })
  }
  walk(dictionary, word, most, found)
  return found
}

/**
 * The sorted terms are a tree of beginnings: neighbours share the rows of the distance table for the letters they have
 * in common, and where no cell of a row is near enough, all terms that begin so are passed over by a look at `shared`.
 */
function walk(dictionary: Dictionary, word: string, most: number, found: Correction[]): void {
  const { texts, documents } = dictionary
  const { sorted, shared } = dictionary.byStart
  const width = word.length + 1
  const height = word.length + most + 1
  const rows = new Uint8Array(width * (height + 1))
  for (let i = 0; i < width; i++) rows[i] = i
  // With two slips the first letter counts as right; that keeps the walk to one letter's terms.
  const [start, end] =
    most > 1 ? placesFrom(dictionary.byStart, texts, word.charAt(0)) : [0, dictionary.byStart.length]
  let filled = 0
  for (let place = start; place < end; ) {
    const term = sorted[place] as number
    const text = texts[term] as string
    const length = text.length
    let depth = Math.min(filled, place === start ? 0 : (shared[place] as number))
    let isNear = true
    while (depth < length && isNear) {
      depth++
      isNear = depth <= height && fillRow(rows, width, depth, word, text) <= most
    }
    filled = depth
    place++
    if (isNear) {
      const steps = rows[length * width + word.length] as number
      if (steps <= most && documents.data[term] && canCorrect(word, text, most))
        found.push({ term, distance: steps })
    } else while (place < end && (shared[place] as number) >= depth) place++
  }
}

/** Row `depth` of the table (optimal string alignment: change, insert, delete, swap of neighbours); its least cell. */
function fillRow(rows: Uint8Array, width: number, depth: number, word: string, text: string): number {
  const row = depth * width
  const above = row - width
  const letter = text.charCodeAt(depth - 1)
  const previous = depth > 1 ? text.charCodeAt(depth - 2) : -1
  rows[row] = depth
  let least = depth
  for (let i = 1; i < width; i++) {
    const own = word.charCodeAt(i - 1)
    let cell = (rows[above + i - 1] as number) + (own === letter ? 0 : 1)
    const deleted = (rows[above + i] as number) + 1
    if (deleted < cell) cell = deleted
    const inserted = (rows[row + i - 1] as number) + 1
    if (inserted < cell) cell = inserted
    if (i > 1 && own === previous && word.charCodeAt(i - 2) === letter) {
      const swapped = (rows[above - width + i - 2] as number) + 1
      if (swapped < cell) cell = swapped
    }
    rows[row + i] = cell
    if (cell < least) least = cell
  }
  return least
}
