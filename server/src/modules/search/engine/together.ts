import { type Corpus, IMPACT_BITS, IMPACT_MASK, MAX_NAME_WORDS } from './corpus.ts'
import { eachRun } from './postings.ts'
import { read } from './records.ts'
import type { Way } from './ways.ts'

/** Documents that have all parts of a way. */
export interface Together {
  documents: Int32Array
  count: number
  /** By document: the impact of its weakest part. */
  weakest: Uint8Array
}

/** Working space, by document; `mark` says up to which part of which way a document has everything. */
const space = {
  mark: 0,
  marks: new Uint32Array(0),
  strongest: new Uint8Array(0),
  weakest: new Uint8Array(0),
  documents: new Int32Array(0),
}

/** Documents that have one term of every part; read it before the next call. */
export function together(corpus: Corpus, { parts, isAdjacent }: Way): Together {
  reserve(corpus.ids.length)
  const frequency = (terms: number[]) =>
    terms.reduce((sum, term) => sum + (corpus.dictionary.documents.data[term] as number), 0)
  // The rarest part is held; the others only thin it out.
  const [rarest = [], ...others] = parts.toSorted((a, b) => frequency(a) - frequency(b))
  let count = hold(corpus, rarest)
  for (const part of others) count = thin(corpus, part, count)
  const { documents, weakest } = space
  if (isAdjacent) {
    const all = count
    count = 0
    for (let i = 0; i < all; i++) {
      const document = documents[i] as number
      if (standTogether(corpus, document, parts)) documents[count++] = document
    }
  }
  return { documents, count, weakest }
}

function hold(corpus: Corpus, terms: number[]): number {
  const mark = nextMark()
  const { marks, weakest, documents } = space
  let count = 0
  for (const term of terms)
    eachRun(corpus.postings, term, (page, from, to) => {
      for (let i = from; i < to; i++) {
        const document = (page[i] as number) >>> IMPACT_BITS
        const impact = (page[i] as number) & IMPACT_MASK
        if (marks[document] !== mark) {
          marks[document] = mark
          weakest[document] = impact
          documents[count++] = document
        } else if (impact > (weakest[document] as number)) weakest[document] = impact
      }
    })
  return count
}

/** Of the documents that are held those that have this part too. */
function thin(corpus: Corpus, terms: number[], held: number): number {
  const before = space.mark
  const mark = nextMark()
  const { marks, strongest, weakest, documents } = space
  for (const term of terms)
    eachRun(corpus.postings, term, (page, from, to) => {
      for (let i = from; i < to; i++) {
        const document = (page[i] as number) >>> IMPACT_BITS
        const impact = (page[i] as number) & IMPACT_MASK
        if (marks[document] === before) {
          marks[document] = mark
          strongest[document] = impact
        } else if (marks[document] === mark && impact > (strongest[document] as number))
          strongest[document] = impact
      }
    })
  let count = 0
  for (let i = 0; i < held; i++) {
    const document = documents[i] as number
    if (marks[document] !== mark) continue
    weakest[document] = Math.min(weakest[document] as number, strongest[document] as number)
    documents[count++] = document
  }
  return count
}

const name = new Int32Array(MAX_NAME_WORDS)
export const MAX_APART = 2

/** Whether the parts follow one another in the document's name, with a word between them at most: "fire tv stick". */
function standTogether(corpus: Corpus, document: number, parts: number[][]): boolean {
  const length = read(corpus.names, document, name, false)
  let reached = 0
  let last = -1
  for (let i = 0; i < length && reached < parts.length; i++) {
    if (reached > 0 && i - last > MAX_APART) {
      i = last
      reached = 0
    } else if (parts[reached]?.includes(name[i] as number)) {
      last = i
      reached++
    }
  }
  return reached === parts.length
}

/** A mark that no document has. The one before it stays valid, also where marks begin anew. */
function nextMark(): number {
  if (space.mark === 0xffff_ffff) {
    const { marks } = space
    for (let i = 0; i < marks.length; i++) marks[i] = marks[i] === space.mark ? 1 : 0
    space.mark = 1
  }
  return ++space.mark
}

function reserve(documents: number): void {
  if (documents <= space.marks.length) return
  const length = Math.ceil(documents * 1.5)
  space.marks = new Uint32Array(length)
  space.strongest = new Uint8Array(length)
  space.weakest = new Uint8Array(length)
  space.documents = new Int32Array(length)
}
