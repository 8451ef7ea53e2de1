import { type Bits, bitsFor, exclude, has, include } from './bits.ts'
import type { Clue } from './clues.ts'
import { type Corpus, IMPACT_BITS, IMPACT_MASK } from './corpus.ts'
import { eachGraded, eachPosting, longestOf, sourcesOf } from './sources.ts'
import { createTally, keepAmong, type Tally, takeAmong, takeRun } from './tally.ts'

/** What the words of a search find: documents, and beside each, at the same place, its figures. */
export interface Matches {
  found: Int32Array
  /** Sum of what the clues give. */
  gain: Float64Array
  /** Which of the clues that count are met, a bit for each. */
  met: Uint16Array
  count: number
  /** Whether every document that gains anything meets all of them. */
  isWhole: boolean
  /** By the bits of `met`: the weight of those clues. The last is the weight of all. */
  weights: Float64Array
  /** The clues that count, in the order of their bits. */
  needed: readonly Clue[]
}

/** Says which of the first `count` documents may not be found: those with something else than 0. Undefined: all may. */
export type Refuse = (documents: Int32Array, count: number) => Int32Array | undefined

/**
 * What a document must meet of the clues' weight, tried from the strictest on until so many documents are found:
 * all words where that finds enough, any of them where nothing else does.
 */
export const SHARES = [1, 0.6, 0.3, 0]
export const ENOUGH = 12
export const ALMOST = 1e-9

/** Working space of one search; searches of a process never overlap, so all share it. */
const space = {
  documents: 0,
  tallies: [] as Tally[],
  seen: bitsFor(0),
  own: new Int32Array(0),
  found: new Int32Array(0),
  gain: new Float64Array(0),
  met: new Uint16Array(0),
}

/** Finds documents by clues; only those that may be found count towards "enough". */
export function match(corpus: Corpus, clues: Clue[], refuse: Refuse): Matches {
  reserve(corpus.ids.length)
  const needed = clues.filter(({ isOptional }) => !isOptional).sort((a, b) => b.weight - a.weight)
  const optional = clues.filter(({ isOptional }) => isOptional)
  const weights = weightsOf(needed)
  const { found, gain, met } = space
  const [only] = needed
  let count = 0
  let isWhole = true
  if (only && needed.length === 1) {
    count = keepBoth(refuse, findOne(corpus, only))
    met.fill(1, 0, count)
  } else {
    count = keep(refuse, findAll(corpus, needed))
    isWhole = count >= ENOUGH || needed.length === 0
    if (isWhole) met.fill(weights.length - 1, 0, count)
    else count = findMost(corpus, needed, weights, refuse)
    gain.fill(0, 0, count)
    needed.forEach((_clue, place) => {
      addGains(tallyOf(place), 1 << place, count)
    })
  }
  optional.forEach((clue, index) => {
    addOptional(corpus, clue, tallyOf(needed.length + index), count)
  })
  return { found, gain, met, count, isWhole, weights, needed }
}

/** Everything that may be found of what `fill` puts into the list; it answers how many those are. */
export function matchAll(corpus: Corpus, fill: (documents: Int32Array) => number, refuse: Refuse): Matches {
  reserve(corpus.ids.length)
  const { found, gain, met } = space
  const count = keep(refuse, fill(found))
  met.fill(0, 0, count)
  return { found, gain, met, count, isWhole: true, weights: NO_WEIGHT, needed: [] }
}

/** Keeps of the first `count` that are found those that may be, in front; answers how many they are. */
function keep(refuse: Refuse, count: number): number {
  const { found } = space
  const refused = refuse(found, count)
  if (!refused) return count
  let kept = 0
  for (let i = 0; i < count; i++) {
    found[kept] = found[i] as number
    kept += refused[i] === 0 ? 1 : 0
  }
  return kept
}

/** The same with what they gain. */
function keepBoth(refuse: Refuse, count: number): number {
  const { found, gain } = space
  const refused = refuse(found, count)
  if (!refused) return count
  let kept = 0
  for (let i = 0; i < count; i++) {
    found[kept] = found[i] as number
    gain[kept] = gain[i] as number
    kept += refused[i] === 0 ? 1 : 0
  }
  return kept
}

const NO_WEIGHT = Float64Array.of(0)

/** The weight of every choice of the clues, by their bits. */
function weightsOf(clues: Clue[]): Float64Array {
  const weights = new Float64Array(1 << clues.length)
  // Added in the order of the clues, so that the same ones always weigh the same.
  clues.forEach(({ weight }, place) => {
    for (let choice = 1 << place; choice < 2 << place; choice++)
      weights[choice] = (weights[choice - (1 << place)] as number) + weight
  })
  return weights
}

/**
 * Documents that meet a clue, with what they gain. Mostly one term has nearly all of them: its postings are read in a
 * row, and only what the others have is looked up.
 */
function findOne(corpus: Corpus, clue: Clue): number {
  const { own, found, gain } = space
  const tally = tallyOf(0)
  const sources = sourcesOf(clue, tally)
  const longest = longestOf(corpus, sources)
  let others = 0
  for (const source of sources)
    if (source !== longest)
      eachPosting(corpus, source, (page, from, to) => {
        others = takeRun(tally, source.kind, page, from, to, own, others)
      })
  let count = 0
  if (longest)
    eachPosting(corpus, longest, (page, from, to) => {
      addRun(tally, longest.kind, page, from, to, count)
      count += to - from
    })
  const { having, grades, worth } = tally
  for (let i = 0; i < others; i++) {
    const document = own[i] as number
    found[count] = document
    gain[count] = worth[grades[document] as number] as number
    count += has(having, document)
  }
  return count
}

