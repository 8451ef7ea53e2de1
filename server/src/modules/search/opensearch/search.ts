import { type Clues, readClues } from '../engine/clues.ts'
import type { Corpus } from '../engine/corpus.ts'
import type { Rules } from '../engine/languages.ts'
import type { Schema } from '../engine/schema.ts'
import type { Answer, Question } from '../engine/search.ts'
import type { Thesaurus } from '../engine/synonyms.ts'
import type { Connection, Json } from './connection.ts'
import { type Finding, findingOf } from './finding.ts'
import { MAX_WINDOW } from './index-template.ts'
import {
  allOf,
  type Counted,
  counting,
  facetsIn,
  histogramCounting,
  histogramsIn,
  narrowings,
  spansIn,
} from './narrowing.ts'
import { cursorAfter, orderBy, valuesOf } from './paging.ts'
import { closeness, meantBy, raised, type Scouted, scouting } from './ranking.ts'
import { severalSearches } from './several-searches.ts'
import { vocabularyFor } from './vocabulary.ts'

/** What a search needs to know of its index. */
export interface Place {
  connection: Connection
  /** Alias of the index that serves. */
  index: string
  schema: Schema
  rules: Rules
  /** An index of nothing, to read clues with. */
  blank: Corpus
  thesaurus: Thesaurus
}

// As in the engine's match.ts: all words where that finds enough, any of them where nothing else does.
const SHARES = [1, 0.6, 0.3, 0]
const ENOUGH = 12
const BUCKETS = 12

/**
 * Answers as the engine does, in a few requests: what the index knows of the words, how many documents meet them all
 * (or, when they are few, most or some of them), then one page with its counts.
 */
export async function searchIn(place: Place, question: Question): Promise<Answer> {
  const order = orderBy(question.sort ?? 'relevance', question.pins ?? [])
  const after = question.after === undefined ? undefined : valuesOf(question.after, order)
  const [corpus, fields] = await Promise.all([
    vocabularyFor(place.connection, place.index, { ...place, text: question.text }),
    (question.facetValues ?? 0) > 0 ? facetFields(place) : [],
  ])
  const clues = readClues(corpus, question.text, place.thesaurus, question.completion ?? 'unfinished')
  const finding = findingOf(corpus.dictionary, clues)
  const found = await find(place, question, corpus, clues, finding)
  const page = await turnTo(place, question, { order, after, fields, found, finding })
  return {
    ...page,
    exact: clues.isIncomplete ? 0 : page.exact,
    terms: termsOf(corpus, clues),
    ...(clues.corrected === undefined ? {} : { corrected: clues.corrected }),
  }
}

/** All facets that any document ever had. */
async function facetFields({ connection, index }: Place): Promise<string[]> {
  const { fields } = await connection.ask<{ fields: Record<string, Record<string, unknown>> }>({
    method: 'GET',
    path: `/${index}/_field_caps`,
    query: { fields: 'facets.*' },
  })
  return Object.keys(fields).sort()
}

/** The query that finds, and scores where the order needs it. */
async function find(
  place: Place,
  question: Question,
  corpus: Corpus,
  clues: Clues,
  finding: Finding,
): Promise<Json> {
  const { pins = [], boosts = [] } = question
  const isRanked = (question.sort ?? 'relevance') === 'relevance'
  const where = {
    filter: narrowings(question.within, question.bounds).map(({ query }) => query),
    must_not: finding.unwanted,
  }
  if (clues.isBrowsing) {
    const all = { bool: { must: [{ match_all: {} }], ...where } }
    return isRanked ? raised(all, place.schema, boosts) : all
  }
  const words = (share: number) => ({ bool: { must: [finding.scored(share)], ...where } })
  const { share, scouted } = await firstEnough(place, finding, (tried) =>
    isRanked
      ? scouting(place.schema, raised(words(tried), place.schema, boosts))
      : { size: 0, track_total_hits: true, query: { bool: { must: [finding.meeting(tried)], ...where } } },
  )
  const wanted = {
    bool: {
      should: [finding[isRanked ? 'scored' : 'meeting'](share), ...pinnedBy(pins)],
      minimum_should_match: 1,
    },
  }
  if (!isRanked) return { bool: { ...where, filter: [wanted, ...where.filter] } }
  const should = closeness(corpus.dictionary, finding.needed)
  return raised(
    { bool: { must: [wanted], should, ...where } },
    place.schema,
    boosts,
    meantBy(place.schema, scouted),
  )
}

