import { growInts } from './columns.ts'

/** Terms in the order of their texts, and those too new to be in it: they are read one by one. */
export interface WordOrder {
  /** `length` terms, then room for more. */
  sorted: Int32Array
  /** For each place how many letters its text has in common with the one before. */
  shared: Uint8Array
  length: number
  recent: number[]
}

/** How texts are ordered, and what stands after all that begin, or end, with a text. */
export interface Reading {
  compare: (a: string, b: string) => number
  after: (text: string) => string
}

/** New terms stand apart until there are so many; few enough to read one by one, and to sort in within a slice. */
const MAX_RECENT = 512
/** Stands after every letter: texts are ordered by their UTF-16 units, and this one is never a letter. */
const LAST_LETTER = '\uffff'

export const forwards: Reading = {
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  after: (prefix) => prefix + LAST_LETTER,
}

export const backwards: Reading = {
  compare: (a, b) => {
    const most = Math.min(a.length, b.length)
    for (let i = 1; i <= most; i++) {
      const more = a.charCodeAt(a.length - i) - b.charCodeAt(b.length - i)
      if (more !== 0) return more
    }
    return a.length - b.length
  },
  after: (suffix) => LAST_LETTER + suffix,
}

export function createOrder(): WordOrder {
  return { sorted: new Int32Array(0), shared: new Uint8Array(0), length: 0, recent: [] }
}

export function insert(order: WordOrder, texts: string[], term: number, reading: Reading): void {
  order.recent.push(term)
  if (order.recent.length > MAX_RECENT) sortIn(order, texts, reading)
}

/** Calls with every term whose text begins so. */
export function eachStartingWith(
  order: WordOrder,
  texts: string[],
  prefix: string,
  visit: (term: number) => void,
): void {
  for (const term of between(order, texts, prefix, forwards)) visit(term)
  for (const term of order.recent) if ((texts[term] as string).startsWith(prefix)) visit(term)
}

/** The same with what the text ends with, of an order that is read backwards. */
export function eachEndingWith(
  order: WordOrder,
  texts: string[],
  suffix: string,
  visit: (term: number) => void,
): void {
  for (const term of between(order, texts, suffix, backwards)) visit(term)
  for (const term of order.recent) if ((texts[term] as string).endsWith(suffix)) visit(term)
}

function between(order: WordOrder, texts: string[], text: string, reading: Reading): Int32Array {
  const end = placeOf(order, texts, reading.after(text), reading)
  return order.sorted.subarray(placeOf(order, texts, text, reading, end), end)
}

/** The places of all terms that begin with a text: from the first to before the second. */
export function placesFrom(order: WordOrder, texts: string[], prefix: string): [number, number] {
  const end = placeOf(order, texts, forwards.after(prefix), forwards)
  return [placeOf(order, texts, prefix, forwards, end), end]
}

/** Where a text stands or would stand, before `end`. */
function placeOf(
  { sorted, length }: WordOrder,
  texts: string[],
  text: string,
  { compare }: Reading,
  end = length,
): number {
  let low = 0
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(texts[sorted[middle] as number] as string, text) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts the recent terms among the others, from the last to the first, so that each term moves at most once. */
function sortIn(order: WordOrder, texts: string[], reading: Reading): void {
  const recent = order.recent.sort((a, b) => reading.compare(texts[a] as string, texts[b] as string))
  const length = order.length + recent.length
  if (length > order.sorted.length) {
    order.sorted = growInts(order.sorted, length)
    const shared = new Uint8Array(order.sorted.length)
    shared.set(order.shared)
    order.shared = shared
  }
  const { sorted, shared } = order
  let end = order.length
  for (let more = recent.length; more > 0; more--) {
    const term = recent[more - 1] as number
    const place = placeOf(order, texts, texts[term] as string, reading, end)
    sorted.copyWithin(place + more, place, end)
    shared.copyWithin(place + more, place, end)
    sorted[place + more - 1] = term
    recent[more - 1] = place + more - 1
    end = place
  }
  order.length = length
  // Only next to a new term does a text have a new neighbour; `recent` has become their places.
  for (const place of recent) {
    shareAt(order, texts, place)
    if (place + 1 < length) shareAt(order, texts, place + 1)
  }
  order.recent = []
}

function shareAt({ sorted, shared }: WordOrder, texts: string[], place: number): void {
  if (place === 0) shared[0] = 0
  else
    shared[place] = lettersInCommon(
      texts[sorted[place - 1] as number] as string,
      texts[sorted[place] as number] as string,
    )
}

function lettersInCommon(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count++
  return count
}
