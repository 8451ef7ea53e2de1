import { IMPACT_STEP } from './bm25.ts'
import type { Clue } from './clues.ts'
import { type Corpus, IMPACT_BITS, IMPACT_MASK } from './corpus.ts'
import { eachRun, type Visit } from './postings.ts'
import type { Tally } from './tally.ts'
import { together } from './together.ts'
import type { Way } from './ways.ts'

/** What a clue is met by: a term, or several together. */
export interface Source {
  kind: number
  way: Way
  term: number | undefined
}

/** All by which a clue is met; the tally is made ready for them. Ways of one weight are one kind. */
export function sourcesOf({ ways, weight }: Clue, tally: Tally): Source[] {
  tally.having.fill(0)
  const kinds = [...new Set(ways.map((way) => way.weight))]
  for (const [kind, own] of kinds.entries()) {
    const step = weight * own * IMPACT_STEP
    for (let impact = 0; impact <= IMPACT_MASK; impact++)
      tally.worth[(kind << IMPACT_BITS) | impact] = step * impact
  }
  return ways.flatMap((way): Source[] => {
    const kind = kinds.indexOf(way.weight)
    const [terms = [], ...others] = way.parts
    return others.length > 0 ? [{ kind, way, term: undefined }] : terms.map((term) => ({ kind, way, term }))
  })
}

export function eachPosting(corpus: Corpus, { way, term }: Source, visit: Visit): void {
  if (term !== undefined) eachRun(corpus.postings, term, visit)
  else {
    const { postings, count } = together(corpus, way)
    visit(postings, 0, count)
  }
}

export type VisitGraded = (kind: number, page: Uint32Array, from: number, to: number) => void

/** Calls with all postings by which a clue is met. */
export function eachGraded(corpus: Corpus, clue: Clue, tally: Tally, visit: VisitGraded): void {
  for (const source of sourcesOf(clue, tally))
    eachPosting(corpus, source, (page, from, to) => visit(source.kind, page, from, to))
}

/** The source that most documents have; undefined when all are several terms together. */
export function longestOf({ dictionary }: Corpus, sources: readonly Source[]): Source | undefined {
  const lengthOf = ({ term }: Source) =>
    term === undefined ? -1 : (dictionary.documents.data[term] as number)
  return sources.reduce<Source | undefined>(
    (longest, source) =>
      source.term !== undefined && (!longest || lengthOf(source) > lengthOf(longest)) ? source : longest,
    undefined,
  )
}
