import { type Bits, bitsFor, has, include } from './bits.ts'
import { IMPACT_BITS, IMPACT_MASK } from './corpus.ts'

/** Which documents meet something, and how. */
export interface Tally {
  having: Bits
  /** By document, of those in `having`: the best grade, `kind << 8 | impact`. Two bytes, so that many stay near. */
  grades: Uint16Array
  /** What a grade counts: of two, the greater is the better. */
  worth: Float64Array
}

/** Weights of ways are few. */
const MAX_KINDS = 16

export function createTally(documents: number, kinds = MAX_KINDS): Tally {
  return {
    having: bitsFor(documents),
    grades: new Uint16Array(documents),
    worth: new Float64Array(kinds << IMPACT_BITS),
  }
}

/** Postings of one run, at most a block of them but for those of `together`. */
let chosen = new Uint32Array(1 << 12)

/** Takes the documents of a run of postings; new ones are put into `list` from `count` on. Answers how many it has then. */
export function takeRun(
  { having, grades, worth }: Tally,
  kind: number,
  page: Uint32Array,
  from: number,
  to: number,
  list: Int32Array,
  count: number,
): number {
  const first = kind << IMPACT_BITS
  let end = count
  for (let i = from; i < to; i++) {
    const posting = page[i] as number
    const document = posting >>> IMPACT_BITS
    const grade = first | (posting & IMPACT_MASK)
    if (has(having, document) === 0) {
      include(having, document)
      grades[document] = grade
      list[end++] = document
    } else if ((worth[grade] as number) > (worth[grades[document] as number] as number))
      grades[document] = grade
  }
  return end
}

/** Takes only those that are among others. Answers how many are new. */
export function takeAmong(
  { having, grades, worth }: Tally,
  kind: number,
  page: Uint32Array,
  from: number,
  to: number,
  among: Bits,
): number {
  if (chosen.length < to - from) chosen = new Uint32Array(2 * (to - from))
  const postings = chosen
  // Whether a document is among them nobody can guess: counted on instead of branched on, it costs a third.
  let count = 0
  for (let i = from; i < to; i++) {
    const posting = page[i] as number
    postings[count] = posting
    count += has(among, posting >>> IMPACT_BITS)
  }
  const first = kind << IMPACT_BITS
  let taken = 0
  for (let i = 0; i < count; i++) {
    const posting = postings[i] as number
    const document = posting >>> IMPACT_BITS
    const grade = first | (posting & IMPACT_MASK)
    if (has(having, document) === 0) {
      include(having, document)
      grades[document] = grade
      taken++
    } else if ((worth[grade] as number) > (worth[grades[document] as number] as number))
      grades[document] = grade
  }
  return taken
}

/** Keeps of a list what is among others, in its order; answers how many are left. */
export function keepAmong(list: Int32Array, count: number, among: Bits): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const document = list[i] as number
    list[kept] = document
    kept += has(among, document)
  }
  return kept
}
