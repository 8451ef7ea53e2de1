import { IMPACT_STEP, impactOf, occurrenceWeight } from './bm25.ts'
import { NEIGHBOURS, WHOLE_NAME, WHOLE_PHRASE } from './closeness.ts'
import { MAX_NAME_WORDS, MAX_VALUES } from './corpus.ts'
import type { FacetCount, Histogram } from './counts.ts'
import type { Filter, Range } from './filters.ts'
import { rulesOf } from './languages.ts'
import { ALMOST, ENOUGH, SHARES } from './match.ts'
import { AGREEMENT, BEST, type Boost, CLOSENESS, PARTLY, TELLING } from './rank.ts'
import { type RefClue, type RefWay, readQuestion } from './reference-words.ts'
import type { Schema, SourceDocument } from './schema.ts'
import { type Answer, BUCKETS, type Question } from './search.ts'
import type { Synonym } from './synonyms.ts'
import { MAX_APART } from './together.ts'
import { codeOf, extrasOf, wordsOf } from './words.ts'

/**
 * What the engine must answer, found the slow and obvious way: no index, plain arrays, everything counted anew for
 * every question. Only tests use it; it shares with the engine how texts become words, formulas and constants.
 */
export interface Library {
  schema: Schema
  documents: Read[]
  /** In how many documents each word is. */
  vocabulary: ReadonlyMap<string, number>
}

interface Read {
  source: SourceDocument
  /** What each word of the document counts. */
  impacts: ReadonlyMap<string, number>
  name: string[]
  facets: ReadonlyMap<string, ReadonlySet<string>>
}

export type Expected = Omit<Answer, 'next' | 'terms' | 'corrected'> & {
  hasNext: boolean
  corrected: string | undefined
}

export function libraryOf(schema: Schema, sources: readonly SourceDocument[]): Library {
  const documents = sources.map((source) => readDocument(schema, source))
  const vocabulary = new Map<string, number>()
  for (const { impacts } of documents)
    for (const word of impacts.keys()) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1)
  return { schema, documents, vocabulary }
}

function readDocument(schema: Schema, source: SourceDocument): Read {
  const rules = rulesOf(schema.language)
  const weights = new Map<string, number>()
  const name: string[] = []
  for (const field of schema.fields)
    for (const text of [source.texts[field.name] ?? []].flat()) {
      const words = wordsOf(text, rules)
      const plain = words.map(({ term }) => term).filter((word) => field.isName || !rules.stops.has(word))
      const all = field.isCode ? [codeOf(text)].filter((code) => code !== '') : [...plain, ...extrasOf(words)]
      if (field.isName) name.push(...plain)
      for (const word of all)
        weights.set(word, (weights.get(word) ?? 0) + occurrenceWeight(field, all.length))
    }
  const values = Object.entries(source.facets).flatMap(([code, texts]) =>
    texts.map((text) => ({ code, text })),
  )
  const distinct = values.filter(
    (value, i) => values.findIndex(({ code, text }) => code === value.code && text === value.text) === i,
  )
  const facets = Map.groupBy(distinct.slice(0, MAX_VALUES), ({ code }) => code)
  return {
    source,
    impacts: new Map([...weights].map(([word, weight]) => [word, impactOf(weight)])),
    name: name.slice(0, MAX_NAME_WORDS),
    facets: new Map([...facets].map(([code, own]) => [code, new Set(own.map(({ text }) => text))])),
  }
}

export function expect(library: Library, question: Question, synonyms: readonly Synonym[] = []): Expected {
  const reading = readQuestion(library, question.text, synonyms, question.completion ?? 'unfinished')
  const { wanted, explicit, excluded, lacking } = reading
  const negators = rulesOf(library.schema.language).negators
  const isUnwanted = ({ impacts, name }: Read) =>
    excluded.some((word) => impacts.has(word)) ||
    name.some((word, i) => lacking.some((words) => words.includes(word)) && !negators.has(name[i - 1] ?? ''))
  const admitted = library.documents.filter(
    (document) => passes(document, question.within ?? [], question.bounds ?? []) && !isUnwanted(document),
  )
  const found = reading.isBrowsing ? admitted : findBy(wanted, admitted)
  const pins = [...new Set(question.pins)]
  const pinned = admitted.filter(({ source }) => pins.includes(source.id) && !isIn(found, source.id))
  const matched = [...found, ...pinned]
  const { filters = [], ranges = [] } = question
  const accepted = matched.filter((document) => passes(document, filters, ranges))
  const meetsAll = (document: Read) =>
    isIn(found, document.source.id) && shareOf(wanted, document) >= 1 - ALMOST
  const scored = scoresOf(library, question, wanted, explicit, { accepted, found })
  const ordered = sortedBy(question, accepted, scored, pins)
  const from = question.offset ?? 0
  return {
    total: accepted.length,
    matched: matched.length,
    exact: reading.isIncomplete ? 0 : accepted.filter(meetsAll).length,
    ids: ordered.slice(from, from + question.limit),
    hasNext: from + question.limit < accepted.length && question.limit > 0,
    facets: countFacets(library, question, matched),
    histograms: histogramsOf(question, matched),
    corrected: reading.corrected,
  }
}

