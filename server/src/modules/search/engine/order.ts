import { bitsFor, has, include } from './bits.ts'
import type { Corpus } from './corpus.ts'
import type { Matches } from './match.ts'
import { compareIds, type Ranking } from './rank.ts'
import { type Top, topOf } from './top.ts'

/** Documents without the number come last. */
export interface SortKey {
  number: string
  order: 'ascending' | 'descending'
}

/** An order of what stands at the places of the matches: by keys, greater first; of equals the lesser id. */
export interface Order {
  compare: (a: number, b: number) => number
  keys: (place: number) => number[]
  /** How many keys a document has. */
  keyCount: number
  /** Calls with every place once, except with some that are certainly behind the last that `top` holds. */
  each: (top: Top, visit: (place: number) => void) => void
}

export interface Page {
  documents: number[]
  /** Cursor of the next page; absent on the last. */
  next?: string
}

/** A cursor that is not one of ours. */
export class BadCursor extends Error {
  override name = 'BadCursor'
}

/** Pinned documents stand before every score. */
const PINNED = 1e12

const space = { scores: new Float64Array(0) }

export function byRelevance(
  corpus: Corpus,
  { found, count }: Matches,
  ranking: Ranking,
  pins: ReadonlyMap<number, number>,
): Order {
  if (space.scores.length < count) space.scores = new Float64Array(Math.ceil(count * 1.5))
  const { scores } = space
  return {
    compare: (a, b) =>
      (scores[b] as number) - (scores[a] as number) ||
      compareIds(corpus, found[a] as number, found[b] as number),
    keys: (place) => [scores[place] as number],
    keyCount: 1,
    each: (top, visit) => {
      const pinned = placesOf(corpus, found, count, pins)
      for (const [place, pin] of pinned) {
        scores[place] = PINNED - pin
        visit(place)
      }
      const seen = new Set(pinned.keys())
      const score = (place: number, least: number) => {
        const own = ranking.score(place, least)
        if (own === undefined) return
        scores[place] = own
        visit(place)
      }
      for (const place of ranking.best) {
        if (seen.has(place)) continue
        seen.add(place)
        score(place, Number.NEGATIVE_INFINITY)
      }
      const leastOf = () => (top.isFull() ? (scores[top.last()] as number) : Number.NEGATIVE_INFINITY)
      for (let place = ranking.next(0, leastOf()); place < count; place = ranking.next(place + 1, leastOf()))
        if (!seen.has(place)) score(place, leastOf())
    },
  }
}

/** Where the pinned documents stand among the matches. */
function placesOf(
  corpus: Corpus,
  found: Int32Array,
  count: number,
  pins: ReadonlyMap<number, number>,
): Map<number, number> {
  const places = new Map<number, number>()
  if (pins.size === 0) return places
  const pinned = bitsFor(corpus.ids.length)
  for (const document of pins.keys()) include(pinned, document)
  for (let place = 0; place < count; place++) {
    const document = found[place] as number
    if (has(pinned, document) === 1) places.set(place, pins.get(document) as number)
  }
  return places
}

export function byNumbers(corpus: Corpus, { found, count }: Matches, sort: readonly SortKey[]): Order {
  const columns: Column[] = sort.map(({ number, order }) => ({
    data: corpus.numbers.get(number)?.data ?? nothing,
    sign: order === 'ascending' ? -1 : 1,
  }))
  const compareKeys = (a: number, b: number) => {
    for (const column of columns) {
      const [first, second] = [keyOf(column, found[a] as number), keyOf(column, found[b] as number)]
      if (first !== second) return first > second ? -1 : 1
    }
    return 0
  }
  return {
    compare: (a, b) => compareKeys(a, b) || compareIds(corpus, found[a] as number, found[b] as number),
    keys: (place) => columns.map((column) => keyOf(column, found[place] as number)),
    keyCount: columns.length,
    each: (top, visit) => {
      for (let place = 0; place < count; place++)
        if (!top.isFull() || compareKeys(place, top.last()) <= 0) visit(place)
    },
  }
}

interface Column {
  data: Float64Array
  sign: 1 | -1
}

const nothing = new Float64Array(0)

function keyOf({ data, sign }: Column, document: number): number {
  const value = document < data.length ? (data[document] as number) : Number.NaN
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : sign * value
}

/** One page of what was found, by number or after a cursor. */
export function turnTo(
  corpus: Corpus,
  { found, count }: Matches,
  { order, offset, limit, after }: { order: Order; offset: number; limit: number; after: string | undefined },
): Page {
  const start = after === undefined ? undefined : decode(after, order.keyCount)
  const top = topOf(offset + limit, order.compare)
  let behind = 0
  const look = (place: number) => {
    if (start && !isAfter(order.keys(place), corpus.ids[found[place] as number] as string, start)) behind++
    else top.add(place)
  }
  order.each(top, look)
  const places = top.inOrder().slice(offset)
  const documents = places.map((place) => found[place] as number)
  const last = places.at(-1)
  const isLast = last === undefined || behind + offset + documents.length >= count
  return isLast
    ? { documents }
    : { documents, next: encode(order.keys(last), corpus.ids[found[last] as number] as string) }
}

interface Place {
  keys: number[]
  id: string
}

function isAfter(keys: number[], id: string, place: Place): boolean {
  for (let i = 0; i < keys.length; i++) {
    const [own, other] = [keys[i] as number, place.keys[i] as number]
    if (own !== other) return own < other
  }
  return id > place.id
}

/** Infinities have no JSON: null stands for "has no such number". */
function encode(keys: number[], id: string): string {
  return Buffer.from(JSON.stringify([id, ...keys])).toString('base64url')
}

/** @throws BadCursor when it is not of an order with so many keys. */
function decode(cursor: string, keyCount: number): Place {
  try {
    const [id, ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, ...unknown[]]
    const areKeys = keys.length === keyCount && keys.every((key) => key === null || typeof key === 'number')
    if (typeof id === 'string' && areKeys)
      return { id, keys: keys.map((key) => (key === null ? Number.NEGATIVE_INFINITY : (key as number))) }
  } catch {}
  throw new BadCursor()
}