/** Those that no word finds are found all the same. */
function pinnedBy(pins: readonly string[]): Json[] {
  return pins.length === 0 ? [] : [{ constant_score: { filter: { terms: { id: pins } }, boost: 0 } }]
}

async function firstEnough(
  { connection, index }: Place,
  { needed }: Finding,
  searchWith: (share: number) => Json,
): Promise<{ share: number; scouted: Scouted }> {
  // Of a single word nothing less can be met.
  const shares = needed.length < 2 ? [1] : SHARES
  for (const share of shares) {
    const [scouted] = await severalSearches<Scouted>(connection, index, [searchWith(share)])
    if (scouted && (scouted.hits.total.value >= ENOUGH || share === shares.at(-1))) return { share, scouted }
  }
  throw new Error('the last share is always taken')
}

interface Turning {
  order: Json[]
  after: (string | number | null)[] | undefined
  fields: string[]
  found: Json
  finding: Finding
}

interface PageFound {
  hits: { total: { value: number }; hits: { _id: string; sort: (string | number | null)[] }[] }
  aggregations: Counted & { matched: { doc_count: number }; exact?: { doc_count: number } }
}

type Page = Pick<Answer, 'total' | 'matched' | 'exact' | 'ids' | 'next' | 'facets' | 'histograms'>

async function turnTo(place: Place, question: Question, turning: Turning): Promise<Page> {
  const { limit, filters = [], histograms: numbers = [], facetValues = 0, buckets = BUCKETS } = question
  const { order, after, fields, found, finding } = turning
  const narrowed = narrowings(filters, question.ranges)
  const from = Math.min(after ? 0 : (question.offset ?? 0), MAX_WINDOW)
  // One more tells whether there is a next page.
  const size = Math.min(limit === 0 ? 0 : limit + 1, MAX_WINDOW - from)
  const isWorded = finding.needed.length > 0
  const [answer] = await severalSearches<PageFound>(place.connection, place.index, [
    {
      query: found,
      post_filter: allOf(narrowed),
      sort: order,
      ...(after ? { search_after: after } : { from }),
      size,
      track_total_hits: true,
      _source: false,
      aggs: {
        matched: { filter: { match_all: {} } },
        ...(isWorded
          ? { exact: { filter: { bool: { filter: [allOf(narrowed), finding.meeting(1)] } } } }
          : {}),
        ...counting(fields, narrowed, filters, facetValues, numbers),
      },
    },
  ])
  const { hits, aggregations } = answer as PageFound
  const shown = hits.hits.slice(0, limit)
  const last = hits.hits.length > limit ? shown.at(-1) : undefined
  const spans = spansIn(aggregations, numbers, buckets)
  return {
    total: hits.total.value,
    matched: aggregations.matched.doc_count,
    exact: aggregations.exact?.doc_count ?? hits.total.value,
    ids: shown.map(({ _id: id }) => id),
    ...(last ? { next: cursorAfter(last.sort) } : {}),
    facets: facetsIn(aggregations, fields, facetValues),
    histograms: await histograms(place, found, spans, narrowed, buckets),
  }
}

/** Parts can be counted only when the ends are known. */
async function histograms(
  { connection, index }: Place,
  found: Json,
  spans: ReturnType<typeof spansIn>,
  narrowed: ReturnType<typeof narrowings>,
  parts: number,
): Promise<Answer['histograms']> {
  if (spans.length === 0) return []
  const query = { bool: { filter: [found] } }
  const [answer] = await severalSearches<{ aggregations: Counted }>(connection, index, [
    { size: 0, query, aggs: histogramCounting(spans, narrowed) },
  ])
  return histogramsIn((answer as { aggregations: Counted }).aggregations, spans, parts)
}

function termsOf({ dictionary }: Corpus, { wanted }: Clues): string[] {
  const terms = wanted.flatMap(({ ways }) => ways.flatMap(({ parts }) => parts.flat()))
  return [...new Set(terms)].map((term) => dictionary.texts[term] as string)
}