function isIn(documents: Read[], id: string): boolean {
  return documents.some(({ source }) => source.id === id)
}

/** Filters of one facet are alternatives; everything else must hold together. */
function passes({ facets, source }: Read, filters: readonly Filter[], ranges: readonly Range[]): boolean {
  const codes = new Set(filters.map(({ code }) => code))
  const valuesOf = (code: string) =>
    filters.filter((filter) => filter.code === code).flatMap(({ values }) => values)
  return (
    [...codes].every((code) => valuesOf(code).some((value) => facets.get(code)?.has(value))) &&
    ranges.every(({ number, min = -Infinity, max = Infinity }) => {
      const value = numberOf(source, number)
      return value !== undefined && value >= min && value <= max
    })
  )
}

function numberOf({ numbers }: SourceDocument, name: string): number | undefined {
  const value = Object.hasOwn(numbers, name) ? numbers[name] : undefined
  return value !== undefined && Number.isFinite(value) ? value + 0 : undefined
}

/** The strictest demand that enough documents meet, or the mildest. */
function findBy(wanted: RefClue[], admitted: Read[]): Read[] {
  const met = (document: Read) => wanted.some((clue) => gainOf(clue, document) > 0)
  const levels = SHARES.map((share) =>
    admitted.filter((document) => met(document) && shareOf(wanted, document) >= share - ALMOST),
  )
  return levels.find((level) => level.length >= ENOUGH) ?? (levels.at(-1) as Read[])
}

/** How much of the words' weight a document meets. */
function shareOf(wanted: RefClue[], document: Read): number {
  const weightOf = (clues: RefClue[]) => clues.reduce((sum, { weight }) => sum + weight, 0)
  const met = byWeight(wanted).filter((clue) => gainOf(clue, document) > 0)
  return wanted.length === 0 ? 1 : weightOf(met) / weightOf(byWeight(wanted))
}

function byWeight(clues: RefClue[]): RefClue[] {
  return clues.toSorted((a, b) => b.weight - a.weight)
}

/** The best that one of the ways gives. */
function gainOf({ ways, weight }: RefClue, document: Read): number {
  return Math.max(0, ...ways.map((way) => weight * way.weight * IMPACT_STEP * impactBy(way, document)))
}

function impactBy({ parts, isAdjacent }: RefWay, { impacts, name }: Read): number {
  const stands = (words: string[]) => name.flatMap((word, place) => (words.includes(word) ? [place] : []))
  const [first = [], second = []] = parts.map(stands)
  const areNear = first.some((a) => second.some((b) => b > a && b - a <= MAX_APART))
  if (isAdjacent && !areNear) return 0
  return Math.min(...parts.map((words) => Math.max(...words.map((word) => impacts.get(word) ?? 0))))
}

/** Relevance of what is found: words, closeness of the name, the kind of thing that is meant, signals and boosts. */
function scoresOf(
  { schema }: Library,
  { boosts = [] }: Question,
  wanted: RefClue[],
  explicit: RefClue[],
  { accepted, found }: { accepted: Read[]; found: Read[] },
): Map<string, number> {
  const weights = byWeight(wanted).reduce((sum, { weight }) => sum + weight, 0)
  const rows = accepted.map((document) => {
    const factor = factorOf(schema, boosts, document)
    const gains = [...byWeight(wanted), ...explicit].map((clue) => gainOf(clue, document))
    const share = shareOf(wanted, document)
    const gained = isIn(found, document.source.id) ? gains.reduce((sum, gain) => sum + gain, 0) : 0
    const words = wanted.length === 0 ? 1 : gained * (PARTLY + (1 - PARTLY) * share * share)
    return { document, factor, base: words * factor }
  })
  const meant = meantBy(schema, wanted.length === 0 ? [] : rows)
  return new Map(
    rows.map(({ document, factor, base }) => {
      const close = CLOSENESS * weights * factor * closenessOf(wanted, document)
      const kind = meant
        .filter(({ code, value }) => document.facets.get(code)?.has(value))
        .reduce((product, one) => product * one.factor, 1)
      return [document.source.id, Math.fround((base + close) * kind)]
    }),
  )
}

function factorOf(schema: Schema, boosts: readonly Boost[], { source, facets }: Read): number {
  const signals = schema.signals.map(({ number, weight }) => {
    const value = numberOf(source, number) ?? 0
    return value > 0 ? 1 + weight * value : 1
  })
  const own = boosts.map(({ factor, value, id }) => {
    const byValue = value !== undefined && facets.get(value.code)?.has(value.value) ? factor : 1
    return byValue * (id === source.id ? factor : 1)
  })
  const product = (factors: number[]) => factors.reduce((all, factor) => all * factor, 1)
  // Kept as a single-precision number by the engine.
  return Math.fround(product(signals)) * product(own)
}