/** Puts the documents of a run, and what they gain, into the list from `at` on, and takes them out of the tally. */
function addRun(
  { having, grades, worth }: Tally,
  kind: number,
  page: Uint32Array,
  from: number,
  to: number,
  at: number,
): void {
  const { found, gain } = space
  const first = kind << IMPACT_BITS
  const shift = at - from
  for (let i = from; i < to; i++) {
    const posting = page[i] as number
    const document = posting >>> IMPACT_BITS
    const own = worth[first | (posting & IMPACT_MASK)] as number
    found[i + shift] = document
    gain[i + shift] = own
    if (has(having, document) === 0) continue
    exclude(having, document)
    const other = worth[grades[document] as number] as number
    if (other > own) gain[i + shift] = other
  }
}

/** Documents that meet every clue, the rarest read first. */
function findAll(corpus: Corpus, [rarest, ...others]: Clue[]): number {
  if (!rarest) return 0
  const { found } = space
  const first = tallyOf(0)
  let among = first.having
  let count = 0
  eachGraded(corpus, rarest, first, (kind, page, from, to) => {
    count = takeRun(first, kind, page, from, to, found, count)
  })
  for (const [index, clue] of others.entries()) {
    const tally = tallyOf(index + 1)
    let left = 0
    eachGraded(corpus, clue, tally, (kind, page, from, to) => {
      left += takeAmong(tally, kind, page, from, to, among)
    })
    if (left === 0) return 0
    among = tally.having
  }
  return others.length === 0 ? count : keepAmong(found, count, among)
}

/** Documents that meet most of the clues' weight: as strict a share as enough of them meet. */
function findMost(corpus: Corpus, clues: Clue[], weights: Float64Array, refuse: Refuse): number {
  const all = weights.at(-1) as number
  const leasts = SHARES.slice(1).map((share) => share * all - ALMOST)
  let entered = 0
  let count = 0
  for (const [place, least] of leasts.entries()) {
    const entering = enteringBy(clues, all, least)
    if (entering !== entered) {
      entered = entering
      count = keep(refuse, findAny(corpus, clues, entering))
      space.met.fill(0, 0, count)
      clues.forEach((_clue, index) => {
        markMet(tallyOf(index).having, 1 << index, count)
      })
    }
    if (place === leasts.length - 1 || countMeeting(weights, least, count) >= ENOUGH)
      return keepMeeting(weights, least, count)
  }
  return 0
}

/** How many clues, from the heaviest on, can be the first that a document meets and leave it enough of the others. */
function enteringBy(clues: Clue[], all: number, least: number): number {
  let ahead = all
  let entering = 0
  for (const { weight } of clues) {
    if (ahead < least) break
    ahead -= weight
    entering++
  }
  return entering
}

/** Documents that meet one of the first clues, so many; of the others it is noted which of these meet them. */
function findAny(corpus: Corpus, clues: Clue[], entering: number): number {
  const { seen, own, found } = space
  seen.fill(0)
  let count = 0
  for (const [place, clue] of clues.entries()) {
    const tally = tallyOf(place)
    let having = 0
    eachGraded(corpus, clue, tally, (kind, page, from, to) => {
      if (place < entering) having = takeRun(tally, kind, page, from, to, own, having)
      else takeAmong(tally, kind, page, from, to, seen)
    })
    count = addUnseen(seen, own, having, found, count)
  }
  return count
}

function addUnseen(seen: Bits, own: Int32Array, having: number, found: Int32Array, count: number): number {
  let end = count
  for (let i = 0; i < having; i++) {
    const document = own[i] as number
    if (has(seen, document) === 1) continue
    include(seen, document)
    found[end++] = document
  }
  return end
}

function markMet(having: Bits, bit: number, count: number): void {
  const { found, met } = space
  for (let i = 0; i < count; i++) if (has(having, found[i] as number) === 1) (met[i] as number) |= bit
}

function countMeeting(weights: Float64Array, least: number, count: number): number {
  const { met } = space
  let meeting = 0
  for (let i = 0; i < count; i++) if ((weights[met[i] as number] as number) >= least) meeting++
  return meeting
}

function keepMeeting(weights: Float64Array, least: number, count: number): number {
  const { found, met } = space
  let kept = 0
  for (let i = 0; i < count; i++) {
    if ((weights[met[i] as number] as number) < least) continue
    found[kept] = found[i] as number
    met[kept++] = met[i] as number
  }
  return kept
}

/** Adds what a clue gives to those that meet it. */
function addGains({ grades, worth }: Tally, bit: number, count: number): void {
  const { found, gain, met } = space
  for (let i = 0; i < count; i++)
    if (((met[i] as number) & bit) !== 0)
      (gain[i] as number) += worth[grades[found[i] as number] as number] as number
}

/** The same of a clue that nobody has to meet. */
function addOptional(corpus: Corpus, clue: Clue, tally: Tally, count: number): void {
  eachGraded(corpus, clue, tally, (kind, page, from, to) => {
    takeRun(tally, kind, page, from, to, space.own, 0)
  })
  const { found, gain } = space
  const { having, grades, worth } = tally
  for (let i = 0; i < count; i++) {
    const document = found[i] as number
    if (has(having, document) === 1) (gain[i] as number) += worth[grades[document] as number] as number
  }
}

function tallyOf(place: number): Tally {
  space.tallies[place] ??= createTally(space.documents)
  return space.tallies[place]
}

function reserve(documents: number): void {
  if (documents <= space.documents) return
  space.documents = Math.ceil(documents * 1.5)
  space.tallies = []
  space.seen = bitsFor(space.documents)
  space.own = new Int32Array(space.documents)
  space.found = new Int32Array(space.documents)
  space.gain = new Float64Array(space.documents)
  space.met = new Uint16Array(space.documents)
}
