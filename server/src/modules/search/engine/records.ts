import { type Ints, ints, setInt } from './columns.ts'

const PAGE_BITS = 20

/**
 * Short lists of whole numbers, one list a document, written once: variable-length bytes in pages. `ascending` lists
 * keep the differences, which mostly fit one byte or two.
 */
export interface Records {
  pages: Uint8Array[]
  /** Next free byte of the last page. */
  free: number
  /** Where a record begins: page × RECORD_PAGE + place there. */
  start: Ints
  /** How many values a record has, up to MANY; kept apart to be read at a glance. */
  lengths: Uint8Array
}

/** Bytes of a page. */
export const RECORD_PAGE = 1 << PAGE_BITS
const OFFSET = RECORD_PAGE - 1
const MAX_BYTES = 5
const MANY = 255

export function createRecords(): Records {
  return { pages: [], free: 0, start: ints(), lengths: new Uint8Array(64) }
}

/** Writes a list as the record `index`; it must fit a page, which every bounded document does. */
export function write(records: Records, index: number, values: ArrayLike<number>, ascending: boolean): void {
  const most = (values.length + 1) * MAX_BYTES
  if (records.pages.length === 0 || records.free + most > RECORD_PAGE) {
    records.pages.push(new Uint8Array(RECORD_PAGE))
    records.free = 0
  }
  const number = records.pages.length - 1
  const page = records.pages[number] as Uint8Array
  setInt(records.start, index, (number << PAGE_BITS) | records.free)
  setLength(records, index, values.length)
  let at = put(page, records.free, values.length)
  let before = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    at = put(page, at, ascending ? value - before : value)
    before = value
  }
  records.free = at
}

/** Reads the record into `into`, from 0; answers how many there are. */
export function read(records: Records, index: number, into: Int32Array, ascending: boolean): number {
  const start = records.start.data[index] as number
  const page = records.pages[start >>> PAGE_BITS] as Uint8Array
  let at = start & OFFSET
  let count = page[at++] as number
  if (count > 127) {
    count &= 127
    for (let shift = 7; ; shift += 7) {
      const byte = page[at++] as number
      count |= (byte & 127) << shift
      if (byte < 128) break
    }
  }
  const most = Math.min(count, into.length)
  let before = 0
  for (let i = 0; i < most; i++) {
    let byte = page[at++] as number
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = page[at++] as number
      value |= (byte & 127) << shift
    }
    before = ascending ? before + value : value
    into[i] = before
  }
  return most
}

/** How many values a record has; of MANY and more only that they are many. */
export function lengthOf({ lengths }: Records, index: number): number {
  const length = lengths[index] as number
  return length < MANY ? length : Number.MAX_SAFE_INTEGER
}

function setLength(records: Records, index: number, length: number): void {
  if (index >= records.lengths.length) {
    const longer = new Uint8Array(Math.ceil((index + 1) * 1.5))
    longer.set(records.lengths)
    records.lengths = longer
  }
  records.lengths[index] = Math.min(MANY, length)
}

function put(page: Uint8Array, at: number, value: number): number {
  let rest = value
  let place = at
  while (rest > 127) {
    page[place++] = (rest & 127) | 128
    rest >>>= 7
  }
  page[place++] = rest
  return place
}
