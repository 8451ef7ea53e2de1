/** Asks an index and plain BM25 the same queries about the same products. */
import { type Corpus, createCorpus, put } from '../server/src/modules/search/engine/corpus.ts'
import { search } from '../server/src/modules/search/engine/search.ts'
import { productSchema } from '../server/src/modules/search/product-schema.ts'
import { gainOf, type Judgments, ndcg } from './judge.ts'
import { createPlainIndex, type PlainIndex } from './plain-bm25.ts'
import { Unusable } from './read-lines.ts'
import { documentOf, type Product, readProducts } from './search-products.ts'
import { readTable } from './table.ts'

/** Results of a query that are kept. */
const DEPTH = 100

export const LANGUAGES = ['en', 'es', 'de', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

export interface Query {
  id: string
  text: string
}

export interface Found {
  query: Query
  ids: string[]
  plainIds: string[]
  ms: number
}

export interface Verdict {
  query: Query
  ndcg: number
  plainNdcg: number
}

export interface Indexes {
  corpus: Corpus
  plain: PlainIndex
  buildMs: number
  /** Lines with an id that was there before; the first counts. */
  repeated: number
}

/** Both indexes of a file of products, the engine's with its default settings. @throws Unusable when there are none. */
export async function indexProducts(path: string, language: Language): Promise<Indexes> {
  const corpus = createCorpus(productSchema(language))
  const plain = createPlainIndex()
  const seen = new Set<string>()
  let buildMs = 0
  let repeated = 0
  for await (const product of readProducts(path)) {
    if (seen.has(product.id)) {
      repeated++
      continue
    }
    seen.add(product.id)
    const begun = performance.now()
    put(corpus, documentOf(product))
    buildMs += performance.now() - begun
    plain.add(product.id, allTextOf(product))
  }
  if (seen.size === 0) throw new Unusable(`${path} has no products`)
  return { corpus, plain, buildMs, repeated }
}

function allTextOf(product: Product): string {
  const { title, brand, categories, attributes, bullets, description } = product
  return [title, brand, ...categories, ...Object.values(attributes).flat(), bullets, description].join(' ')
}

export function ask({ corpus, plain }: Indexes, queries: readonly Query[]): Found[] {
  return queries.map((query) => {
    const begun = performance.now()
    const { ids } = search(corpus, { text: query.text, limit: DEPTH })
    return {
      query,
      ids,
      ms: performance.now() - begun,
      plainIds: plain.search(query.text, DEPTH),
    }
  })
}

/** Queries of which something judged gains something. */
export function judge(found: readonly Found[], judgments: Judgments): Verdict[] {
  return found.flatMap(({ query, ids, plainIds }) => {
    const gains = judgments.get(query.id)
    const own = gains && ndcg(ids, gains)
    const plain = gains && ndcg(plainIds, gains)
    return own === undefined || plain === undefined ? [] : [{ query, ndcg: own, plainNdcg: plain }]
  })
}

/** Judged products that the index does not have. @throws Unusable when it has none: then the files do not belong together. */
export function missingFrom({ corpus }: Indexes, judgments: Judgments): number {
  const judged = new Set(judgments.values().flatMap((gains) => gains.keys()))
  const missing = judged.values().filter((id) => !corpus.numberOf.has(id))
  const count = missing.reduce((sum) => sum + 1, 0)
  if (count === judged.size)
    throw new Unusable(
      `None of the ${count} judged products is among the products: ids are compared as they are written`,
    )
  return count
}

export async function readQueries(path: string): Promise<Query[]> {
  const rows = await readTable(path, {
    id: { name: 'query_id', aliases: ['qid', 'id'], place: 0 },
    text: { name: 'query', aliases: ['query_text', 'text'], place: 1 },
  })
  return rows.map(({ values }) => values)
}

export async function readJudgments(path: string): Promise<Judgments> {
  const rows = await readTable(path, {
    query: { name: 'query_id', aliases: ['qid'], place: 0 },
    product: { name: 'product_id', aliases: ['asin', 'id'], place: 1 },
    grade: { name: 'grade', aliases: ['esci_label', 'label'], place: 2, isOptional: true },
    gain: { name: 'gain', place: 3, isOptional: true },
  })
  const judgments: Judgments = new Map()
  for (const { values, line } of rows) {
    const gain = values.gain === '' ? gainOf(values.grade) : Number(values.gain)
    if (gain === undefined || !(gain >= 0))
      throw new Unusable(`${path}:${line}: neither a gain that is a number nor a grade of E, S, C or I`)
    const gains = judgments.get(values.query) ?? new Map<string, number>()
    judgments.set(values.query, gains.set(values.product, gain))
  }
  return judgments
}
