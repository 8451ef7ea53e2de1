import { bitsFor, exclude, has, include } from './bits.ts'
import { type Clue, readClues } from './clues.ts'
import { type Corpus, keyOf } from './corpus.ts'
import { count, type Documents, type FacetCount, type Histogram } from './counts.ts'
import { type Filter, type Range, type Sieve, sieveOf } from './filters.ts'
import { type Matches, match, matchAll, type Refuse } from './match.ts'
import { byNumbers, byRelevance, type Order, type SortKey, turnTo } from './order.ts'
import { eachRun } from './postings.ts'
import { type Boost, rankingOf } from './rank.ts'
import { refusal } from './refuse.ts'
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
  const refuse = refusal(corpus, question, clues)
  const matches = clues.isBrowsing
    ? matchAll(corpus, (documents) => fillFromPlace(corpus, question.within ?? [], documents), refuse)
    : match(corpus, clues.wanted, refuse)
  const pins = pinned(corpus, question.pins ?? [], refuse, matches)
  const matched = matches.count
  const { facetValues = 0, histograms = [], buckets = BUCKETS } = question
  const sieve = sieveOf(corpus, question.filters ?? [], question.ranges ?? [])
  const { accepted, failingOnly } = sieve.isOpen
    ? { accepted: matches, failingOnly: nobody }
    : accept(matches, sieve)
  const counted = { passing: accepted, failingOnly }
  const counts = count(corpus, sieve, counted, { facetValues, histograms, buckets })
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
  refuse: Refuse,
  matches: Matches,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  ids.forEach((id, place) => {
    const document = corpus.numberOf.get(id)
    if (document !== undefined && !places.has(document) && !refuse(Int32Array.of(document), 1)?.[0])
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

const nobody: ReadonlyMap<number, Documents> = new Map()

/** What passes every filter; and apart, for each filter, what fails only this one. */
function accept(
  matches: Matches,
  sieve: Sieve,
): { accepted: Matches; failingOnly: ReadonlyMap<number, Documents> } {
  const { found, gain, met } = matches
  const failed = sieve.failures(found, matches.count)
  const failingOnly = new Map(
    sieve.bits.map((bit, place) => [bit, failingAlone(matches, failed, bit, place)] as const),
  )
  let count = 0
  for (let i = 0; i < matches.count; i++) {
    found[count] = found[i] as number
    gain[count] = gain[i] as number
    met[count] = met[i] as number
    count += failed[i] === 0 ? 1 : 0
  }
  return { accepted: { ...matches, count }, failingOnly }
}

/** Lists of documents that one filter alone keeps out, by the places of filters; used by one search at a time. */
const kept: Int32Array[] = []

function failingAlone({ found, count }: Matches, failed: Int32Array, bit: number, place: number): Documents {
  const list =
    (kept[place]?.length ?? 0) > count ? (kept[place] as Int32Array) : new Int32Array(2 * count + 1)
  kept[place] = list
  let failing = 0
  for (let i = 0; i < count; i++) {
    list[failing] = found[i] as number
    failing += failed[i] === bit ? 1 : 0
  }
  return { found: list, count: failing }
}

function exactOf({ met, count, weights }: Matches): number {
  const all = weights.length - 1
  if (all === 0) return count
  let exact = 0
  for (let i = 0; i < count; i++) if (met[i] === all) exact++
  return exact
}
