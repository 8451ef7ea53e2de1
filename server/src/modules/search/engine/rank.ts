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
  /** The score of a document; undefined when it is certainly below `least`. */
  score: (document: number, least: number) => number | undefined
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
  const { base, factor } = reserve(corpus.ids.length)
  const factorFor = factorOf(corpus, boosts)
  for (let i = 0; i < count; i++) {
    const document = found[i] as number
    factor[document] = factorFor(document)
    base[document] = byWords(matches, document) * (factor[document] as number)
  }
  const closeness = closenessTo(
    corpus,
    clues.filter(({ isOptional }) => !isOptional),
  )
  const meant = meantOf(corpus, matches, base)
  const most = CLOSENESS * wanted
  const atMost = meant.atMost * ROUNDING
  return {
    score: (document, least) => {
      const words = base[document] as number
      const close = most * (factor[document] as number)
      if ((words + close) * atMost < least) return undefined
      const possible = close * closeness.atMost(document)
      if ((words + possible) * atMost < least) return undefined
      return Math.fround((words + (possible > 0 ? close * closeness.of(document) : 0)) * meant.of(document))
    },
  }
}

/** Meeting half of the words is worth much less than half. */
function byWords({ score, met, wanted }: Matches, document: number): number {
  if (wanted === 0) return 1
  const share = (met[document] as number) / wanted
  return (score[document] as number) * (PARTLY + (1 - PARTLY) * share * share)
}

function reserve(documents: number): typeof space {
  if (space.base.length < documents) {
    const length = Math.ceil(documents * 1.5)
    space.base = new Float64Array(length)
    space.factor = new Float64Array(length)
  }
  return space
}

/** Signals of the schema and boosts of the question. */
function factorOf(corpus: Corpus, boosts: readonly Boost[]): (document: number) => number {
  const signals = corpus.schema.signals.flatMap(({ number, weight }) => {
    const column = corpus.numbers.get(number)
    return column ? [{ data: column.data, weight }] : []
  })
  const byValue = new Map<number, number>()
  const byDocument = new Map<number, number>()
  for (const boost of boosts) {
    const value = boost.value && corpus.values.ids.get(keyOf(boost.value.code, boost.value.value))
    if (value !== undefined) byValue.set(value, (byValue.get(value) ?? 1) * boost.factor)
    const document = boost.id === undefined ? undefined : corpus.numberOf.get(boost.id)
    if (document !== undefined) byDocument.set(document, (byDocument.get(document) ?? 1) * boost.factor)
  }
  return (document) => {
    let factor = byDocument.get(document) ?? 1
    for (const { data, weight } of signals) {
      const value = data[document] as number
      if (value > 0) factor *= 1 + weight * value
    }
    return byValue.size === 0 ? factor : factor * productOf(corpus, document, byValue)
  }
}

/**
 * What kind of thing is meant, told by the best finds themselves: where they agree on a value of a telling facet
 * (a category, a brand), whatever else has it comes nearer.
 */
function meantOf(
  corpus: Corpus,
  { found, count, wanted }: Matches,
  score: Float64Array,
): { of: (document: number) => number; atMost: number } {
  const nothing = { of: () => 1, atMost: 1 }
  if (wanted === 0 || count === 0) return nothing
  const { codes, codeOf } = corpus.values
  const telling = corpus.schema.telling.map((code) => codes.indexOf(code))
  const best = topOf(BEST, (a, b) => (score[b] as number) - (score[a] as number) || compareIds(corpus, a, b))
  for (let i = 0; i < count; i++) best.add(found[i] as number)
  const shares = new Map<number, number>()
  let all = 0
  for (const document of best.inOrder()) {
    const own = score[document] as number
    all += own
    for (const value of valuesOf(corpus, document))
      if (telling.includes(codeOf[value] as number)) shares.set(value, (shares.get(value) ?? 0) + own)
  }
  const factors = new Map<number, number>()
  for (const [value, sum] of shares) if (sum / all >= AGREEMENT) factors.set(value, 1 + TELLING * (sum / all))
  if (factors.size === 0) return nothing
  const atMost = [...factors.values()].reduce((product, factor) => product * factor, 1)
  return { of: (document) => productOf(corpus, document, factors), atMost }
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
