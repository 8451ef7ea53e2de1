import { type Corpus, IMPACT_BITS, IMPACT_MASK, MAX_NAME_WORDS } from './corpus.ts'
import { eachRun } from './postings.ts'
import { read } from './records.ts'
import { createTally, keepAmong, type Tally, takeAmong, takeRun } from './tally.ts'
import type { Way } from './ways.ts'

/** Working space: what has the part that was looked at last, and the one before. */
const space = {
  documents: new Int32Array(0),
  postings: new Uint32Array(0),
  last: tallyOfImpacts(0),
  before: tallyOfImpacts(0),
}

/**
 * Documents that have one term of every part, as a run of postings whose impact is that of the weakest part. Read it
 * before the next call.
 */
export function together(
  corpus: Corpus,
  { parts, isAdjacent }: Way,
): { postings: Uint32Array; count: number } {
  reserve(corpus.ids.length)
  const frequency = (terms: number[]) =>
    terms.reduce((sum, term) => sum + (corpus.dictionary.documents.data[term] as number), 0)
  // The rarest part is held; the others only thin it out.
  const [rarest = [], ...others] = parts.toSorted((a, b) => frequency(a) - frequency(b))
  let count = hold(corpus, rarest)
  for (const part of others) count = thin(corpus, part, count)
  const { documents, postings } = space
  const { grades } = space.last
  let kept = 0
  for (let i = 0; i < count; i++) {
    const document = documents[i] as number
    if (!isAdjacent || standTogether(corpus, document, parts))
      postings[kept++] = (document << IMPACT_BITS) | (grades[document] as number)
  }
  return { postings, count: kept }
}

function hold(corpus: Corpus, terms: number[]): number {
  const { last, documents } = space
  last.having.fill(0)
  let count = 0
  for (const term of terms)
    eachRun(corpus.postings, term, (page, from, to) => {
      count = takeRun(last, 0, page, from, to, documents, count)
    })
  return count
}

/** Of the documents that are held those that have this part too. */
function thin(corpus: Corpus, terms: number[], held: number): number {
  const { last: before, before: last, documents } = space
  space.before = before
  space.last = last
  last.having.fill(0)
  for (const term of terms)
    eachRun(corpus.postings, term, (page, from, to) => takeAmong(last, 0, page, from, to, before.having))
  const count = keepAmong(documents, held, last.having)
  for (let i = 0; i < count; i++) {
    const document = documents[i] as number
    last.grades[document] = Math.min(last.grades[document] as number, before.grades[document] as number)
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

function reserve(documents: number): void {
  if (documents <= space.documents.length) return
  const length = Math.ceil(documents * 1.5)
  space.documents = new Int32Array(length)
  space.postings = new Uint32Array(length)
  space.last = tallyOfImpacts(length)
  space.before = tallyOfImpacts(length)
}

/** Of one kind, so that a grade is an impact. */
function tallyOfImpacts(documents: number): Tally {
  const tally = createTally(documents, 1)
  for (let impact = 0; impact <= IMPACT_MASK; impact++) tally.worth[impact] = impact
  return tally
}
