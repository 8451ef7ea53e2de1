import { impactOf, occurrenceWeight } from './bm25.ts'
import { type Floats, floats, type Ints, ints, setFloat, setInt } from './columns.ts'
import { createDictionary, type Dictionary, termOf } from './dictionary.ts'
import { rulesOf } from './languages.ts'
import { createNumbering, type Numbering } from './numbering.ts'
import { append, createPostings, type Postings } from './postings.ts'
import { createRecords, type Records, read, write } from './records.ts'
import type { Field, Schema, SourceDocument } from './schema.ts'
import { createValueSets, noteValues, type ValueSets } from './value-sets.ts'
import { codeOf, extrasOf, fold, type Word, wordsOf } from './words.ts'

/** Documents as they are indexed. A changed document gets a new number; the old one is dead until `compact`. */
export interface Corpus {
  schema: Schema
  dictionary: Dictionary
  /** By document number. */
  ids: string[]
  numberOf: Numbering
  isLive: Uint8Array
  live: number
  dead: number
  /** For each term `document << 8 | impact`. */
  postings: Postings
  /** Terms of a document, ascending; terms of its name in their order. */
  terms: Records
  names: Records
  /** Facet values of document n: `valueList` from `valuesFrom[n]` to before `valuesFrom[n + 1]`. */
  valuesFrom: Ints
  valueList: Ints
  values: Values
  valueSets: ValueSets
  /** By document; NaN where it has no such number. */
  numbers: Map<string, Floats>
  /** What the signals make of a document: their product, by document number. */
  favour: Float32Array
  /** While a copy is made: changes that the copy must catch up with. */
  journal: Change[] | undefined
}

export type Change =
  | { kind: 'put'; source: SourceDocument }
  | { kind: 'patch'; id: string; numbers: Record<string, number> }
  | { kind: 'remove'; id: string }

export function applyChange(corpus: Corpus, change: Change): void {
  switch (change.kind) {
    case 'put':
      put(corpus, change.source)
      return
    case 'patch':
      patch(corpus, change.id, change.numbers)
      return
    case 'remove':
      remove(corpus, change.id)
      return
  }
}

/** Every value of every facet that some document ever had. */
export interface Values {
  ids: Map<string, number>
  codes: string[]
  codeOf: number[]
  texts: string[]
  /** Documents, living or dead, that have the value. */
  postings: Postings
}

export const IMPACT_BITS = 8
export const IMPACT_MASK = 255
/** What 24 bits of a posting can number; `compact` starts anew from 0. */
const MAX_DOCUMENTS = 2 ** 24
export const MAX_NAME_WORDS = 64
export const MAX_TERMS = 20_000
export const MAX_VALUES = 1_000

class CorpusFull extends Error {
  override name = 'CorpusFull'
  constructor() {
    super(`An index holds at most ${MAX_DOCUMENTS} documents and dead versions; compact it`)
  }
}

export function createCorpus(schema: Schema): Corpus {
  return {
    schema,
    dictionary: createDictionary(rulesOf(schema.language)),
    ids: [],
    numberOf: createNumbering(),
    isLive: new Uint8Array(1024),
    live: 0,
    dead: 0,
    postings: createPostings(),
    terms: createRecords(),
    names: createRecords(),
    valuesFrom: ints(),
    valueList: ints(),
    valueSets: createValueSets(),
    values: { ids: new Map(), codes: [], codeOf: [], texts: [], postings: createPostings() },
    numbers: new Map(),
    favour: new Float32Array(0),
    journal: undefined,
  }
}

/** Adds a document, or replaces the one with its id. It is found by the next search. */
export function put(corpus: Corpus, source: SourceDocument): void {
  if (corpus.ids.length >= MAX_DOCUMENTS) throw new CorpusFull()
  const { weights, name } = weigh(corpus, source)
  bury(corpus, source.id)
  const number = corpus.ids.length
  const terms = Int32Array.from(weights.keys()).sort()
  for (const term of terms) {
    append(corpus.postings, term, (number << IMPACT_BITS) | impactOf(weights.get(term) as number))
    ;(corpus.dictionary.documents.data[term] as number)++
  }
  const values = Int32Array.from(valuesOf(corpus, source)).sort()
  setInt(corpus.valuesFrom, number, corpus.valueList.length)
  for (const value of values) {
    append(corpus.values.postings, value, number)
    setInt(corpus.valueList, corpus.valueList.length, value)
  }
  setInt(corpus.valuesFrom, number + 1, corpus.valueList.length)
  noteValues(corpus.valueSets, number, values, corpus.values.codeOf)
  write(corpus.terms, number, terms, true)
  write(corpus.names, number, name, false)
  corpus.ids.push(source.id)
  corpus.numberOf.set(source.id, number)
  setNumbers(corpus, number, source.numbers)
  setLive(corpus, number)
  corpus.live++
  corpus.journal?.push({ kind: 'put', source })
}

/**
 * Changes numbers of a document in place; false when there is no such document. What is not named stays; what is not
 * finite is taken away.
 */
export function patch(corpus: Corpus, id: string, numbers: Record<string, number>): boolean {
  const number = corpus.numberOf.get(id)
  if (number === undefined) return false
  setNumbers(corpus, number, numbers)
  corpus.journal?.push({ kind: 'patch', id, numbers })
  return true
}

