import { type Ints, ints, setInt } from './columns.ts'

/**
 * Lists of numbers that only grow, all in the same few pages of memory: a list is a chain of blocks, each twice as
 * long as the one before, so that rare words take two places and frequent ones lie in long runs.
 */
export interface Postings {
  pages: Uint32Array[]
  /** Next free place; a place is page × PAGE + offset. */
  free: number
  /** For each list its first and last block, and how full the last one is: `used * LEVELS + level`. */
  head: Ints
  tail: Ints
  fill: Ints
}

const PAGE_BITS = 18
/** Places of a page. */
export const PAGE = 1 << PAGE_BITS
const OFFSET = PAGE - 1
/** A block of level n has 2 << n places: a header, which is the place of the next block, and the values. */
const LEVELS = 16
const MAX_LEVEL = 11
const NONE = 0

export function createPostings(): Postings {
  return { pages: [], free: 1, head: ints(), tail: ints(), fill: ints() }
}

export function append(postings: Postings, list: number, value: number): void {
  const { head, tail, fill } = postings
  let block = headOf(postings, list)
  let used = 0
  let level = 0
  if (block === NONE) {
    block = allocate(postings, 2)
    setInt(head, list, block)
    setInt(tail, list, block)
  } else {
    block = tail.data[list] as number
    const full = fill.data[list] as number
    used = Math.floor(full / LEVELS)
    level = full % LEVELS
    if (used === capacity(level)) {
      level = Math.min(level + 1, MAX_LEVEL)
      const next = allocate(postings, 2 << level)
      pageOf(postings, block)[block & OFFSET] = next
      block = next
      used = 0
      setInt(tail, list, block)
    }
  }
  used++
  pageOf(postings, block)[(block & OFFSET) + used] = value
  setInt(fill, list, used * LEVELS + level)
}

/** Is given a run of postings: `page[from]` to before `page[to]`. */
export type Visit = (page: Uint32Array, from: number, to: number) => void

/** Calls with every run of a list in its order. */
export function eachRun(postings: Postings, list: number, visit: Visit): void {
  let block = headOf(postings, list)
  const last = block === NONE ? NONE : (postings.tail.data[list] as number)
  for (let level = 0; block !== NONE; level = Math.min(level + 1, MAX_LEVEL)) {
    const page = pageOf(postings, block)
    const offset = block & OFFSET
    if (block === last) {
      visit(page, offset + 1, offset + 1 + Math.floor((postings.fill.data[list] as number) / LEVELS))
      return
    }
    visit(page, offset + 1, offset + 1 + capacity(level))
    block = page[offset] as number
  }
}

function headOf({ head }: Postings, list: number): number {
  return list < head.length ? (head.data[list] as number) : NONE
}

function capacity(level: number): number {
  return (2 << level) - 1
}

function pageOf(postings: Postings, place: number): Uint32Array {
  return postings.pages[place >>> PAGE_BITS] as Uint32Array
}

function allocate(postings: Postings, places: number): number {
  const end = postings.pages.length * PAGE
  if (postings.free + places > end) {
    // Place 0 stands for "none".
    postings.free = Math.max(1, end)
    postings.pages.push(new Uint32Array(PAGE))
  }
  const place = postings.free
  postings.free += places
  return place
}
