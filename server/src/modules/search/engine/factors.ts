import type { Corpus } from './corpus.ts'

/** Factors of facet values, ready to be multiplied for many documents. Made once, used by one search at a time. */
export interface Factors {
  /** Takes other factors by facet value; all other values have 1. */
  set: (corpus: Corpus, factors: ReadonlyMap<number, number>) => void
  /** The product over the values of a document. */
  of: (corpus: Corpus, document: number) => number
}

export function createFactors(): Factors {
  let byValue = new Float64Array(0)
  let changed: number[] = []
  return {
    set: ({ values }, factors) => {
      const count = values.texts.length
      if (byValue.length < count) byValue = new Float64Array(2 * count).fill(1)
      for (const value of changed) byValue[value] = 1
      changed = [...factors.keys()]
      for (const [value, factor] of factors) byValue[value] = factor
    },
    of: ({ valuesFrom, valueList }, document) => {
      const end = valuesFrom.data[document + 1] as number
      let product = 1
      for (let at = valuesFrom.data[document] as number; at < end; at++)
        product *= byValue[valueList.data[at] as number] as number
      return product
    },
  }
}
