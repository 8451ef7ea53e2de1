import { type Closeness, closenessTo } from './closeness.ts'
import type { Clue } from './clues.ts'
import { type Corpus, keyOf } from './corpus.ts'
import { createFactors } from './factors.ts'
import type { Matches } from './match.ts'
import { lengthOf } from './records.ts'
import { topOf } from './top.ts'

/** Documents that are raised, or lowered with a factor below 1: those of a facet value, or one by its id. */
export interface Boost {
  factor: number
  value?: { code: string; value: string }
  id?: string
}

/** Scores what was found, so that more is better. */
export interface Ranking {
  /** Places of the best by their words alone: who begins with them soon knows who is not among the first. */
  best: readonly number[]
  /** The first place from `from` on whose score may be `least` or more; `count` when there is none. */
  next: (from: number, least: number) => number
  /** The score of what stands at a place; undefined when it is certainly below `least`. */
  score: (place: number, least: number) => number | undefined
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

/** By place in the matches: what the words give, signals and boosts included. */
const space = { base: new Float64Array(0) }
const boostsByValue = createFactors()
const meantByValue = createFactors()

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
  const { found, met, count, weights } = matches
  if (space.base.length < count) space.base = new Float64Array(Math.ceil(count * 1.5))
  const { base } = space
  const boost = boosts.length === 0 ? undefined : boostBy(corpus, boosts)
  const mostFavoured = weigh(matches, corpus.favour, base)
  const mostBoosted = boost ? raise(matches, boost, base) : 1
  const closeness = closenessTo(
    corpus,
    clues.filter(({ isOptional }) => !isOptional),
    matches.needed,
  )
  const wanted = weights.at(-1) as number
  const byName = CLOSENESS * wanted
  const best = wanted === 0 ? [] : bestOf(corpus, matches, base)
  const meant = meantOf(corpus, found, best, base)
  return {
    best,
    next: nextBy(corpus, matches, base, closeness, {
      byName: byName * mostFavoured * mostBoosted,
      kind: meant.atMost,
    }),
    score: (place, least) => {
      const document = found[place] as number
      const words = base[place] as number
      const isShort = lengthOf(corpus.names, document) <= closeness.shortName
      const close = (isShort ? closeness.mostInShort : closeness.mostInAny)[met[place] as number] as number
      const favour = byName * (corpus.favour[document] as number) * (boost ? boost(document) : 1)
      const possible = words + favour * close
      if (possible * meant.atMost * ROUNDING < least) return undefined
      const kind = meant.of(document)
      if (possible * kind * ROUNDING < least) return undefined
      return Math.fround((favour * close > 0 ? words + favour * closeness.of(document) : words) * kind)
    },
  }
}

/** Passes over what cannot have a score, by what its name and its kind can add at most. */
function nextBy(
  corpus: Corpus,
  { found, met, count }: Matches,
  base: Float64Array,
  { mostInAny, mostInShort, shortName }: Closeness,
  most: { byName: number; kind: number },
): Ranking['next'] {
  const { lengths } = corpus.names
  // For each choice of clues: in any name, in a short one.
  const bounds = new Float64Array(2 * mostInAny.length)
  let known = Number.NaN
  return (from, least) => {
    if (least !== known) {
      known = least
      const words = least / (most.kind * ROUNDING)
      for (let choice = 0; choice < mostInAny.length; choice++) {
        bounds[2 * choice] = words - most.byName * (mostInAny[choice] as number) * ROUNDING
        bounds[2 * choice + 1] = words - most.byName * (mostInShort[choice] as number) * ROUNDING
      }
    }
    for (let place = from; place < count; place++) {
      // 1 or 0 without a branch, which nobody could foresee.
      const isShort = ((lengths[found[place] as number] as number) - shortName - 1) >>> 31
      if ((base[place] as number) >= (bounds[2 * (met[place] as number) + isShort] as number)) return place
    }
    return count
  }
}

/** Puts what the words and signals give into `base`; answers the greatest factor that signals give. */
function weigh(matches: Matches, favour: Float32Array, base: Float64Array): number {
  const { found, gain, weights, count, isWhole } = matches
  const isBrowsing = weights.at(-1) === 0
  const words = isWhole ? gain : gainByShare(matches, base)
  let most = 0
  for (let i = 0; i < count; i++) {
    const factor = favour[found[i] as number] as number
    if (factor > most) most = factor
    base[i] = isBrowsing ? factor : (words[i] as number) * factor
  }
  return most
}

function gainByShare({ gain, met, weights, count }: Matches, base: Float64Array): Float64Array {
  const shares = sharesOf(weights)
  for (let i = 0; i < count; i++) base[i] = (gain[i] as number) * (shares[met[i] as number] as number)
  return base
}

/** Meeting half of the words is worth much less than half. */
function sharesOf(weights: Float64Array): Float64Array {
  const all = weights.at(-1) as number
  return weights.map((weight) => PARTLY + (1 - PARTLY) * (weight / all) * (weight / all))
}

function raise({ found, count }: Matches, boost: (document: number) => number, base: Float64Array): number {
  let most = 0
  for (let i = 0; i < count; i++) {
    const factor = boost(found[i] as number)
    if (factor > most) most = factor
    base[i] = (base[i] as number) * factor
  }
  return most
}

/** What boosts make of a document. */
function boostBy(corpus: Corpus, boosts: readonly Boost[]): (document: number) => number {
  const byValue = new Map<number, number>()
  const byDocument = new Map<number, number>()
  for (const { factor, value, id } of boosts) {
    const valueId = value && corpus.values.ids.get(keyOf(value.code, value.value))
    if (valueId !== undefined) byValue.set(valueId, (byValue.get(valueId) ?? 1) * factor)
    const document = id === undefined ? undefined : corpus.numberOf.get(id)
    if (document !== undefined) byDocument.set(document, (byDocument.get(document) ?? 1) * factor)
  }
  boostsByValue.set(corpus, byValue)
  return (document) => (byDocument.get(document) ?? 1) * boostsByValue.of(corpus, document)
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
  const { values, valuesFrom, valueList } = corpus
  const isTelling = values.codes.map((code) => corpus.schema.telling.includes(code))
  const shares = new Map<number, number>()
  let all = 0
  for (const place of best) {
    const own = base[place] as number
    const document = found[place] as number
    all += own
    for (let at = valuesFrom.data[document] as number; at < (valuesFrom.data[document + 1] as number); at++) {
      const value = valueList.data[at] as number
      if (isTelling[values.codeOf[value] as number]) shares.set(value, (shares.get(value) ?? 0) + own)
    }
  }
  const factors = new Map<number, number>()
  let atMost = 1
  for (const [value, sum] of shares) {
    if (sum / all < AGREEMENT) continue
    factors.set(value, 1 + TELLING * (sum / all))
    atMost *= 1 + TELLING * (sum / all)
  }
  if (factors.size === 0) return { of: () => 1, atMost }
  meantByValue.set(corpus, factors)
  return { of: (document) => meantByValue.of(corpus, document), atMost }
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

/** The last word in every order, the same in every process. */
export function compareIds({ ids }: Corpus, a: number, b: number): number {
  const [first, second] = [ids[a] as string, ids[b] as string]
  return first < second ? -1 : first > second ? 1 : 0
}
