import { IMPACT_STEP } from '../engine/bm25.ts'
import type { Clue, Clues, Way } from '../engine/clues.ts'
import type { Dictionary } from '../engine/dictionary.ts'
import type { Json } from './connection.ts'
import { impactField } from './field-names.ts'

/** Nothing is found by it. */
const NONE: Json = { match_none: {} }
/** Weights are counted in whole steps, which a sum of single precision keeps exactly. */
const STEPS = 1_000
/** A way of two parts allows a word between them: "fire tv stick". */
const MAX_GAPS = 1
/** As in the engine: who meets only part of the words counts for much less. */
const PARTLY = 0.35
const SHARES_TOLD_APART = [1, 0.8, 0.6, 0.45, 0.3, 0.15]
/** Terms that may score for one word, the weightiest: OpenSearch takes 1,024 clauses in all. */
const MAX_SCORING = 48

/** What clues find, as queries. */
export interface Finding {
  /** Words that are looked for; none when browsing, or when nothing stands for any. */
  needed: Clue[]
  /** Documents that meet such a share of the words' weight; 0 is any of them. */
  meeting: (share: number) => Json
  /** The same, each with what the words give it. */
  scored: (share: number) => Json
  /** What nobody wants to find. */
  unwanted: Json[]
}

export function findingOf(dictionary: Dictionary, clues: Clues): Finding {
  const textsOf = (terms: readonly number[]) => terms.map((term) => dictionary.texts[term] as string)
  const wanted = clues.wanted.map(withPossibleWays)
  const needed = wanted.filter(({ isOptional }) => !isOptional)
  // Nobody gains by a word that nobody has.
  const optional = wanted.filter(({ isOptional, ways }) => isOptional && ways.length > 0)
  const met = (clue: Clue) => clueMet(clue, textsOf)
  const meeting = (share: number): Json => {
    if (needed.length === 0) return NONE
    if (share >= 1) return { bool: { filter: needed.map(met) } }
    return share <= 0 ? anyOf(needed.map(met)) : meetingAtLeast(share, needed, met)
  }
  return {
    needed,
    meeting,
    scored: (share) => {
      const gains = {
        bool: {
          filter: [meeting(share)],
          should: [...needed, ...optional].map((clue) => gainOf(clue, textsOf)),
        },
      }
      return share >= 1 || needed.length < 2 ? gains : lessForPart(gains, share, meeting)
    },
    unwanted: [
      ...(clues.excluded.length > 0 ? [{ terms: { words: textsOf(clues.excluded) } }] : []),
      ...clues.lacking.flatMap((terms) => lackedBy(textsOf(terms), [...dictionary.rules.negators])),
    ],
  }
}

/** A way of which a part has no terms is met by nobody. */
function withPossibleWays(clue: Clue): Clue {
  return { ...clue, ways: clue.ways.filter(({ parts }) => parts.every((terms) => terms.length > 0)) }
}

function anyOf(queries: Json[]): Json {
  if (queries.length === 0) return NONE
  return queries.length === 1 ? (queries[0] as Json) : { bool: { should: queries, minimum_should_match: 1 } }
}

function meetingAtLeast(share: number, needed: Clue[], met: (clue: Clue) => Json): Json {
  const weights = needed.map(({ weight }) => Math.max(1, Math.round(weight * STEPS)))
  const least = share * weights.reduce((sum, weight) => sum + weight, 0)
  const should = needed.map((clue, place) => ({
    constant_score: { filter: met(clue), boost: weights[place] },
  }))
  return { function_score: { query: { bool: { should } }, min_score: Math.ceil(least) - 0.5 } }
}

type TextsOf = (terms: readonly number[]) => string[]

function clueMet({ ways }: Clue, textsOf: TextsOf): Json {
  const single = ways.filter(({ parts }) => parts.length === 1).flatMap(({ parts }) => parts.flat())
  const several = ways.filter(({ parts }) => parts.length > 1)
  return anyOf([
    ...(single.length > 0 ? [{ terms: { words: textsOf(single) } }] : []),
    ...several.map((way) => wayMet(way, textsOf)),
  ])
}

function wayMet({ parts, isAdjacent }: Way, textsOf: TextsOf): Json {
  const each = parts.map((terms) => ({ terms: { words: textsOf(terms) } }))
  if (each.length === 1) return each[0] as Json
  const inName = isAdjacent ? [inOrder(parts.map(textsOf), MAX_GAPS)] : []
  return { bool: { filter: [...each, ...inName] } }
}

/** The best that one of the clue's ways gives. */
function gainOf(clue: Clue, textsOf: TextsOf): Json {
  const weightiest = clue.ways.toSorted((a, b) => b.weight - a.weight)
  const queries = weightiest.flatMap((way) => {
    const boost = clue.weight * way.weight * IMPACT_STEP
    const [first = []] = way.parts
    if (way.parts.length === 1) return impacts(textsOf(first), boost)
    // Of several parts the mean counts; the engine takes the least, which no query tells.
    const parts = way.parts.map((terms) => ({
      dis_max: { queries: impacts(textsOf(terms), boost / way.parts.length) },
    }))
    return [{ bool: { filter: [wayMet(way, textsOf)], must: parts } }]
  })
  return { dis_max: { queries: queries.slice(0, MAX_SCORING) } }
}

function impacts(words: string[], boost: number): Json[] {
  return words.map((word) => ({ rank_feature: { field: impactField(word), linear: {}, boost } }))
}

function lessForPart(gains: Json, share: number, meeting: (share: number) => Json): Json {
  const steps = SHARES_TOLD_APART.filter((step) => step > share)
  const functions = [
    ...steps.map((step) => ({ filter: meeting(step), weight: PARTLY + (1 - PARTLY) * step * step })),
    { filter: { match_all: {} }, weight: PARTLY + (1 - PARTLY) * share * share },
  ]
  return { function_score: { query: gains, functions, score_mode: 'first', boost_mode: 'multiply' } }
}

/** Names with such a word, where it does not follow "without" or the like. */
function lackedBy(words: string[], negators: string[]): Json[] {
  if (words.length === 0) return []
  return [
    {
      intervals: {
        name: {
          any_of: { intervals: words.map(word), filter: { not_contained_by: row([negators, words], 0) } },
        },
      },
    },
  ]
}

/** Names in which one word of each list follows one of the list before, with so many others among them at most. */
export function inOrder(lists: string[][], gaps: number): Json {
  return { intervals: { name: row(lists, gaps) } }
}

function row(lists: string[][], gaps: number): Json {
  const intervals = lists.map((words) => ({ any_of: { intervals: words.map(word) } }))
  return { all_of: { ordered: true, max_gaps: gaps, intervals } }
}

function word(text: string): Json {
  return { match: { query: text } }
}
