/** What an index is told about the documents it will hold. */
export interface Schema {
  language: string
  fields: readonly Field[]
  /** Facets that say what a thing is: where the best finds agree on a value, others that have it come nearer. */
  telling: readonly string[]
  /** Numbers from 0 to 1 that make a document a little more, or less, likely to be meant. */
  signals: readonly Signal[]
}

export interface Field {
  name: string
  weight: number
  /** Words of a usual text; shorter texts say what they say more strongly. A fixed figure, so that the order of two
   * documents depends on nothing else that was ever indexed. */
  usualWords: number
  /** How much length matters: 0 not at all, 1 fully (the b of BM25). */
  lengthShare: number
  /** What a document is called: the order of its words counts, and words that only join are kept. */
  isName?: boolean
  /** Article numbers and the like: found as a whole, whatever stands between their parts. */
  isCode?: boolean
}

export interface Signal {
  /** A number of the documents, 0 to 1; one that is missing counts as 0. */
  number: string
  /** A document with 1 scores `1 + weight` times as much as one with 0. */
  weight: number
}

/** A document as it is given to an index. */
export interface SourceDocument {
  id: string
  /** Texts by field; several texts of one field do not touch. */
  texts: Record<string, string | readonly string[]>
  /** Values by facet. */
  facets: Record<string, readonly string[]>
  /** Numbers to sort, narrow and signal by. */
  numbers: Record<string, number>
}
