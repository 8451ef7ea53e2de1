import type { Schema } from '../engine/schema.ts'
import type { Json } from './connection.ts'
import { numberField } from './field-names.ts'

/** Counts up whenever documents are stored otherwise than before: then all indices have to be rebuilt. */
export const FORMAT = 1
/** A page may end at this place of the list at most. */
export const MAX_WINDOW = 40_000
/** Facets and numbers of a shop, at most. */
const MAX_FIELDS = 5_000
/** Longer values cannot be narrowed by; Lucene's own limit is 32,766 bytes. */
const MAX_VALUE_LETTERS = 8_000

export interface IndexNames {
  /** What searches and changes go to: an alias of the one index that serves. */
  alias: string
  template: string
  /** All indices of the language. */
  pattern: string
}

export function indexNames(prefix: string, language: string): IndexNames {
  const alias = `${prefix}-${language}`
  return { alias, template: alias, pattern: `${alias}-*` }
}

/**
 * How an index of a language is made. Texts are analysed before they come here, by the rules of the language that the
 * built-in engine reads with too (folding, stems, measures, compounds), so that both find the same; an index holds
 * words, their families and their weights. One shard: counts and weights are those of the whole language.
 */
export function indexTemplate(names: IndexNames, schema: Schema): Json {
  return {
    index_patterns: [names.pattern],
    template: {
      settings: {
        number_of_shards: 1,
        auto_expand_replicas: '0-1',
        'mapping.total_fields.limit': MAX_FIELDS,
        max_result_window: MAX_WINDOW,
      },
      mappings: {
        _meta: { format: FORMAT, language: schema.language },
        dynamic: false,
        dynamic_templates: [
          { numbers: { path_match: 'numbers.*', mapping: { type: 'double' } } },
          {
            facets: {
              path_match: 'facets.*',
              mapping: { type: 'keyword', ignore_above: MAX_VALUE_LETTERS },
            },
          },
        ],
        properties: properties(schema),
      },
    },
  }
}

/** What `StoredDocument` says of each. */
function properties(schema: Schema): Json {
  const word = { type: 'keyword' }
  const onlyFound = { type: 'keyword', doc_values: false }
  const onlyListed = { type: 'keyword', index: false }
  return {
    id: word,
    words: word,
    roots: onlyFound,
    forms: onlyListed,
    ends: word,
    spellings: onlyListed,
    impacts: { type: 'rank_features' },
    name: { type: 'text', analyzer: 'whitespace', norms: false },
    nameLength: { type: 'integer' },
    nameWords: word,
    nameRoots: onlyFound,
    namePairs: onlyListed,
    facets: { dynamic: true, properties: {} },
    // Scripts read these, and may read only what is mapped.
    numbers: {
      dynamic: true,
      properties: Object.fromEntries(
        schema.signals.map(({ number }) => [
          numberField(number).slice('numbers.'.length),
          { type: 'double' },
        ]),
      ),
    },
  }
}