/** Takes a document away; false when there is none. */
export function remove(corpus: Corpus, id: string): boolean {
  const isThere = bury(corpus, id)
  if (isThere) corpus.journal?.push({ kind: 'remove', id })
  return isThere
}

/** Its postings stay and count for nothing. */
function bury(corpus: Corpus, id: string): boolean {
  const number = corpus.numberOf.get(id)
  if (number === undefined) return false
  corpus.numberOf.delete(id)
  corpus.isLive[number] = 0
  const count = read(corpus.terms, number, scratch, true)
  for (let i = 0; i < count; i++) (corpus.dictionary.documents.data[scratch[i] as number] as number)--
  corpus.ids[number] = ''
  corpus.live--
  corpus.dead++
  return true
}

const scratch = new Int32Array(MAX_TERMS)

/** What each term of a document weighs, and the terms of its name in their order. */
function weigh(corpus: Corpus, source: SourceDocument): { weights: Map<number, number>; name: number[] } {
  const { dictionary } = corpus
  const weights = new Map<number, number>()
  const name: number[] = []
  for (const field of corpus.schema.fields) {
    const texts = source.texts[field.name]
    for (const text of typeof texts === 'string' ? [texts] : (texts ?? [])) {
      const terms = termsOf(dictionary, field, text, name)
      const weight = occurrenceWeight(field, terms.length)
      for (const term of terms)
        if (weights.size < MAX_TERMS || weights.has(term))
          weights.set(term, (weights.get(term) ?? 0) + weight)
    }
  }
  return { weights, name }
}

function termsOf(dictionary: Dictionary, field: Field, text: string, name: number[]): number[] {
  if (field.isCode) return codeOf(text) === '' ? [] : [termOf(dictionary, codeOf(text))]
  const words = wordsOf(text, dictionary.rules)
  const terms: number[] = []
  for (const word of words) {
    if (!field.isName && dictionary.rules.stops.has(word.term)) continue
    const term = termOf(dictionary, word.term)
    noteSpelling(dictionary, term, text, word)
    terms.push(term)
    if (field.isName && name.length < MAX_NAME_WORDS) name.push(term)
  }
  for (const extra of extrasOf(words)) terms.push(termOf(dictionary, extra))
  return terms
}

/** Keeps how a word is written, as accents are lost in terms; of several ways the first in the alphabet. */
function noteSpelling(dictionary: Dictionary, term: number, text: string, word: Word): void {
  const known = dictionary.spellings.get(term)
  const written = text.slice(word.start, word.end).normalize('NFKC').toLowerCase()
  if (written === word.term || written === known) return
  if ((known === undefined || written < known) && fold(written) === word.term)
    dictionary.spellings.set(term, written)
}

function valuesOf({ values }: Corpus, source: SourceDocument): Set<number> {
  const own = new Set<number>()
  for (const [code, texts] of Object.entries(source.facets))
    for (const text of texts) if (own.size < MAX_VALUES) own.add(facetValueOf(values, code, text))
  return own
}

export function facetValueOf(values: Values, code: string, text: string): number {
  const key = keyOf(code, text)
  const known = values.ids.get(key)
  if (known !== undefined) return known
  const id = values.texts.length
  values.ids.set(key, id)
  values.texts.push(text)
  const place = values.codes.indexOf(code)
  values.codeOf.push(place < 0 ? values.codes.push(code) - 1 : place)
  return id
}

/** One key for a code and a value, whatever characters they are of. */
export function keyOf(code: string, value: string): string {
  return `${code.length}:${code}${value}`
}

function setNumbers(corpus: Corpus, number: number, numbers: Record<string, number>): void {
  for (const [name, value] of Object.entries(numbers)) {
    const column = corpus.numbers.get(name) ?? floats()
    corpus.numbers.set(name, column)
    // Adding 0 makes one zero of two.
    setFloat(column, number, Number.isFinite(value) ? value + 0 : Number.NaN)
  }
  fillColumns(corpus)
  setFavour(corpus, number)
}

/** Every column has a place for every document: whoever reads one need not look whether it is there. */
export function fillColumns({ numbers, ids }: Corpus): void {
  for (const column of numbers.values())
    if (column.length < ids.length) setFloat(column, ids.length - 1, Number.NaN)
}

export function setFavour(corpus: Corpus, number: number): void {
  let favour = 1
  for (const signal of corpus.schema.signals) {
    const value = corpus.numbers.get(signal.number)?.data[number] ?? Number.NaN
    if (value > 0) favour *= 1 + signal.weight * value
  }
  if (number >= corpus.favour.length) {
    const longer = new Float32Array(Math.ceil((number + 1) * 1.5))
    longer.set(corpus.favour)
    corpus.favour = longer
  }
  corpus.favour[number] = favour
}

export function setLive(corpus: Corpus, number: number): void {
  if (number >= corpus.isLive.length) {
    const longer = new Uint8Array(Math.ceil((number + 1) * 1.5))
    longer.set(corpus.isLive)
    corpus.isLive = longer
  }
  corpus.isLive[number] = 1
}
