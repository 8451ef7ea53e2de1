import type { Field } from './schema.ts'

/**
 * BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, §3.6): occurrences are weighted by field
 * and length first, summed over the fields, and saturate together.
 */
const K1 = 1.2
/** Impacts are kept in a byte; this much of saturation is one step. */
export const IMPACT_STEP = (K1 + 1) / 255

/** What one occurrence in a text of so many words adds to the weight of its word. */
export function occurrenceWeight(field: Field, words: number): number {
  return field.weight / (1 - field.lengthShare + (field.lengthShare * words) / field.usualWords)
}

/** The saturated weight of a word in a document, 1 to 255. */
export function impactOf(weight: number): number {
  return Math.max(1, Math.round((255 * weight) / (weight + K1)))
}

/** How much a word tells that so many of all documents have (never negative). */
export function inverseFrequency(documents: number, having: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5))
}
