import { MAX_NAME_WORDS } from '../engine/corpus.ts'
import { createDictionary, termOf } from '../engine/dictionary.ts'
import { wordsOf } from '../engine/words.ts'
import type { Json } from './connection.ts'
import { beginningWith, literally } from './field-names.ts'
import type { Place } from './search.ts'
import { severalSearches } from './several-searches.ts'
import { rootsOf, TAB } from './stored-document.ts'

/** As in the engine's complete.ts. */
const MAX_ENDS = 40
const MIN_DOCUMENTS = 2
const CONTINUED = 3
const MOST_AFTER = 2
const MAX_PAIRS = 200
const MAX_SPELLINGS = 200

interface Listed {
  buckets: { key: string; doc_count: number }[]
}

/** Ways to go on with what is being typed: words of names that go with the words before, then what follows them. */
export async function completeIn(place: Place, text: string, limit: number): Promise<string[]> {
  const { rules } = place
  const words = wordsOf(text, rules).map(({ term }) => term)
  const last = words.pop()
  if (last === undefined || words.length >= MAX_NAME_WORDS) return []
  const begins = literally(last)
  const lists = (field: string, include: string, size: number): Json => ({
    terms: { field, include, size, min_doc_count: MIN_DOCUMENTS },
  })
  const [answer] = await severalSearches<{ aggregations: Record<'ends' | 'pairs' | 'spellings', Listed> }>(
    place.connection,
    place.index,
    [
      {
        size: 0,
        query: { bool: { filter: [{ prefix: { nameWords: last } }, ...withRoots(place, words)] } },
        aggs: {
          ends: lists('nameWords', beginningWith(last), MAX_ENDS),
          pairs: lists('namePairs', `${begins}[^${TAB}]*${beginningWith(TAB)}`, MAX_PAIRS),
          spellings: lists('spellings', `${begins}[^${TAB}]*${beginningWith(TAB)}`, MAX_SPELLINGS),
        },
      },
    ],
  )
  if (!answer) return []
  const { ends, pairs, spellings } = answer.aggregations
  const spelled = firstOfEach(spellings)
  const start = beforeLast(text, words.length > 0)
  const phrases = oneOfEachFamily(place, ends).flatMap((end, rank) => {
    const phrase = start + (spelled.get(end)?.[0] ?? end)
    const following = rank < CONTINUED ? (firstOfEach(pairs).get(end) ?? []).slice(0, MOST_AFTER) : []
    return [phrase, ...following.map((next) => `${phrase} ${next}`)]
  })
  const typed = text.trim().toLowerCase()
  return [...new Set(phrases)].filter((phrase) => phrase !== typed).slice(0, limit)
}

/** What stands before the word that is being typed, as it is written. */
function beforeLast(text: string, hasWords: boolean): string {
  if (!hasWords) return ''
  const typed = text.trim().toLowerCase()
  const last = typed.split(/\s+/).at(-1) ?? ''
  return `${typed.slice(0, typed.lastIndexOf(last)).trim()} `
}

/** Names with some form of every word. */
function withRoots({ rules }: Place, words: string[]): Json[] {
  const dictionary = createDictionary(rules)
  const terms = words.map((word) => termOf(dictionary, word))
  const roots = rootsOf(dictionary)
  return terms.map((term) => ({ term: { nameRoots: roots[term] as string } }))
}

/** One form of each word, the most frequent. */
function oneOfEachFamily({ rules }: Place, { buckets }: Listed): string[] {
  const families = new Set<string>()
  return buckets
    .map(({ key }) => key)
    .filter((word) => {
      const family = rules.stem(word)
      return !families.has(family) && families.add(family)
    })
}

/** By what stands before the tab, what stands behind it; the most frequent first. */
function firstOfEach({ buckets }: Listed): Map<string, string[]> {
  const lists = new Map<string, string[]>()
  for (const { key } of buckets) {
    const [before = '', behind = ''] = key.split(TAB)
    lists.set(before, [...(lists.get(before) ?? []), behind])
  }
  return lists
}
