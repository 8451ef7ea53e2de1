import type { Language } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'
import { nearest } from './spelling.ts'
import * as store from './store.ts'
import { wordsOf } from './words.ts'

export interface Meaning {
  /** Ids of the facet values asked for, by `code:value`; unknown ones are not there. */
  facetIds: ReadonlyMap<string, number>
  /** How to find what was asked for: all words, and, should nothing have them all, any of them. */
  find: store.Find
  findAny: store.Find | undefined
  /** The words that are searched, plain. */
  words: string[]
  /** The question as it was probably meant, when a word was misspelled. */
  corrected: string | undefined
}

const MAX_WORDS = 8
/** An article's number has a figure or a hyphen; a plain word is not looked up among them. */
const SKU = /^(?=.*[\d-])[A-Z0-9][A-Z0-9._-]{1,63}$/

/** Reads words and filters as this index knows them. No statement at all when there are none. */
export async function understand(
  sql: Queryable,
  asked: { language: Language; q: string; facets: { code: string; value: string }[] },
): Promise<Meaning> {
  const typed = wordsOf(asked.q).slice(0, MAX_WORDS)
  if (typed.length === 0 && asked.facets.length === 0) return EVERYTHING
  const sku = asked.q.trim().toUpperCase()
  const read = await store.understand(sql, {
    language: asked.language,
    words: typed.map(({ plain }) => plain),
    sku: SKU.test(sku) ? sku : '',
    facets: asked.facets,
  })
  const facetIds = new Map(read.facets.map(({ code, value, id }) => [`${code}:${value}`, id]))
  if (typed.length === 0) return { ...EVERYTHING, facetIds }
  if (read.isSku) return { ...EVERYTHING, facetIds, find: { by: 'sku', sku } }

  const meant = read.words.map(({ word, isStop, isKnown, query, candidates }, index) => {
    const better = isKnown || isStop ? undefined : nearest(word, candidates)
    const spelling = better?.spelling ?? (typed[index]?.spelling as string)
    return {
      word: better?.word ?? word,
      query: better?.query ?? query,
      spelling,
      isStop,
      isCorrected: !!better,
    }
  })
  const wanted = meant.some(({ isStop }) => !isStop) ? meant.filter(({ isStop }) => !isStop) : meant
  const queries = wanted.map(({ query }) => `(${query})`)
  const [all, any] = [queries.join(' & '), queries.join(' | ')]
  return {
    facetIds,
    find: { by: 'words', query: all, rank: any },
    findAny: queries.length > 1 ? { by: 'words', query: any, rank: any } : undefined,
    words: meant.map(({ word }) => word),
    corrected: meant.some(({ isCorrected }) => isCorrected)
      ? meant.map(({ spelling }) => spelling).join(' ')
      : undefined,
  }
}

const EVERYTHING: Meaning = {
  facetIds: new Map(),
  find: { by: 'everything' },
  findAny: undefined,
  words: [],
  corrected: undefined,
}
