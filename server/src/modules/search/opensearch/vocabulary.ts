import type { Corpus } from '../engine/corpus.ts'
import { createDictionary, type Dictionary, termOf } from '../engine/dictionary.ts'
import type { Rules } from '../engine/languages.ts'
import { farthest } from '../engine/spelling.ts'
import type { Thesaurus } from '../engine/synonyms.ts'
import type { Connection, Json } from './connection.ts'
import { beginningWith } from './field-names.ts'
import { type LookUps, lookUpsOf } from './look-ups.ts'
import { severalSearches } from './several-searches.ts'
import { backwards, rootsOf, TAB } from './stored-document.ts'

/** Counts beyond so many documents are estimated from as many. */
const SAMPLE = 10_000
const MAX_FORMS = 64
const MAX_COMPLETIONS = 32
const MAX_COMPOUNDS = 128
const MAX_CORRECTIONS = 24
const MIN_COMPLETED = 2
const MIN_HEAD = 4
/** More documents than any index has, and a whole number in single precision. */
const ANY_COUNT = 1_000_000_000
/** Only words of fewer documents can be slips. */
const RARE = 10

/**
 * The part of an index's dictionary that reading a text needs, with the counts as they are now: what the built-in
 * engine's own reading of clues then works on.
 */
export async function vocabularyFor(
  connection: Connection,
  index: string,
  { blank, rules, text, thesaurus }: { blank: Corpus; rules: Rules; text: string; thesaurus: Thesaurus },
): Promise<Corpus> {
  const dictionary = createDictionary(rules)
  const lookUps = lookUpsOf(text, rules, thesaurus)
  const asked = questions(dictionary, lookUps)
  const answers = await severalSearches<Answer>(
    connection,
    index,
    asked.map(({ body }) => body),
  )
  const live = answers[0]?.hits.total.value ?? 0
  const near = new Set<string>()
  asked.forEach(({ read }, place) => {
    for (const word of read(answers[place] as Answer)) near.add(word)
  })
  await addCounts(connection, index, dictionary, unknownOf(dictionary, near))
  return { ...blank, dictionary, live }
}

interface Answer {
  hits: { total: { value: number } }
  aggregations?: { sample: { doc_count: number; values: { buckets: { key: string; doc_count: number }[] } } }
  suggest?: Record<string, { options: { text: string }[] }[]>
}

/** A search, and what to do with its answer: it answers words that have to be looked up in their turn. */
interface Asked {
  body: Json
  read: (answer: Answer) => string[]
}

function questions(dictionary: Dictionary, { families, parts, words, last }: LookUps): Asked[] {
  const asked: Asked[] = [{ body: countOf({ match_all: {} }), read: () => [] }]
  for (const root of rootsOfWords(dictionary, families)) asked.push(formsOf(dictionary, root))
  for (const part of parts) if (!families.has(part)) asked.push(documentsOf(dictionary, part))
  if (last !== undefined && last.length >= MIN_COMPLETED) asked.push(completionsOf(dictionary, last))
  if (dictionary.byEnd)
    for (const word of words) if (word.length >= MIN_HEAD) asked.push(compoundsOf(dictionary, word))
  const slips = [...words].filter((word) => farthest(word) > 0)
  if (slips.length > 0) asked.push(correctionsOf(dictionary, slips))
  return asked
}

/** The stems that words are looked up by. */
function rootsOfWords(dictionary: Dictionary, words: ReadonlySet<string>): Set<string> {
  const terms = [...words].filter((word) => word !== '').map((word) => termOf(dictionary, word))
  const roots = rootsOf(dictionary)
  return new Set(terms.map((term) => roots[term] as string))
}

function countOf(query: Json): Json {
  return { size: 0, track_total_hits: true, query }
}

/** Values of a field, the most frequent first. */
function listOf(query: Json, field: string, include: string, size: number): Json {
  const values = { terms: { field, include, size } }
  return { ...countOf(query), aggs: { sample: { sampler: { shard_size: SAMPLE }, aggs: { values } } } }
}

