import { type Bits, bitsFor, exclude, has, include } from './bits.ts'
import { type Clue, type Clues, readClues } from './clues.ts'
import { type Corpus, IMPACT_BITS, keyOf, MAX_NAME_WORDS } from './corpus.ts'
import { count, type FacetCount, type Histogram } from './counts.ts'
import { type Filter, type Range, sieveOf } from './filters.ts'
import { type Admit, type Matches, match, matchAll } from './match.ts'
import { byNumbers, byRelevance, type Order, type SortKey, turnTo } from './order.ts'
import { eachRun } from './postings.ts'
import { type Boost, rankingOf } from './rank.ts'
import { read } from './records.ts'
import { noSynonyms, type Thesaurus } from './synonyms.ts'
import type { Completion } from './ways.ts'

export interface Question {
  text: string
  completion?: Completion
  /** Where to look: documents elsewhere are neither found nor counted. */
  within?: readonly Filter[]
  /** The same by numbers, for instance "already published". */
  bounds?: readonly Range[]
  /** What the searcher narrows by: counts of a facet are taken as if its own filter were open. */
  filters?: readonly Filter[]
  ranges?: readonly Range[]
  sort?: 'relevance' | readonly SortKey[]
  offset?: number
  limit: number
  /** `next` of the page before; then there is no `offset`. */
  after?: string
  /** Ids that come first in this order, wherever the place and the filters let them. */
  pins?: readonly string[]
  boosts?: readonly Boost[]
  /** Values of one facet in the answer; 0 counts nothing, which is faster. */
  facetValues?: number
  /** Numbers to count in equal parts. */
  histograms?: readonly string[]
  buckets?: number
}

export interface Answer {
  total: number
  /** Documents before the filters. */
  matched: number
  /** How many of `total` meet every word; less when near ones had to help out. */
  exact: number
  ids: string[]
  /** Cursor of the next page; absent on the last. */
  next?: string
  facets: FacetCount[]
  histograms: Histogram[]
  corrected?: string
  /** Terms that the search is met by, for marking them in texts. */
  terms: string[]
}

export const BUCKETS = 12

/** Finds, counts and orders. Nothing here waits; a search of a hundred thousand documents takes part of a millisecond. */
export function search(corpus: Corpus, question: Question, thesaurus: Thesaurus = noSynonyms): Answer {
  const clues = readClues(corpus, question.text, thesaurus, question.completion ?? 'unfinished')
  const admit = admission(corpus, question, clues)
  const matches = clues.isBrowsing
    ? matchAll(corpus, (documents) => fillFromPlace(corpus, question.within ?? [], documents), admit)
    : match(corpus, clues.wanted, admit)
  const pins = pinned(corpus, question.pins ?? [], admit, matches)
  const matched = matches.count
  const { facetValues = 0, histograms = [], buckets = BUCKETS } = question
  const sieve = sieveOf(corpus, question.filters ?? [], question.ranges ?? [])
  const failed = sieve.isOpen ? undefined : sieve.failures(matches.found, matched)
  const counts = count(corpus, sieve, matches, failed, { facetValues, histograms, buckets })
  const accepted = failed ? accept(matches, failed) : matches
  const page = turnTo(corpus, accepted, {
    order: orderBy(corpus, accepted, clues.wanted, pins, question),
    offset: question.offset ?? 0,
    limit: question.limit,
    after: question.after,
  })
  return {
    total: accepted.count,
    matched,
    exact: clues.isIncomplete ? 0 : exactOf(accepted),
    ids: page.documents.map((document) => corpus.ids[document] as string),
    ...(page.next === undefined ? {} : { next: page.next }),
    ...counts,
    terms: termsOf(corpus, clues.wanted),
    ...(clues.corrected === undefined ? {} : { corrected: clues.corrected }),
  }
}

/** What may be found at all: what lives, is where the search looks, and is not unwanted. */
function admission(corpus: Corpus, { within = [], bounds = [] }: Question, clues: Clues): Admit {
  const place = sieveOf(corpus, within, bounds)
  const unwanted = unwantedBy(corpus, clues)
  return (documents, count) => {
    let left = corpus.dead === 0 ? count : keepLiving(corpus.isLive, documents, count)
    if (!place.isOpen) left = keepPassing(place.failures(documents, left), documents, left)
    return unwanted ? keepOthers(unwanted, documents, left) : left
  }
}

function keepLiving(isLive: Uint8Array, documents: Int32Array, count: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const document = documents[i] as number
    if (isLive[document] === 1) documents[kept++] = document
  }
  return kept
}

