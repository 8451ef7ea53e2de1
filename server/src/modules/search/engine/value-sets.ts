import { type Ints, ints, setInt } from './columns.ts'

/**
 * Facet values laid out for counting. Of one facet most documents have one of few sets of values: a category with those
 * above it, a brand. Each document keeps the numbers of its sets, so that a count reads two bytes of it for each facet.
 */
export interface ValueSets {
  /** Of the first facets, by their place among all. */
  facets: FacetSets[]
  /** Values that are in no set: of document n `rest` from `restFrom[n]` to before `restFrom[n + 1]`. */
  restFrom: Ints
  rest: Ints
}

export interface FacetSets {
  /** By document: its set; 0 is the empty one. */
  setOf: Uint16Array
  /** By set: its values. */
  values: number[][]
  /** By its values, or the only one. */
  ids: Map<string | number, number>
}

/** More facets than a department's products have would take memory for columns that are mostly empty. */
const MAX_FACETS = 12
/** What two bytes number. */
const MAX_SETS = 2 ** 16

export function createValueSets(): ValueSets {
  return { facets: [], restFrom: ints(), rest: ints() }
}

/** Notes the values of a new document, whose number follows all others. `facetOf`: places of facets by value. */
export function noteValues(
  sets: ValueSets,
  document: number,
  values: Iterable<number>,
  facetOf: readonly number[],
): void {
  setInt(sets.restFrom, document, sets.rest.length)
  for (const facet of sets.facets) growTo(facet, document)
  const places: number[] = []
  for (const value of values) {
    const place = facetOf[value] as number
    ownOf[place] ??= []
    if (ownOf[place].push(value) === 1) places.push(place)
  }
  for (const place of places) {
    const own = ownOf[place] as number[]
    const facet = facetAt(sets, place, document)
    const set = facet && setIn(facet, own)
    if (facet && set !== undefined) facet.setOf[document] = set
    else for (const value of own) setInt(sets.rest, sets.rest.length, value)
    own.length = 0
  }
  setInt(sets.restFrom, document + 1, sets.rest.length)
}

/** Values of one document by the places of their facets; empty between two documents. */
const ownOf: number[][] = []

/** Undefined where sets of the facet are not kept. */
function facetAt({ facets }: ValueSets, place: number, document: number): FacetSets | undefined {
  if (place >= MAX_FACETS) return undefined
  while (facets.length <= place) {
    const facet = { setOf: new Uint16Array(0), values: [[]], ids: new Map<string | number, number>() }
    growTo(facet, document)
    facets.push(facet)
  }
  return facets[place]
}

/** Undefined where there is no room for one more set. */
function setIn({ values, ids }: FacetSets, own: number[]): number | undefined {
  const key = own.length === 1 ? (own[0] as number) : own.join()
  const known = ids.get(key)
  if (known !== undefined || values.length >= MAX_SETS) return known
  const set = values.push([...own]) - 1
  ids.set(key, set)
  return set
}

function growTo(facet: FacetSets, document: number): void {
  if (document < facet.setOf.length) return
  const longer = new Uint16Array(Math.ceil((document + 1) * 1.5))
  longer.set(facet.setOf)
  facet.setOf = longer
}