function formsOf(dictionary: Dictionary, root: string): Asked {
  return {
    body: listOf({ term: { roots: root } }, 'forms', beginningWith(root + TAB), MAX_FORMS),
    read: (answer) => {
      for (const { value, count } of valuesOf(answer)) learn(dictionary, value.slice(root.length + 1), count)
      return []
    },
  }
}

function documentsOf(dictionary: Dictionary, word: string): Asked {
  return {
    body: countOf({ term: { words: word } }),
    read: ({ hits }) => {
      learn(dictionary, word, hits.total.value)
      return []
    },
  }
}

function completionsOf(dictionary: Dictionary, word: string): Asked {
  return {
    body: listOf({ prefix: { words: word } }, 'words', beginningWith(word), MAX_COMPLETIONS),
    read: (answer) => {
      for (const { value, count } of valuesOf(answer)) learn(dictionary, value, count)
      return []
    },
  }
}

/** Words that end so; what stands before the end must be a word itself. */
function compoundsOf(dictionary: Dictionary, word: string): Asked {
  const end = backwards(word)
  return {
    body: listOf({ prefix: { ends: end } }, 'ends', beginningWith(end), MAX_COMPOUNDS),
    read: (answer) =>
      valuesOf(answer).flatMap(({ value, count }) => {
        const compound = backwards(value)
        learn(dictionary, compound, count)
        const front = compound.slice(0, compound.length - word.length)
        return front.endsWith('s') ? [front, front.slice(0, -1)] : [front]
      }),
  }
}

/** The nearest words; how many documents have them is another question. */
function correctionsOf(dictionary: Dictionary, words: string[]): Asked {
  const suggest = Object.fromEntries(
    words.map((word, place) => [
      String(place),
      {
        text: word,
        term: {
          field: 'words',
          suggest_mode: 'always',
          sort: 'score',
          size: MAX_CORRECTIONS,
          max_edits: farthest(word),
          // With two slips the first letter is right, as in the engine.
          prefix_length: farthest(word) > 1 ? 1 : 0,
          min_word_length: 1,
          max_term_freq: ANY_COUNT,
          accuracy: 0,
        },
      },
    ]),
  )
  return {
    body: { size: 0, suggest },
    read: ({ suggest: suggested = {} }) =>
      words.flatMap((word, place) =>
        countIn(dictionary, word) > RARE
          ? []
          : (suggested[String(place)]?.[0]?.options ?? []).map((option) => option.text),
      ),
  }
}

function unknownOf(dictionary: Dictionary, words: ReadonlySet<string>): string[] {
  return [...words].filter((word) => word !== '' && countIn(dictionary, word) === 0)
}

function countIn({ ids, documents }: Dictionary, word: string): number {
  const term = ids.get(word)
  return term === undefined ? 0 : (documents.data[term] as number)
}

/** How many documents have the words, and how people write them. */
async function addCounts(
  connection: Connection,
  index: string,
  dictionary: Dictionary,
  words: string[],
): Promise<void> {
  const answers = await severalSearches<Answer>(
    connection,
    index,
    words.map((word) => listOf({ term: { words: word } }, 'spellings', beginningWith(word + TAB), 1)),
  )
  answers.forEach((answer, place) => {
    const word = words[place] as string
    learn(dictionary, word, answer.hits.total.value)
    const [spelling] = valuesOf(answer)
    if (spelling) dictionary.spellings.set(termOf(dictionary, word), spelling.value.slice(word.length + 1))
  })
}

function learn(dictionary: Dictionary, word: string, count: number): void {
  // A new term may bring a new column.
  const term = termOf(dictionary, word)
  dictionary.documents.data[term] = count
}

function valuesOf({ hits, aggregations }: Answer): { value: string; count: number }[] {
  if (!aggregations) return []
  const { doc_count: sampled, values } = aggregations.sample
  const times = sampled > 0 ? hits.total.value / sampled : 1
  return values.buckets.map(({ key, doc_count: count }) => ({ value: key, count: Math.round(count * times) }))
}
