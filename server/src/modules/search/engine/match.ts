import { IMPACT_STEP } from './bm25.ts'
import type { Clue } from './clues.ts'
import { type Corpus, IMPACT_BITS, IMPACT_MASK } from './corpus.ts'
import { eachRun } from './postings.ts'
import { together } from './together.ts'
import type { Way } from './ways.ts'

/** What the words of a search find: documents, and beside each, at the same place, its figures. */
export interface Matches {
  found: Int32Array
  /** Sum of what the clues give. */
  gain: Float64Array
  /** Sum of the weights of the clues that are met. */
  met: Float64Array
  count: number
  /** Weights of all clues that count. */
  wanted: number
}

/** Takes from the first `count` documents those that may not be found; answers how many are left, in front. */
export type Admit = (documents: Int32Array, count: number) => number

/**
 * What a document must meet of the clues' weight, tried from the strictest on until so many documents are found:
 * all words where that finds enough, any of them where nothing else does.
 */
export const SHARES = [1, 0.6, 0.3, 0]
export const ENOUGH = 12
export const ALMOST = 1e-9

/** Working space of one search; searches of a process never overlap, so all share it. */
const space = {
  search: 0,
  clue: 0,
  // By document.
  seen: new Uint32Array(0),
  seenByClue: new Uint32Array(0),
  score: new Float64Array(0),
  met: new Float64Array(0),
  best: new Float64Array(0),
  // By place.
  touched: new Int32Array(0),
  found: new Int32Array(0),
  gains: new Float64Array(0),
  mets: new Float64Array(0),
}

/** Finds documents by clues; only those that are admitted count towards "enough". */
export function match(corpus: Corpus, clues: Clue[], admit: Admit): Matches {
  reserve(corpus.ids.length)
  const needed = clues.filter(({ isOptional }) => !isOptional).sort((a, b) => b.weight - a.weight)
  const optional = clues.filter(({ isOptional }) => isOptional)
  const wanted = needed.reduce((all, { weight }) => all + weight, 0)
  const leastOf = (share: number) => share * wanted - ALMOST
  const [all = 1, ...partly] = SHARES.map(leastOf)
  let count = pass(corpus, needed, optional, wanted, all)
  count = admit(space.found, keepMeeting(all, count))
  if (count < ENOUGH && needed.length > 1) {
    count = admit(space.found, pass(corpus, needed, optional, wanted, Math.min(...partly)))
    const least = partly.find((share) => countMeeting(share, count) >= ENOUGH) ?? Math.min(...partly)
    count = keepMeeting(least, count)
  }
  return gather(count, wanted)
}

/** Everything that is admitted of these documents, or of all. */
export function matchAll(corpus: Corpus, documents: Iterable<number> | undefined, admit: Admit): Matches {
  reserve(corpus.ids.length)
  let count = 0
  if (documents) for (const document of documents) space.found[count++] = document
  else while (count < corpus.ids.length) space.found[count] = count++
  return {
    found: space.found,
    gain: space.gains,
    met: space.mets,
    count: admit(space.found, count),
    wanted: 0,
  }
}

function keepMeeting(least: number, count: number): number {
  const { found, met } = space
  let kept = 0
  for (let i = 0; i < count; i++) {
    const document = found[i] as number
    if ((met[document] as number) >= least) found[kept++] = document
  }
  return kept
}

function countMeeting(least: number, count: number): number {
  const { found, met } = space
  let meeting = 0
  for (let i = 0; i < count; i++) if ((met[found[i] as number] as number) >= least) meeting++
  return meeting
}

/** Puts figures beside their documents: whoever reads them next reads in one row. */
function gather(count: number, wanted: number): Matches {
  const { found, gains, mets, score, met } = space
  for (let i = 0; i < count; i++) {
    const document = found[i] as number
    gains[i] = score[document] as number
    mets[i] = met[document] as number
  }
  return { found, gain: gains, met: mets, count, wanted }
}

/** Goes through all postings of the clues, the most telling first; documents that can no longer meet `least` stay out. */
function pass(corpus: Corpus, needed: Clue[], optional: Clue[], wanted: number, least: number): number {
  space.search = next(space.search, space.seen)
  let count = 0
  let ahead = wanted
  for (const clue of needed) {
    count = apply(corpus, clue, ahead >= least, count)
    ahead -= clue.weight
  }
  for (const clue of optional) count = apply(corpus, clue, false, count)
  return count
}