function keepPassing(failed: Int32Array, documents: Int32Array, count: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) if (failed[i] === 0) documents[kept++] = documents[i] as number
  return kept
}

function keepOthers(unwanted: Bits, documents: Int32Array, count: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const document = documents[i] as number
    if (has(unwanted, document) === 0) documents[kept++] = document
  }
  return kept
}

function orderBy(
  corpus: Corpus,
  matches: Matches,
  clues: Clue[],
  pins: ReadonlyMap<number, number>,
  question: Question,
): Order {
  const { sort = 'relevance', boosts = [] } = question
  return sort === 'relevance'
    ? byRelevance(corpus, matches, rankingOf(corpus, matches, clues, boosts), pins)
    : byNumbers(corpus, matches, sort)
}

function termsOf({ dictionary }: Corpus, clues: Clue[]): string[] {
  const terms = clues.flatMap(({ ways }) => ways.flatMap(({ parts }) => parts.flat()))
  return [...new Set(terms)].map((term) => dictionary.texts[term] as string)
}

/** Documents with what is not wanted: any of the excluded words; or, in a name that does not say "without" itself, a lacking one. */
function unwantedBy(corpus: Corpus, { excluded, lacking }: Clues): Bits | undefined {
  if (excluded.length === 0 && lacking.length === 0) return undefined
  const unwanted = bitsFor(corpus.ids.length)
  const mark = (terms: number[], isMeant: (document: number) => boolean) => {
    for (const term of terms)
      eachRun(corpus.postings, term, (page, from, to) => {
        for (let i = from; i < to; i++) {
          const document = (page[i] as number) >>> IMPACT_BITS
          if (isMeant(document)) include(unwanted, document)
        }
      })
  }
  mark(excluded, () => true)
  for (const terms of lacking) mark(terms, (document) => isNamed(corpus, document, terms))
  return unwanted
}

const name = new Int32Array(MAX_NAME_WORDS)

function isNamed(corpus: Corpus, document: number, terms: number[]): boolean {
  const { texts, rules } = corpus.dictionary
  const length = read(corpus.names, document, name, false)
  for (let i = 0; i < length; i++)
    if (
      terms.includes(name[i] as number) &&
      !(i > 0 && rules.negators.has(texts[name[i - 1] as number] as string))
    )
      return true
  return false
}

/** Lists documents among which are all of the place: those of a single value where one tells, otherwise all. */
function fillFromPlace(corpus: Corpus, within: readonly Filter[], documents: Int32Array): number {
  const isAlone = ({ code }: Filter) => within.filter((other) => other.code === code).length === 1
  const single = within.find((filter) => filter.values.length === 1 && isAlone(filter))
  let count = 0
  if (!single) while (count < corpus.ids.length) documents[count] = count++
  else {
    const value = corpus.values.ids.get(keyOf(single.code, single.values[0] as string))
    if (value !== undefined)
      eachRun(corpus.values.postings, value, (page, from, to) => {
        documents.set(page.subarray(from, to), count)
        count += to - from
      })
  }
  return count
}

/** Where pinned documents stand; those that no word finds are found all the same. */
function pinned(
  corpus: Corpus,
  ids: readonly string[],
  admit: Admit,
  matches: Matches,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  ids.forEach((id, place) => {
    const document = corpus.numberOf.get(id)
    if (document !== undefined && !places.has(document) && admit(Int32Array.of(document), 1) === 1)
      places.set(document, place)
  })
  if (places.size === 0) return places
  const { found, gain, met, count } = matches
  const missing = bitsFor(corpus.ids.length)
  for (const document of places.keys()) include(missing, document)
  for (let i = 0; i < count; i++) exclude(missing, found[i] as number)
  for (const document of places.keys()) {
    if (has(missing, document) === 0) continue
    found[matches.count] = document
    gain[matches.count] = met[matches.count] = 0
    matches.count++
  }
  return places
}

/** What passes every filter. */
function accept(matches: Matches, failed: Int32Array): Matches {
  const { found, gain, met } = matches
  let count = 0
  for (let i = 0; i < matches.count; i++) {
    if (failed[i] !== 0) continue
    found[count] = found[i] as number
    gain[count] = gain[i] as number
    met[count] = met[i] as number
    count++
  }
  return { ...matches, count }
}

function exactOf({ met, count, weights }: Matches): number {
  const all = weights.length - 1
  if (all === 0) return count
  let exact = 0
  for (let i = 0; i < count; i++) if (met[i] === all) exact++
  return exact
}