/** Values of telling facets on which the best agree. */
function meantBy(
  { telling }: Schema,
  rows: { document: Read; base: number }[],
): { code: string; value: string; factor: number }[] {
  const best = rows
    .toSorted((a, b) => b.base - a.base || (a.document.source.id < b.document.source.id ? -1 : 1))
    .slice(0, BEST)
  const sum = (some: typeof best) => some.reduce((all, { base }) => all + base, 0)
  return telling.flatMap((code) => {
    const values = new Set(best.flatMap(({ document }) => [...(document.facets.get(code) ?? [])]))
    return [...values].flatMap((value) => {
      const share = sum(best.filter(({ document }) => document.facets.get(code)?.has(value))) / sum(best)
      return share >= AGREEMENT ? [{ code, value, factor: 1 + TELLING * share }] : []
    })
  })
}

/** How the words of the search follow one another in the name. */
function closenessOf(wanted: RefClue[], { name }: Read): number {
  const isMeant = (clue: RefClue | undefined, word: string | undefined) =>
    clue?.ways.some(({ parts }) => parts.flat().includes(word ?? '')) ?? false
  const pairs = wanted.length - 1
  const together = wanted.filter(
    (clue, k) =>
      k < pairs && name.some((word, i) => isMeant(clue, word) && isMeant(wanted[k + 1], name[i + 1])),
  )
  const isPhrase =
    wanted.length > 0 && name.some((_, i) => wanted.every((clue, k) => isMeant(clue, name[i + k])))
  const isName =
    isPhrase &&
    name.length <= 2 * wanted.length &&
    name.every((word) => wanted.some((clue) => isMeant(clue, word)))
  return (
    (pairs > 0 ? NEIGHBOURS * (together.length / pairs) : 0) +
    (pairs > 0 && isPhrase ? WHOLE_PHRASE : 0) +
    (isName ? WHOLE_NAME : 0)
  )
}

function sortedBy(
  { sort = 'relevance' }: Question,
  documents: Read[],
  scores: Map<string, number>,
  pins: string[],
): string[] {
  const placeOf = (id: string) => (pins.includes(id) ? pins.indexOf(id) : Number.MAX_SAFE_INTEGER)
  const keysOf = ({ source }: Read): number[] =>
    sort === 'relevance'
      ? [placeOf(source.id), -(scores.get(source.id) as number)]
      : sort.map(({ number, order }) => {
          const value = numberOf(source, number)
          return value === undefined ? Infinity : order === 'ascending' ? value : -value
        })
  const rows = documents.map((document) => ({ id: document.source.id, keys: keysOf(document) }))
  const compare = (a: (typeof rows)[number], b: (typeof rows)[number]) => {
    const key = a.keys.findIndex((own, i) => own !== b.keys[i])
    return key < 0 ? (a.id < b.id ? -1 : 1) : (a.keys[key] as number) < (b.keys[key] as number) ? -1 : 1
  }
  return rows.sort(compare).map(({ id }) => id)
}

/** Each facet among the documents that pass all filters but its own. */
function countFacets({ documents }: Library, question: Question, matched: Read[]): FacetCount[] {
  const { facetValues: most = 0, filters = [], ranges = [] } = question
  if (most === 0) return []
  const codes = new Set([
    ...documents.flatMap(({ facets }) => [...facets.keys()]),
    ...filters.map(({ code }) => code),
  ])
  return [...codes].sort().flatMap((code) => {
    const selected = new Set(filters.filter((filter) => filter.code === code).flatMap(({ values }) => values))
    const others = filters.filter((filter) => filter.code !== code)
    const open = matched.filter((document) => passes(document, others, ranges))
    const values = new Set([...selected, ...open.flatMap(({ facets }) => [...(facets.get(code) ?? [])])])
    const rows = [...values]
      .map((value) => ({
        value,
        count: open.filter(({ facets }) => facets.get(code)?.has(value)).length,
        isSelected: selected.has(value),
      }))
      .sort(
        (a, b) =>
          Number(b.isSelected) - Number(a.isSelected) || b.count - a.count || (a.value < b.value ? -1 : 1),
      )
      .slice(0, Math.max(most, selected.size))
    return rows.length === 0 ? [] : [{ code, values: rows }]
  })
}

function histogramsOf(question: Question, matched: Read[]): Histogram[] {
  const { filters = [], ranges = [], histograms = [], buckets = BUCKETS } = question
  return histograms.flatMap((number) => {
    const others = ranges.filter((range) => range.number !== number)
    const seen = matched
      .filter((document) => passes(document, filters, others))
      .flatMap(({ source }) => numberOf(source, number) ?? [])
    if (seen.length === 0) return []
    const [min, max] = [Math.min(...seen), Math.max(...seen)]
    const width = (max - min) / buckets || 1
    const placeOf = (value: number) => Math.min(buckets - 1, Math.floor((value - min) / width))
    const counts = Array.from(
      { length: buckets },
      (_, i) => seen.filter((value) => placeOf(value) === i).length,
    )
    return [{ number, min, max, buckets: counts }]
  })
}
