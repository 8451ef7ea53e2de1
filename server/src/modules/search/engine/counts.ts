import { type Corpus, keyOf, type Values } from './corpus.ts'
import type { Sieve } from './filters.ts'
import type { Matches } from './match.ts'
import { topOf } from './top.ts'

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

const space = { counts: new Int32Array(0), seen: new Float64Array(0) }

/** Counts every facet and number as if its own filter were open. `failed`: which filters each document fails. */
export function count(
  corpus: Corpus,
  sieve: Sieve,
  { found, count }: Matches,
  failed: Int32Array | undefined,
  { facetValues, histograms, buckets }: Counting,
): Counts {
  return {
    facets:
      facetValues > 0
        ? facetsOf(corpus, countValues(corpus, sieve, found, count, failed), sieve, facetValues)
        : [],
    histograms: histograms.flatMap((number) => {
      const column = corpus.numbers.get(number)?.data
      if (!column) return []
      const seen = seenOf(column, found, count, failed, ~sieve.bitOfRange(number))
      return histogramOf(number, seen, buckets)
    }),
  }
}

function countValues(
  { values, valuesFrom, valueList }: Corpus,
  sieve: Sieve,
  found: Int32Array,
  count: number,
  failed: Int32Array | undefined,
): Int32Array {
  if (space.counts.length < values.texts.length) space.counts = new Int32Array(values.texts.length * 2)
  const { counts } = space
  counts.fill(0, 0, values.texts.length)
  const { codeOf } = values
  const openBits = values.codes.map((code) => sieve.bitOf(code))
  const from = valuesFrom.data
  const list = valueList.data
  for (let i = 0; i < count; i++) {
    const document = found[i] as number
    const fails = failed === undefined ? 0 : (failed[i] as number)
    const end = from[document + 1] as number
    if (fails === 0)
      for (let at = from[document] as number; at < end; at++) (counts[list[at] as number] as number)++
    // Whoever fails two filters is in nobody's count.
    else if ((fails & (fails - 1)) === 0)
      for (let at = from[document] as number; at < end; at++) {
        const value = list[at] as number
        if (openBits[codeOf[value] as number] === fails) (counts[value] as number)++
      }
  }
  return counts
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

/** Numbers of documents. */
interface Seen {
  numbers: Float64Array
  min: number
  max: number
}

/** The numbers of the documents that fail nothing of what counts; read them before the next call. */
function seenOf(
  column: Float64Array,
  found: Int32Array,
  count: number,
  failed: Int32Array | undefined,
  counts: number,
): Seen {
  if (space.seen.length < count) space.seen = new Float64Array(count * 2)
  const { seen } = space
  let length = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) {
    if (failed !== undefined && ((failed[i] as number) & counts) !== 0) continue
    const document = found[i] as number
    const value = document < column.length ? (column[document] as number) : Number.NaN
    if (Number.isNaN(value)) continue
    seen[length++] = value
    if (value < min) min = value
    if (value > max) max = value
  }
  return { numbers: seen.subarray(0, length), min, max }
}

function histogramOf(number: string, { numbers, min, max }: Seen, buckets: number): Histogram[] {
  if (numbers.length === 0) return []
  const width = (max - min) / buckets || 1
  // The greatest number is at the end of the last part, not at the beginning of one more.
  const counts = new Int32Array(buckets + 1)
  for (let i = 0; i < numbers.length; i++)
    (counts[Math.floor(((numbers[i] as number) - min) / width)] as number)++
  ;(counts[buckets - 1] as number) += counts[buckets] as number
  return [{ number, min, max, buckets: [...counts.subarray(0, buckets)] }]
}
