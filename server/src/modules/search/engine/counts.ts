import type { Corpus } from './corpus.ts'
import { rangeKey, type Sieve } from './filters.ts'
import { topOf } from './top.ts'

export interface FacetCount {
  code: string
  /** The most frequent first; those that are filtered by always among them. */
  values: { value: string; count: number; isSelected: boolean }[]
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
    bit: sieve.bitOf(rangeKey(number)),
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
    facets: (most) => facetsOf(corpus, counts, sieve.selected, most),
    histograms: (buckets) => columns.flatMap(({ number, seen }) => histogramOf(number, seen, buckets)),
  }
}

function facetsOf(
  { values }: Corpus,
  counts: Int32Array,
  selected: ReadonlySet<number>,
  most: number,
): FacetCount[] {
  const comesFirst = (a: number, b: number) =>
    Number(selected.has(b)) - Number(selected.has(a)) ||
    (counts[b] as number) - (counts[a] as number) ||
    ((values.texts[a] as string) < (values.texts[b] as string) ? -1 : 1)
  const best = values.codes.map(() => topOf(most, comesFirst))
  for (let id = 0; id < values.texts.length; id++)
    if ((counts[id] as number) > 0 || selected.has(id)) best[values.codeOf[id] as number]?.add(id)
  return best.flatMap((top, place) => {
    const found = top.inOrder()
    return found.length === 0
      ? []
      : [
          {
            code: values.codes[place] as string,
            values: found.map((id) => ({
              value: values.texts[id] as string,
              count: counts[id] as number,
              isSelected: selected.has(id),
            })),
          },
        ]
  })
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
