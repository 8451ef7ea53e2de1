import { type Corpus, keyOf, type Values } from './corpus.ts'
import type { Sieve } from './filters.ts'
import { topOf } from './top.ts'
import type { FacetSets, ValueSets } from './value-sets.ts'

/** Facets come in the order of their codes. */
export interface FacetCount {
  code: string
  /** Those that are filtered by, be they of no document, then the most frequent. */
  values: FacetValue[]
}

export interface FacetValue {
  value: string
  count: number
  isSelected: boolean
}

export interface Histogram {
  number: string
  min: number
  max: number
  /** Documents in equal parts from `min` to `max`. */
  buckets: number[]
}

export interface Counts {
  facets: FacetCount[]
  histograms: Histogram[]
}

/** What to count: values of a facet in the answer, 0 for none at all; numbers, and into how many parts. */
export interface Counting {
  facetValues: number
  histograms: readonly string[]
  buckets: number
}

/** Some documents: the first `count` of a list. */
export interface Documents {
  found: Int32Array
  count: number
}

const space = {
  counts: new Int32Array(0),
  // By set of values.
  sets: new Int32Array(0),
  seen: new Float64Array(0),
}

/** What is counted: documents that pass every filter, and by the bits of filters those that fail only one. */
export interface Counted {
  passing: Documents
  failingOnly: ReadonlyMap<number, Documents>
}

/** Counts every facet and number as if its own filter were open. */
export function count(
  corpus: Corpus,
  sieve: Sieve,
  { passing, failingOnly }: Counted,
  { facetValues, histograms, buckets }: Counting,
): Counts {
  const others = new Map(
    corpus.values.codes.flatMap((code, place) => {
      const failing = failingOnly.get(sieve.bitOf(code))
      return failing ? [[place, failing] as const] : []
    }),
  )
  return {
    facets: facetValues > 0 ? facetsOf(corpus, countValues(corpus, passing, others), sieve, facetValues) : [],
    histograms: histograms.flatMap((number) => {
      const column = corpus.numbers.get(number)?.data
      if (!column) return []
      const failing = failingOnly.get(sieve.bitOfRange(number))
      return histogramOf(number, seenOf(column, failing ? [passing, failing] : [passing]), buckets)
    }),
  }
}

/** For each value how many documents have it; for some facets, by their places, of others as well. */
function countValues(
  { values, valueSets }: Corpus,
  passing: Documents,
  others: ReadonlyMap<number, Documents>,
): Int32Array {
  if (space.counts.length < values.texts.length) space.counts = new Int32Array(values.texts.length * 2)
  const { counts } = space
  counts.fill(0, 0, values.texts.length)
  for (const [place, facet] of valueSets.facets.entries())
    countSets(facet, passing, others.get(place), counts)
  if (valueSets.rest.length > 0) {
    countRest(valueSets, passing, counts)
    for (const [place, failing] of others) countRest(valueSets, failing, counts, values.codeOf, place)
  }
  return counts
}

function countSets(
  { setOf, values }: FacetSets,
  passing: Documents,
  others: Documents | undefined,
  counts: Int32Array,
): void {
  if (space.sets.length < values.length) space.sets = new Int32Array(values.length * 2)
  const { sets } = space
  sets.fill(0, 0, values.length)
  countBySet(setOf, passing, sets)
  if (others) countBySet(setOf, others, sets)
  for (let set = 1; set < values.length; set++) {
    const having = sets[set] as number
    if (having > 0) for (const value of values[set] as number[]) (counts[value] as number) += having
  }
}

function countBySet(setOf: Uint16Array, { found, count }: Documents, sets: Int32Array): void {
  for (let i = 0; i < count; i++) (sets[setOf[found[i] as number] as number] as number)++
}

