/** What shoppers ask: their words, half of them with something narrowed down. */
import { type Random, randomFor } from '../server/src/demo/catalogue/random.ts'
import type { Corpus } from '../server/src/modules/search/engine/corpus.ts'
import type { Filter, Range } from '../server/src/modules/search/engine/filters.ts'
import { type Question, search } from '../server/src/modules/search/engine/search.ts'
import { type Query, readQueries } from './measure-relevance.ts'
import { sharedData } from './measurement.ts'
import type { Catalogue } from './search-catalogue.ts'
import { PRICE } from './search-products.ts'

export interface Asked {
  text: string
  filters: Filter[]
  ranges: Range[]
}

const SEED = 'questions'
export const PAGE = 24
export const BUCKETS = 12
/** Values of each facet that are counted and shown. */
export const FACET_VALUES = 20
/** Shares of questions: as shoppers really wrote them; else words of titles, as they are, mistyped or unfinished. */
const REAL = 0.2
const MISTYPED = 0.25
const UNFINISHED = 0.15
/** Shares of questions that are narrowed: by values of a facet, by price. */
const BY_FACET = 0.35
const BY_PRICE = 0.15
const MAX_SELECTED = 3

/** The whole question to the engine: a page, all facets counted, prices in parts. */
export function questionOf({ text, filters, ranges }: Asked): Question {
  return {
    text,
    filters,
    ranges,
    limit: PAGE,
    facetValues: FACET_VALUES,
    histograms: [PRICE],
    buckets: BUCKETS,
  }
}

/** The same questions for the same catalogue in every run; what they are narrowed by is chosen from their answers. */
export async function askedOf(catalogue: Catalogue, corpus: Corpus, count: number): Promise<Asked[]> {
  const texts = await textsFor(catalogue, count)
  return texts.map((text, index) => narrow(corpus, text, randomFor(`${SEED}/filters/${index}`)))
}

/** What is written into the search box, the same for the same catalogue in every run. */
export async function textsFor(catalogue: Catalogue, count: number): Promise<string[]> {
  const path = sharedData('esci/queries.tsv')
  const real = path === undefined ? [] : await readQueries(path)
  return Array.from({ length: count }, (_unused, index) =>
    textBy(randomFor(`${SEED}/text/${index}`), catalogue, real),
  )
}

function textBy(random: Random, catalogue: Catalogue, real: readonly Query[]): string {
  if (real.length > 0 && random.chance(REAL)) return random.pick(real).text
  const words = someWords(catalogue.title(random), random)
  const last = words.length - 1
  if (random.chance(MISTYPED)) {
    const slipped = random.int(0, last)
    words[slipped] = mistyped(words[slipped] as string, random)
  } else if (random.chance(UNFINISHED)) words[last] = beginningOf(words[last] as string, random)
  return words.join(' ')
}

/** One to three words that stand together in a title. */
function someWords(title: string, random: Random): string[] {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? ['gift']
  const from = random.int(0, words.length - 1)
  return words.slice(from, from + random.int(1, 3))
}

const MIN_MISTYPED = 5
const MIN_BEGINNING = 3

/** Two letters in the wrong order, one too few, one twice, or a wrong one. */
function mistyped(word: string, random: Random): string {
  if (word.length < MIN_MISTYPED) return word
  const at = random.int(1, word.length - 2)
  const [before, letter, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ]
  return random.pick([
    before + next + letter + after,
    before + next + after,
    before + letter + letter + next + after,
    `${before}${random.pick([...'etaoinsr'])}${next}${after}`,
  ])
}

function beginningOf(word: string, random: Random): string {
  return word.slice(0, random.int(Math.min(MIN_BEGINNING, word.length), word.length))
}

function narrow(corpus: Corpus, text: string, random: Random): Asked {
  const asked: Asked = { text, filters: [], ranges: [] }
  const chance = random.next()
  if (chance >= BY_FACET + BY_PRICE) return asked
  const { facets, ids } = search(corpus, questionOf(asked))
  if (chance < BY_FACET) {
    const facet = facets.length > 0 ? random.pick(facets) : undefined
    if (!facet) return asked
    const values = random.sample(facet.values, random.int(1, MAX_SELECTED)).map(({ value }) => value)
    return { ...asked, filters: [{ code: facet.code, values }] }
  }
  const [one, other] = random.sample(ids, 2).map((id) => priceOf(corpus, id))
  if (one === undefined || other === undefined) return asked
  return { ...asked, ranges: [{ number: PRICE, min: Math.min(one, other), max: Math.max(one, other) }] }
}

function priceOf(corpus: Corpus, id: string): number | undefined {
  return corpus.numbers.get(PRICE)?.data[corpus.numberOf.get(id) as number]
}
