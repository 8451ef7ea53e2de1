import { closenessTo } from './closeness.ts'
import type { Clue } from './clues.ts'
import { type Corpus, keyOf } from './corpus.ts'
import type { Matches } from './match.ts'
import { topOf } from './top.ts'

/** Documents that are raised, or lowered with a factor below 1: those of a facet value, or one by its id. */
export interface Boost {
  factor: number
  value?: { code: string; value: string }
  id?: string
}

/** Scores what was found, so that more is better. */
export interface Ranking {
  /** The score of what stands at a place of the matches; undefined when it is certainly below `least`. */
  score: (place: number, least: number) => number | undefined
  /** Places of the best by their words alone: who begins with them soon knows who is not among the first. */
  best: readonly number[]
}

/** A document that meets only part of the words counts for much less. */
export const PARTLY = 0.35
/** A name that follows the search to the letter gains so much of the weight of all its words. */
export const CLOSENESS = 0.6
/** The best finds tell what is meant: so many of them, where values agree by such a share. */
export const BEST = 40
export const AGREEMENT = 0.4
export const TELLING = 0.3

/** Scores have 24 bits, so that no order hangs on the last bit of a product; bounds leave room for that. */
const ROUNDING = 1 + 2 ** -20

/** By place in the matches. */
const space = { base: new Float64Array(0), factor: new Float64Array(0) }

/**
 * Relevance: what the words give, how closely the name follows them, what kind of thing is meant, signals, boosts.
 * Everything dear is computed only for documents that may still be among the first.
 */
export function rankingOf(
  corpus: Corpus,
  matches: Matches,
  clues: Clue[],
  boosts: readonly Boost[],
): Ranking {
  const { found, count, wanted } = matches
  const { base, factor } = reserve(count)
  weighBySignals(corpus, matches, factor)
  if (boosts.length > 0) weighByBoosts(corpus, matches, factor, boosts)
  weighByWords(matches, factor, base)
  const closeness = closenessTo(
    corpus,
    clues.filter(({ isOptional }) => !isOptional),
  )
  const best = wanted === 0 ? [] : bestOf(corpus, matches, base)
  const meant = meantOf(corpus, found, best, base)
  const most = CLOSENESS * wanted
  const atMost = meant.atMost * ROUNDING
  return {
    best,
    score: (place, least) => {
      const words = base[place] as number
      const close = most * (factor[place] as number)
      if ((words + close * closeness.most) * atMost < least) return undefined
      const document = found[place] as number
      const possible = close * closeness.atMost(document)
      if ((words + possible) * atMost < least) return undefined
      return Math.fround((words + (possible > 0 ? close * closeness.of(document) : 0)) * meant.of(document))
    },
  }
}

/** Meeting half of the words is worth much less than half. */
function weighByWords({ gain, met, wanted, count }: Matches, factor: Float64Array, base: Float64Array): void {
  if (wanted === 0) base.set(factor.subarray(0, count))
  else
    for (let i = 0; i < count; i++) {
      const share = (met[i] as number) / wanted
      base[i] = (gain[i] as number) * (PARTLY + (1 - PARTLY) * share * share) * (factor[i] as number)
    }
}

function reserve(count: number): typeof space {
  if (space.base.length < count) {
    space.base = new Float64Array(Math.ceil(count * 1.5))
    space.factor = new Float64Array(space.base.length)
  }
  return space
}

function weighBySignals({ favour }: Corpus, { found, count }: Matches, factor: Float64Array): void {
  const { data } = favour
  for (let i = 0; i < count; i++) factor[i] = data[found[i] as number] as number
}

function weighByBoosts(
  corpus: Corpus,
  { found, count }: Matches,
  factor: Float64Array,
  boosts: readonly Boost[],
): void {
  const byValue = new Map<number, number>()
  const byDocument = new Map<number, number>()
  for (const boost of boosts) {
    const value = boost.value && corpus.values.ids.get(keyOf(boost.value.code, boost.value.value))
    if (value !== undefined) byValue.set(value, (byValue.get(value) ?? 1) * boost.factor)
    const document = boost.id === undefined ? undefined : corpus.numberOf.get(boost.id)
    if (document !== undefined) byDocument.set(document, (byDocument.get(document) ?? 1) * boost.factor)
  }
  for (let i = 0; i < count; i++) {
    const document = found[i] as number
    const own =
      (byDocument.get(document) ?? 1) * (byValue.size > 0 ? productOf(corpus, document, byValue) : 1)
    factor[i] = (factor[i] as number) * own
  }
}

/**
 * What kind of thing is meant, told by the best finds themselves: where they agree on a value of a telling facet
 * (a category, a brand), whatever else has it comes nearer.
 */
function meantOf(
  corpus: Corpus,
  found: Int32Array,
  best: readonly number[],
  base: Float64Array,
): { of: (document: number) => number; atMost: number } {
  const { codes, codeOf } = corpus.values
  const telling = corpus.schema.telling.map((code) => codes.indexOf(code))
  const shares = new Map<number, number>()
  let all = 0
  for (const place of best) {
    const own = base[place] as number
    all += own
    for (const value of valuesOf(corpus, found[place] as number))
      if (telling.includes(codeOf[value] as number)) shares.set(value, (shares.get(value) ?? 0) + own)
  }
  const factors = new Map<number, number>()
  for (const [value, sum] of shares) if (sum / all >= AGREEMENT) factors.set(value, 1 + TELLING * (sum / all))
  if (factors.size === 0) return { of: () => 1, atMost: 1 }
  const atMost = [...factors.values()].reduce((product, factor) => product * factor, 1)
  return { of: (document) => productOf(corpus, document, factors), atMost }
}

/** Places of the best by their words. */
function bestOf(corpus: Corpus, { found, count }: Matches, base: Float64Array): number[] {
  const best = topOf(
    BEST,
    (a, b) =>
      (base[b] as number) - (base[a] as number) || compareIds(corpus, found[a] as number, found[b] as number),
  )
  let least = Number.NEGATIVE_INFINITY
  for (let place = 0; place < count; place++) {
    if ((base[place] as number) < least) continue
    best.add(place)
    if (best.isFull()) least = base[best.last()] as number
  }
  return best.inOrder()
}

function productOf(corpus: Corpus, document: number, factors: Map<number, number>): number {
  let product = 1
  for (const value of valuesOf(corpus, document)) product *= factors.get(value) ?? 1
  return product
}

function valuesOf({ valuesFrom, valueList }: Corpus, document: number): Int32Array {
  return valueList.data.subarray(valuesFrom.data[document], valuesFrom.data[document + 1])
}

/** The last word in every order, the same in every process. */
export function compareIds({ ids }: Corpus, a: number, b: number): number {
  const [first, second] = [ids[a] as string, ids[b] as string]
  return first < second ? -1 : first > second ? 1 : 0
}
