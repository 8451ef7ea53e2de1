import { type Bits, bitsFor, has, include } from './bits.ts'
import type { Clues } from './clues.ts'
import { type Corpus, IMPACT_BITS, MAX_NAME_WORDS } from './corpus.ts'
import { type Filter, type Range, sieveOf } from './filters.ts'
import type { Refuse } from './match.ts'
import { eachRun } from './postings.ts'
import { read } from './records.ts'

/** What may not be found at all: what is dead, elsewhere than the search looks, or unwanted. */
export function refusal(
  corpus: Corpus,
  { within = [], bounds = [] }: { within?: readonly Filter[]; bounds?: readonly Range[] },
  { excluded, lacking }: Clues,
): Refuse {
  const place = sieveOf(corpus, within, bounds)
  const unwanted = havingAny(corpus, excluded)
  const named = lacking.map((terms) => ({ terms, having: havingAny(corpus, terms) }))
  if (corpus.dead === 0 && place.isOpen && !unwanted && named.length === 0) return () => undefined
  return (documents, count) => {
    const failed = place.failures(documents, count)
    if (corpus.dead > 0) refuseDead(failed, corpus.isLive, documents, count)
    if (unwanted) refuseAmong(failed, unwanted, documents, count)
    for (const { terms, having } of named)
      if (having) refuseNamed(failed, corpus, terms, having, documents, count)
    return failed
  }
}

/** Documents with one of the terms. */
function havingAny(corpus: Corpus, terms: readonly number[]): Bits | undefined {
  if (terms.length === 0) return undefined
  const having = bitsFor(corpus.ids.length)
  for (const term of terms)
    eachRun(corpus.postings, term, (page, from, to) => {
      for (let i = from; i < to; i++) include(having, (page[i] as number) >>> IMPACT_BITS)
    })
  return having
}

function refuseDead(failed: Int32Array, isLive: Uint8Array, documents: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) (failed[i] as number) |= 1 - (isLive[documents[i] as number] as number)
}

function refuseAmong(failed: Int32Array, unwanted: Bits, documents: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) (failed[i] as number) |= has(unwanted, documents[i] as number)
}

/** Refuses what is named so, in a name that does not say "without" itself. */
function refuseNamed(
  failed: Int32Array,
  corpus: Corpus,
  terms: readonly number[],
  having: Bits,
  documents: Int32Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const document = documents[i] as number
    if (failed[i] === 0 && has(having, document) === 1 && isNamed(corpus, document, terms)) failed[i] = 1
  }
}

const name = new Int32Array(MAX_NAME_WORDS)

function isNamed(corpus: Corpus, document: number, terms: readonly number[]): boolean {
  const { texts, rules } = corpus.dictionary
  const length = read(corpus.names, document, name, false)
  for (let i = 0; i < length; i++)
    if (
      terms.includes(name[i] as number) &&
      !(i > 0 && rules.negators.has(texts[name[i - 1] as number] as string))
    )
      return true
  return false
}
