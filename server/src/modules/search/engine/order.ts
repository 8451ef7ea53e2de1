import type { Corpus } from './corpus.ts'
import type { Matches } from './match.ts'
import { compareIds, type Ranking } from './rank.ts'
import { topOf } from './top.ts'

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
  /** Gets a place ready to be compared; false when it is certainly behind `last`. */
  prepare: (place: number, last: number | undefined) => boolean
  /** Places that are probably among the first. */
  likely: readonly number[]
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
    likely: ranking.best,
    prepare: (place, last) => {
      const least = last === undefined ? Number.NEGATIVE_INFINITY : (scores[last] as number)
      const pinned = pins.size === 0 ? undefined : pins.get(found[place] as number)
      const score = pinned === undefined ? ranking.score(place, least) : PINNED - pinned
      if (score === undefined) return false
      scores[place] = score
      return true
    },
  }
}

export function byNumbers(corpus: Corpus, { found }: Matches, sort: readonly SortKey[]): Order {
  const columns = sort.map(({ number, order }) => ({
    data: corpus.numbers.get(number)?.data,
    sign: order === 'ascending' ? -1 : 1,
  }))
  const keyOf = ({ data, sign }: (typeof columns)[number], place: number) => {
    const value = data?.[found[place] as number] ?? Number.NaN
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : sign * value
  }
  return {
    compare: (a, b) => {
      for (const column of columns) {
        const [first, second] = [keyOf(column, a), keyOf(column, b)]
        if (first !== second) return first > second ? -1 : 1
      }
      return compareIds(corpus, found[a] as number, found[b] as number)
    },
    keys: (place) => columns.map((column) => keyOf(column, place)),
    keyCount: columns.length,
    likely: [],
    prepare: () => true,
  }
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
  const likely = new Set(order.likely)
  for (const place of likely) if (order.prepare(place, undefined)) look(place)
  for (let place = 0; place < count; place++)
    if (order.prepare(place, top.isFull() ? top.last() : undefined) && !likely.has(place)) look(place)
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
