import { type Corpus, keyOf } from './corpus.ts'
import { eachRun } from './postings.ts'

/** Values of one facet, any of which a document must have. */
export interface Filter {
  code: string
  values: readonly string[]
}

/** A number of the document must lie within, limits included; one that is missing does not. */
export interface Range {
  number: string
  min?: number
  max?: number
}

/** Filters and ranges, a bit for each. */
export interface Sieve {
  /** Nothing is filtered by. */
  isOpen: boolean
  /** For each of the documents the bits of what it fails; read it before the next call to any sieve. */
  failures: (documents: Int32Array, count: number) => Int32Array
  /** All bits that it uses. */
  bits: readonly number[]
  /** The bit of a facet's filter; 0 when it has none. */
  bitOf: (code: string) => number
  /** The bit of a number's ranges; 0 when it has none. */
  bitOfRange: (number: string) => number
  /** Facet values that are asked for, by facet; perhaps of no document. */
  selected: ReadonlyMap<string, ReadonlySet<string>>
}

/** Bits of a 32-bit mask. */
const MAX_FILTERS = 30

export class TooManyFilters extends Error {
  override name = 'TooManyFilters'
  constructor() {
    super(`A search has at most ${MAX_FILTERS} filters and ranges`)
  }
}

/** Filters of one facet are alternatives, whether given together or apart. A bitmap of documents for each facet. */
export function sieveOf(corpus: Corpus, filters: readonly Filter[], ranges: readonly Range[]): Sieve {
  const bits = new Map<string, number>()
  const bitsOfRanges = new Map<string, number>()
  const bitFor = (key: string, among: Map<string, number>) => {
    const known = among.get(key)
    if (known !== undefined) return known
    const bit = 1 << (bits.size + bitsOfRanges.size)
    if (bit >= 1 << MAX_FILTERS) throw new TooManyFilters()
    among.set(key, bit)
    return bit
  }
  const selected = new Map<string, Set<string>>()
  const having = new Map<number, Uint32Array>()
  for (const { code, values } of filters) {
    const bit = bitFor(code, bits)
    const asked = selected.get(code) ?? new Set()
    selected.set(code, asked)
    const documents = having.get(bit) ?? new Uint32Array(Math.ceil(corpus.ids.length / 32))
    having.set(bit, documents)
    for (const value of values) {
      asked.add(value)
      const id = corpus.values.ids.get(keyOf(code, value))
      if (id === undefined) continue
      eachRun(corpus.values.postings, id, (page, from, to) => {
        for (let i = from; i < to; i++)
          (documents[(page[i] as number) >>> 5] as number) |= 1 << ((page[i] as number) & 31)
      })
    }
  }
  const checks = ranges.map(({ number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) => ({
    bit: bitFor(number, bitsOfRanges),
    column: corpus.numbers.get(number)?.data ?? nothing,
    min,
    max,
  }))
  return {
    isOpen: having.size + checks.length === 0,
    bits: [...bits.values(), ...bitsOfRanges.values()],
    bitOf: (code) => bits.get(code) ?? 0,
    bitOfRange: (number) => bitsOfRanges.get(number) ?? 0,
    selected,
    failures: (documents, count) => {
      if (space.failed.length < count) space.failed = new Int32Array(count * 2)
      const { failed } = space
      failed.fill(0, 0, count)
      for (const [bit, map] of having) failByMap(failed, documents, count, map, bit)
      for (const check of checks) failByRange(failed, documents, count, check)
      return failed
    },
  }
}

const nothing = new Float64Array(0)
const space = { failed: new Int32Array(0) }

function failByMap(
  failed: Int32Array,
  documents: Int32Array,
  count: number,
  map: Uint32Array,
  bit: number,
): void {
  for (let i = 0; i < count; i++) {
    const document = documents[i] as number
    if ((((map[document >>> 5] as number) >>> (document & 31)) & 1) === 0) (failed[i] as number) |= bit
  }
}

function failByRange(
  failed: Int32Array,
  documents: Int32Array,
  count: number,
  { bit, column, min, max }: { bit: number; column: Float64Array; min: number; max: number },
): void {
  for (let i = 0; i < count; i++) {
    const value = column[documents[i] as number] as number
    if (!(value >= min && value <= max)) (failed[i] as number) |= bit
  }
}
