/** Terms in the order of their texts, and those too new to be in it: they are read one by one. */
export interface WordOrder {
  sorted: Int32Array
  /** For each place how many letters its text has in common with the one before. */
  shared: Uint8Array
  recent: number[]
}

/** New terms stand apart until there are so many; few enough to read one by one, and to sort in within a slice. */
const MAX_RECENT = 1024
/** Stands after every letter: texts are ordered by their UTF-16 units, and this one is never a letter. */
export const LAST_LETTER = '\uffff'

type Read = (text: string) => string
const forwards: Read = (text) => text
const backwards: Read = (text) => [...text].reverse().join('')

export function createOrder(): WordOrder {
  return { sorted: new Int32Array(0), shared: new Uint8Array(0), recent: [] }
}

export function insert(order: WordOrder, texts: string[], term: number, read: Read = forwards): void {
  order.recent.push(term)
  if (order.recent.length > MAX_RECENT) sortIn(order, texts, read)
}

export function insertByEnd(order: WordOrder, texts: string[], term: number): void {
  insert(order, texts, term, backwards)
}

export function startingWith(order: WordOrder, texts: string[], prefix: string): number[] {
  return [
    ...between(order, texts, prefix, forwards),
    ...order.recent.filter((term) => (texts[term] as string).startsWith(prefix)),
  ]
}

/** Of an order filled by `insertByEnd`. */
export function endingWith(order: WordOrder, texts: string[], suffix: string): number[] {
  return [
    ...between(order, texts, backwards(suffix), backwards),
    ...order.recent.filter((term) => (texts[term] as string).endsWith(suffix)),
  ]
}

function between({ sorted }: WordOrder, texts: string[], prefix: string, read: Read): Int32Array {
  const start = placeOf(sorted, texts, prefix, 0, read)
  return sorted.subarray(start, placeOf(sorted, texts, prefix + LAST_LETTER, start, read))
}

/** Where a text stands or would stand. */
export function placeOf(
  sorted: Int32Array,
  texts: string[],
  text: string,
  from = 0,
  read: Read = forwards,
): number {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (read(texts[sorted[middle] as number] as string) < text) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts the recent terms among the others: a sort of the few and one pass of copying. */
function sortIn(order: WordOrder, texts: string[], read: Read): void {
  const { sorted, shared } = order
  const recent = order.recent
    .map((term) => ({ term, text: read(texts[term] as string) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
  const merged = new Int32Array(sorted.length + recent.length)
  const inCommon = new Uint8Array(merged.length)
  let from = 0
  recent.forEach(({ term, text }, index) => {
    const place = placeOf(sorted, texts, text, from, read)
    merged.set(sorted.subarray(from, place), from + index)
    inCommon.set(shared.subarray(from, place), from + index)
    merged[place + index] = term
    from = place
  })
  merged.set(sorted.subarray(from), from + recent.length)
  inCommon.set(shared.subarray(from), from + recent.length)
  // Only next to a new term does a text have a new neighbour.
  const textAt = (place: number) => read(texts[merged[place] as number] as string)
  let place = 0
  for (const { term } of recent) {
    place = merged.indexOf(term, place)
    inCommon[place] = place === 0 ? 0 : lettersInCommon(textAt(place - 1), textAt(place))
    if (place + 1 < merged.length) inCommon[place + 1] = lettersInCommon(textAt(place), textAt(place + 1))
  }
  order.sorted = merged
  order.shared = inCommon
  order.recent = []
}

function lettersInCommon(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count++
  return count
}