/** Values that are in no set, of all facets or of one. */
function countRest(
  { rest, restFrom }: ValueSets,
  { found, count }: Documents,
  counts: Int32Array,
  facetOf?: readonly number[],
  facet?: number,
): void {
  for (let i = 0; i < count; i++) {
    const document = found[i] as number
    const end = restFrom.data[document + 1] as number
    for (let at = restFrom.data[document] as number; at < end; at++) {
      const value = rest.data[at] as number
      if (facetOf === undefined || facetOf[value] === facet) (counts[value] as number)++
    }
  }
}

/** The facets that some document counts for, or that are filtered by. */
function facetsOf({ values }: Corpus, counts: Int32Array, { selected }: Sieve, most: number): FacetCount[] {
  const asked = new Set<number | undefined>()
  const filteredBy = new Map<string, FacetValue[]>()
  for (const [code, texts] of selected) {
    const ids = [...texts].map((value) => ({ value, id: values.ids.get(keyOf(code, value)) }))
    for (const { id } of ids) asked.add(id)
    const counted = ids.map(({ value, id }) => ({
      value,
      count: id === undefined ? 0 : (counts[id] as number),
      isSelected: true,
    }))
    filteredBy.set(code, counted.sort(byCount))
  }
  const others = mostFrequent(values, counts, (id) => asked.has(id), most)
  const codes = [...new Set([...values.codes, ...selected.keys()])].sort()
  return codes.flatMap((code) => {
    const first = filteredBy.get(code) ?? []
    const listed = [...first, ...(others.get(code) ?? []).slice(0, Math.max(0, most - first.length))]
    return listed.length === 0 ? [] : [{ code, values: listed }]
  })
}

/** For each facet its most frequent values. */
function mostFrequent(
  values: Values,
  counts: Int32Array,
  isLeftOut: (id: number) => boolean,
  most: number,
): Map<string, FacetValue[]> {
  const comesFirst = (a: number, b: number) =>
    (counts[b] as number) - (counts[a] as number) ||
    ((values.texts[a] as string) < (values.texts[b] as string) ? -1 : 1)
  const best = values.codes.map(() => topOf(most, comesFirst))
  for (let id = 0; id < values.texts.length; id++)
    if ((counts[id] as number) > 0 && !isLeftOut(id)) best[values.codeOf[id] as number]?.add(id)
  return new Map(
    best.map((top, place) => [
      values.codes[place] as string,
      top.inOrder().map((id) => ({
        value: values.texts[id] as string,
        count: counts[id] as number,
        isSelected: false,
      })),
    ]),
  )
}

function byCount(a: FacetValue, b: FacetValue): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1)
}

/** Numbers of documents: so many are in `space.seen`. */
interface Seen {
  length: number
  min: number
  max: number
}

/** Their numbers; read them before the next call. */
function seenOf(column: Float64Array, all: readonly Documents[]): Seen {
  const most = all.reduce((sum, { count }) => sum + count, 0)
  if (space.seen.length < most) space.seen = new Float64Array(most * 2)
  let seen: Seen = { length: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }
  for (const documents of all) seen = addNumbers(column, documents, seen)
  return seen
}

function addNumbers(column: Float64Array, { found, count }: Documents, before: Seen): Seen {
  const { seen } = space
  let { length, min, max } = before
  for (let i = 0; i < count; i++) {
    const value = column[found[i] as number] as number
    if (Number.isNaN(value)) continue
    seen[length++] = value
    if (value < min) min = value
    if (value > max) max = value
  }
  return { length, min, max }
}

function histogramOf(number: string, { length, min, max }: Seen, buckets: number): Histogram[] {
  if (length === 0) return []
  const { seen } = space
  const width = (max - min) / buckets || 1
  // The greatest number is at the end of the last part, not at the beginning of one more.
  const counts = new Int32Array(buckets + 1)
  for (let i = 0; i < length; i++) (counts[Math.floor(((seen[i] as number) - min) / width)] as number)++
  ;(counts[buckets - 1] as number) += counts[buckets] as number
  return [{ number, min, max, buckets: [...counts.subarray(0, buckets)] }]
}
