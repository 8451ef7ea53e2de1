import { type Corpus, createCorpus, IMPACT_BITS, IMPACT_MASK, MAX_NAME_WORDS, put } from '../engine/corpus.ts'
import type { Dictionary } from '../engine/dictionary.ts'
import { eachRun } from '../engine/postings.ts'
import { read } from '../engine/records.ts'
import type { Schema, SourceDocument } from '../engine/schema.ts'
import { fieldName, impactName } from './field-names.ts'

/** A document as OpenSearch keeps it: read already. */
export interface StoredDocument {
  id: string
  /** Every term. */
  words: string[]
  /** The stems of all terms. */
  roots: string[]
  /** `stem⇥term`, to list the terms of a stem. */
  forms: string[]
  /** Terms read backwards, where words are compounds. */
  ends?: string[]
  /** `term⇥spelling` where people write it otherwise. */
  spellings: string[]
  /** What each term weighs in this document, 1 to 255. */
  impacts: Record<string, number>
  /** Terms of the name in their order. */
  name: string
  nameLength: number
  nameWords: string[]
  nameRoots: string[]
  /** `term⇥spelling of the next one`, for every two that stand together. */
  namePairs: string[]
  facets: Record<string, string[]>
  numbers: Record<string, number>
}

/** Separates the parts of a value; no term has it. */
export const TAB = '\t'
/** As many values as the built-in engine keeps of a document. */
const MAX_VALUES = 1_000

/**
 * Reads documents as the built-in engine reads them, by its own hand: they are put into an index of their own, which
 * is then turned inside out. The ids must differ.
 */
export function storedDocuments(schema: Schema, sources: readonly SourceDocument[]): StoredDocument[] {
  const corpus = createCorpus(schema)
  for (const source of sources) put(corpus, source)
  const roots = rootsOf(corpus.dictionary)
  const terms: number[][] = sources.map(() => [])
  const impacts: Record<string, number>[] = sources.map(() => ({}))
  corpus.dictionary.texts.forEach((text, term) => {
    eachRun(corpus.postings, term, (page, from, to) => {
      for (let i = from; i < to; i++) {
        const posting = page[i] as number
        const document = posting >>> IMPACT_BITS
        terms[document]?.push(term)
        define(impacts[document] as Record<string, number>, impactName(text), posting & IMPACT_MASK)
      }
    })
  })
  return sources.map((source, number) => ({
    id: source.id,
    ...wordsOf(corpus, roots, terms[number] as number[]),
    impacts: impacts[number] as Record<string, number>,
    ...nameOf(corpus, roots, number),
    facets: facetsOf(source),
    numbers: storedNumbers(source.numbers),
  }))
}

/** By term its stem, as texts. */
export function rootsOf({ texts, firstOfStem, nextOfStem }: Dictionary): string[] {
  const roots: string[] = []
  texts.forEach((text, root) => {
    for (let term = firstOfStem.data[root] as number; term > 0; term = nextOfStem.data[term] as number)
      roots[term] = text
  })
  return roots
}

/** Numbers by the names of their fields; what is no number cannot be kept. */
export function storedNumbers(numbers: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(numbers)
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => [fieldName(name), value]),
  )
}

type Words = Pick<StoredDocument, 'words' | 'roots' | 'forms' | 'ends' | 'spellings'>

function wordsOf({ dictionary }: Corpus, roots: string[], terms: number[]): Words {
  const textOf = (term: number) => dictionary.texts[term] as string
  return {
    words: terms.map(textOf),
    roots: [...new Set(terms.map((term) => roots[term] as string))],
    forms: terms.map((term) => `${roots[term]}${TAB}${textOf(term)}`),
    ...(dictionary.byEnd ? { ends: terms.map((term) => backwards(textOf(term))) } : {}),
    spellings: terms
      .filter((term) => dictionary.spellings.has(term))
      .map((term) => `${textOf(term)}${TAB}${dictionary.spellings.get(term)}`),
  }
}

export function backwards(text: string): string {
  return [...text].reverse().join('')
}

type Name = Pick<StoredDocument, 'name' | 'nameLength' | 'nameWords' | 'nameRoots' | 'namePairs'>

const room = new Int32Array(MAX_NAME_WORDS)

function nameOf({ names, dictionary }: Corpus, roots: string[], number: number): Name {
  const terms = [...room.subarray(0, read(names, number, room, false))]
  const words = terms.map((term) => dictionary.texts[term] as string)
  const pairs = terms.slice(1).flatMap((term, before) => {
    const text = dictionary.texts[term] as string
    if (dictionary.rules.stops.has(text)) return []
    return `${words[before]}${TAB}${dictionary.spellings.get(term) ?? text}`
  })
  return {
    name: words.join(' '),
    nameLength: words.length,
    nameWords: [...new Set(words)],
    nameRoots: [...new Set(terms.map((term) => roots[term] as string))],
    namePairs: [...new Set(pairs)],
  }
}

function facetsOf({ facets }: SourceDocument): Record<string, string[]> {
  let left = MAX_VALUES
  return Object.fromEntries(
    Object.entries(facets).map(([code, values]) => {
      const kept = [...new Set(values)].slice(0, left).map((value) => value.toWellFormed())
      left -= kept.length
      return [fieldName(code), kept]
    }),
  )
}

/** Like an assignment, but `__proto__` is a key as any other. */
function define(record: Record<string, number>, key: string, value: number): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
}
