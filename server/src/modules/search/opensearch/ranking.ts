import type { Clue } from '../engine/clues.ts'
import type { Dictionary } from '../engine/dictionary.ts'
import type { Boost } from '../engine/rank.ts'
import type { Schema } from '../engine/schema.ts'
import type { Json } from './connection.ts'
import { facetField, numberField } from './field-names.ts'
import { inOrder } from './finding.ts'

// The figures of the engine's rank.ts and closeness.ts.
const CLOSENESS = 0.6
const NEIGHBOURS = 0.4
const WHOLE_PHRASE = 0.2
const WHOLE_NAME = 0.4
const BEST = 40
const AGREEMENT = 0.4
const TELLING = 0.3

/** Signals of the schema: `1 + weight × number` each. */
const SIGNALS = `double factor = 1;
for (signal in params.signals) {
  def values = doc[signal.field];
  if (values.size() > 0 && values.value > 0) factor *= 1 + signal.weight * values.value;
}
return factor;`

/** A query whose scores are raised by signals and boosts, and by what the best finds say is meant. */
export function raised(
  query: Json,
  schema: Schema,
  boosts: readonly Boost[],
  meant: readonly Boost[] = [],
): Json {
  const signals = schema.signals.map(({ number, weight }) => ({ field: numberField(number), weight }))
  const functions = [
    ...(signals.length > 0 ? [{ script_score: { script: { source: SIGNALS, params: { signals } } } }] : []),
    ...[...boosts, ...meant].flatMap(boostOf),
  ]
  if (functions.length === 0) return query
  return { function_score: { query, functions, score_mode: 'multiply', boost_mode: 'multiply' } }
}

function boostOf({ factor, value, id }: Boost): Json[] {
  return [
    ...(value
      ? [{ filter: { term: { [facetField(value.code)]: value.value.toWellFormed() } }, weight: factor }]
      : []),
    ...(id === undefined ? [] : [{ filter: { term: { id } }, weight: factor }]),
  ]
}

/** What a name gains that follows the words closely. */
export function closeness(dictionary: Dictionary, clues: readonly Clue[]): Json[] {
  const words = clues.map(({ ways }) => [
    ...new Set(ways.flatMap(({ parts }) => parts.flat().map((term) => dictionary.texts[term] as string))),
  ])
  const most = CLOSENESS * clues.reduce((sum, { weight }) => sum + weight, 0)
  if (words.length === 0 || most === 0) return []
  const pairs = words.slice(1).map((second, first) => [words[first] as string[], second])
  const phrase = inOrder(words, 0)
  return [
    ...pairs.map((pair) => gain(inOrder(pair, 0), (most * NEIGHBOURS) / pairs.length)),
    ...(pairs.length > 0 ? [gain(phrase, most * WHOLE_PHRASE)] : []),
    gain({ bool: { filter: [phrase, { term: { nameLength: words.length } }] } }, most * WHOLE_NAME),
  ]
}

function gain(filter: Json, boost: number): Json {
  return { constant_score: { filter, boost } }
}

/** The first finds, looked at for what they agree on. */
export function scouting(schema: Schema, query: Json): Json {
  return {
    size: BEST,
    query,
    track_total_hits: true,
    sort: [{ _score: 'desc' }, { id: 'asc' }],
    _source: false,
    docvalue_fields: schema.telling.map(facetField),
  }
}

export interface Scouted {
  hits: { total: { value: number }; hits: { _score: number; fields?: Record<string, string[]> }[] }
}

/** Values of telling facets that the best finds share: others that have them come nearer. */
export function meantBy(schema: Schema, { hits: { hits } }: Scouted): Boost[] {
  const all = hits.reduce((sum, hit) => sum + hit._score, 0)
  return schema.telling.flatMap((code) => {
    const shares = new Map<string, number>()
    for (const { _score: score, fields } of hits)
      for (const value of fields?.[facetField(code)] ?? [])
        shares.set(value, (shares.get(value) ?? 0) + score)
    return [...shares]
      .filter(([, sum]) => sum >= AGREEMENT * all)
      .map(([value, sum]) => ({ value: { code, value }, factor: 1 + (TELLING * sum) / all }))
  })
}