/** Gives every document the best that one of the clue's ways gives it. */
function apply(corpus: Corpus, clue: Clue, mayEnter: boolean, found: number): number {
  if (found === 0) return mayEnter ? applyFirst(corpus, clue) : 0
  const { seen, score, met, search } = space
  space.clue = next(space.clue, space.seenByClue)
  const tally = { marks: space.seenByClue, mark: space.clue, best: space.best, list: space.touched }
  let touched = 0
  for (const way of clue.ways)
    touched = touch(corpus, way, clue.weight * way.weight, mayEnter ? undefined : seen, tally, touched)
  const metBy = clue.isOptional ? 0 : clue.weight
  let count = found
  for (let i = 0; i < touched; i++) {
    const document = tally.list[i] as number
    const gain = tally.best[document] as number
    if (seen[document] === search) {
      ;(score[document] as number) += gain
      ;(met[document] as number) += metBy
    } else {
      seen[document] = search
      score[document] = gain
      met[document] = metBy
      space.found[count++] = document
    }
  }
  return count
}

/** The same where nothing was found before: the best is the score. */
function applyFirst(corpus: Corpus, clue: Clue): number {
  const { search, seen, score, met, found } = space
  const tally = { marks: seen, mark: search, best: score, list: found }
  let count = 0
  for (const way of clue.ways) count = touch(corpus, way, clue.weight * way.weight, undefined, tally, count)
  for (let i = 0; i < count; i++) met[found[i] as number] = clue.weight
  return count
}

/** Documents of a clue: `list`, those of them with `mark`, and by document the best gain. */
interface Tally {
  marks: Uint32Array
  mark: number
  best: Float64Array
  list: Int32Array
}

/** Adds the documents of a way, only those that `among` marks as found; answers how many there are then. */
function touch(
  corpus: Corpus,
  way: Way,
  weight: number,
  among: Uint32Array | undefined,
  tally: Tally,
  before: number,
): number {
  if (way.parts.length > 1) return touchTogether(corpus, way, weight, among, tally, before)
  const { search } = space
  const { marks, mark, best, list } = tally
  const step = weight * IMPACT_STEP
  let touched = before
  for (const term of way.parts[0] as number[]) {
    eachRun(corpus.postings, term, (page, from, to) => {
      for (let i = from; i < to; i++) {
        const posting = page[i] as number
        const document = posting >>> IMPACT_BITS
        if (among !== undefined && among[document] !== search) continue
        const gain = step * (posting & IMPACT_MASK)
        if (marks[document] !== mark) {
          marks[document] = mark
          best[document] = gain
          list[touched++] = document
        } else if (gain > (best[document] as number)) best[document] = gain
      }
    })
  }
  return touched
}

/** Of documents that have every part the weakest says how much it counts. */
function touchTogether(
  corpus: Corpus,
  way: Way,
  weight: number,
  among: Uint32Array | undefined,
  { marks, mark, best, list }: Tally,
  before: number,
): number {
  const { documents, count, weakest } = together(corpus, way)
  let touched = before
  for (let i = 0; i < count; i++) {
    const document = documents[i] as number
    if (among !== undefined && among[document] !== space.search) continue
    const gain = weight * IMPACT_STEP * (weakest[document] as number)
    if (marks[document] !== mark) {
      marks[document] = mark
      best[document] = gain
      list[touched++] = document
    } else if (gain > (best[document] as number)) best[document] = gain
  }
  return touched
}

/** A number that no place of the array has yet. */
function next(current: number, marks: Uint32Array): number {
  if (current < 0xffff_ffff) return current + 1
  marks.fill(0)
  return 1
}

function reserve(documents: number): void {
  if (documents <= space.seen.length) return
  const length = Math.ceil(documents * 1.5)
  space.seen = new Uint32Array(length)
  space.seenByClue = new Uint32Array(length)
  space.score = new Float64Array(length)
  space.met = new Float64Array(length)
  space.best = new Float64Array(length)
  space.touched = new Int32Array(length)
  space.found = new Int32Array(length)
  space.gains = new Float64Array(length)
  space.mets = new Float64Array(length)
}
