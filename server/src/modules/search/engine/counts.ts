import { type Corpus, keyOf, type Values } from './corpus.ts'
import type { Sieve } from './filters.ts'
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

/** Counts for every facet and some numbers, each as if its own filter were open. */
export interface Counter {
  /** A document with the filters it fails. */
  add: (document: number, failed: number) => void
  facets: (most: number) => FacetCount[]
  histograms: (buckets: number) => Histogram[]
}

const space = { counts: new Int32Array(0) }

export function counterOf(corpus: Corpus, sieve: Sieve, numbers: readonly string[]): Counter {
  const { values, valuesFrom, valueList } = corpus
  if (space.counts.length < values.texts.length) space.counts = new Int32Array(values.texts.length * 2)
  const counts = space.counts
  counts.fill(0, 0, values.texts.length)
  const { codeOf } = values
  const openBits = values.codes.map((code) => sieve.bitOf(code))
  const from = valuesFrom.data
  const list = valueList.data
  const columns = numbers.map((number) => ({
    number,
    bit: sieve.bitOfRange(number),
    data: corpus.numbers.get(number)?.data,
    seen: [] as number[],
  }))
  return {
    add: (document, failed) => {
      // Whoever fails two filters is in nobody's count.
      if ((failed & (failed - 1)) !== 0) return
      const end = from[document + 1] as number
      for (let i = from[document] as number; i < end; i++) {
        const value = list[i] as number
        if (failed === 0 || openBits[codeOf[value] as number] === failed) (counts[value] as number)++
      }
      for (const { bit, data, seen } of columns) {
        const value = data?.[document] ?? Number.NaN
        if ((failed === 0 || failed === bit) && !Number.isNaN(value)) seen.push(value)
      }
    },
    facets: (most) => facetsOf(corpus, counts, sieve, most),
    histograms: (buckets) => columns.flatMap(({ number, seen }) => histogramOf(number, seen, buckets)),
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

function histogramOf(number: string, seen: number[], buckets: number): Histogram[] {
  if (seen.length === 0) return []
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const value of seen) {
    if (value < min) min = value
    if (value > max) max = value
  }
  const width = (max - min) / buckets || 1
  const counts = new Array<number>(buckets).fill(0)
  for (const value of seen) (counts[Math.min(buckets - 1, Math.floor((value - min) / width))] as number)++
  return [{ number, min, max, buckets: counts }]
}
