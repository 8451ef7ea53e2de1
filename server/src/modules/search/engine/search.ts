import { type Clue, type Clues, readClues } from './clues.ts'
import { type Corpus, IMPACT_BITS, keyOf, MAX_NAME_WORDS } from './corpus.ts'
import { counterOf, type FacetCount, type Histogram } from './counts.ts'
import { type Filter, type Range, type Sieve, sieveOf } from './filters.ts'
import { type Matches, match } from './match.ts'
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
const ALMOST = 1e-9

/** Finds, counts and orders. Nothing here waits; a search of a hundred thousand documents takes part of a millisecond. */
export function search(corpus: Corpus, question: Question, thesaurus: Thesaurus = noSynonyms): Answer {
  const clues = readClues(corpus, question.text, thesaurus, question.completion ?? 'unfinished')
  const place = sieveOf(corpus, question.within ?? [], question.bounds ?? [])
  const sieve = sieveOf(corpus, question.filters ?? [], question.ranges ?? [])
  const isUnwanted = unwantedBy(corpus, clues)
  const admits = (document: number) =>
    corpus.isLive[document] === 1 && place.failures(document) === 0 && !isUnwanted(document)
  const matches = clues.isBrowsing
    ? browse(corpus, question.within ?? [], admits)
    : match(corpus, clues.wanted, admits)
  const pins = pinned(corpus, question.pins ?? [], admits, matches)
  const counter = counterOf(corpus, sieve, question.histograms ?? [])
  const facetValues = question.facetValues ?? 0
  const accepted = accept(matches, sieve, facetValues > 0 || question.histograms ? counter.add : undefined)
  const page = turnTo(corpus, accepted, {
    order: orderBy(corpus, accepted, clues.wanted, pins, question),
    offset: question.offset ?? 0,
    limit: question.limit,
    after: question.after,
  })
  return {
    total: accepted.count,
    matched: matches.count,
    exact: clues.isIncomplete ? 0 : accepted.exact,
    ids: page.documents.map((document) => corpus.ids[document] as string),
    ...(page.next === undefined ? {} : { next: page.next }),
    facets: facetValues > 0 ? counter.facets(facetValues) : [],
    histograms: question.histograms ? counter.histograms(question.buckets ?? BUCKETS) : [],
    terms: termsOf(corpus, clues.wanted),
    ...(clues.corrected === undefined ? {} : { corrected: clues.corrected }),
  }
}

function orderBy(
  corpus: Corpus,
  matches: Matches,
  clues: Clue[],
  pins: Map<number, number>,
  question: Question,
): Order {
  const { sort = 'relevance', boosts = [] } = question
  return sort === 'relevance'
    ? byRelevance(corpus, rankingOf(corpus, matches, clues, boosts), pins)
    : byNumbers(corpus, sort)
}

function termsOf({ dictionary }: Corpus, clues: Clue[]): string[] {
  const terms = clues.flatMap(({ ways }) => ways.flatMap(({ parts }) => parts.flat()))
  return [...new Set(terms)].map((term) => dictionary.texts[term] as string)
}

/** Documents with what is not wanted: any of the excluded words; or, in a name that does not say "without" itself, a lacking one. */
function unwantedBy(corpus: Corpus, { excluded, lacking }: Clues): (document: number) => boolean {
  if (excluded.length === 0 && lacking.length === 0) return () => false
  const unwanted = new Set<number>()
  const mark = (terms: number[], isMeant: (document: number) => boolean) => {
    for (const term of terms)
      eachRun(corpus.postings, term, (page, from, to) => {
        for (let i = from; i < to; i++) {
          const document = (page[i] as number) >>> IMPACT_BITS
          if (isMeant(document)) unwanted.add(document)
        }
      })
  }
  mark(excluded, () => true)
  for (const terms of lacking) mark(terms, (document) => isNamed(corpus, document, terms))
  return (document) => unwanted.has(document)
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

/** Everything of the place; only the documents of a value are looked at where there is but one. */
function browse(corpus: Corpus, within: readonly Filter[], admits: (document: number) => boolean): Matches {
  const isAlone = ({ code }: Filter) => within.filter((other) => other.code === code).length === 1
  const single = within.find((filter) => filter.values.length === 1 && isAlone(filter))
  const value = single && corpus.values.ids.get(keyOf(single.code, single.values[0] as string))
  const found = new Int32Array(corpus.live)
  let count = 0
  const visit = (document: number) => {
    if (admits(document)) found[count++] = document
  }
  if (value !== undefined)
    eachRun(corpus.values.postings, value, (page, from, to) => {
      for (let i = from; i < to; i++) visit(page[i] as number)
    })
  else if (!single) for (let document = 0; document < corpus.ids.length; document++) visit(document)
  return { found, count, score: unscored, met: unscored, wanted: 0 }
}

const unscored = new Float64Array(0)

/** Where pinned documents stand; those that no word finds are found all the same. */
function pinned(
  corpus: Corpus,
  ids: readonly string[],
  admits: (document: number) => boolean,
  matches: Matches,
): Map<number, number> {
  const places = new Map<number, number>()
  ids.forEach((id, place) => {
    const document = corpus.numberOf.get(id)
    if (document !== undefined && !places.has(document) && admits(document)) places.set(document, place)
  })
  if (places.size === 0) return places
  const found = new Set(matches.found.subarray(0, matches.count))
  const missing = [...places.keys()].filter((document) => !found.has(document))
  if (missing.length > 0) {
    matches.found = Int32Array.from([...matches.found.subarray(0, matches.count), ...missing])
    matches.count += missing.length
    for (const document of missing) {
      if (matches.wanted > 0) matches.score[document] = matches.met[document] = 0
    }
  }
  return places
}

/** What passes every filter; the counter sees the others too. */
function accept(
  matches: Matches,
  sieve: Sieve,
  count: ((document: number, failed: number) => void) | undefined,
): Matches & { exact: number } {
  const { found, met, wanted } = matches
  const least = wanted - ALMOST
  let accepted = 0
  let exact = 0
  for (let i = 0; i < matches.count; i++) {
    const document = found[i] as number
    const failed = sieve.failures(document)
    count?.(document, failed)
    if (failed !== 0) continue
    found[accepted++] = document
    if (wanted === 0 || (met[document] as number) >= least) exact++
  }
  return { ...matches, count: accepted, exact }
}
