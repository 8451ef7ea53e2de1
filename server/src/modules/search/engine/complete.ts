import { type Corpus, IMPACT_BITS, IMPACT_MASK, MAX_NAME_WORDS } from './corpus.ts'
import { formsOf, termsFrom } from './dictionary.ts'
import { eachRun } from './postings.ts'
import { read } from './records.ts'
import { topOf } from './top.ts'
import { wordsOf } from './words.ts'

/** A posting at least so strong mostly comes from a name; only the name itself says so for certain. */
const NAMED = 140
/** The most frequent ways to end the last word that are looked at. */
const MAX_ENDS = 40
/** Documents of a completion whose names are read. */
const MAX_NAMES = 200
/** Documents with the words before whose names are read for the last. */
const MAX_AMONG = 2_000
/** A phrase of one document is nothing that people search for. */
const MIN_DOCUMENTS = 2
const CONTINUED = 3
/** Nobody types so much; the rest is not read. */
const MAX_TEXT = 200

interface End {
  term: number
  /** Some whose name has it. */
  documents: number[]
  /** How many those are in all, about. */
  count: number
}

/**
 * Ways to go on with what is being typed, likeliest first: the last word completed, given the words before it, and
 * the best of those with the word that mostly follows. Only words that stand together in names of documents.
 */
export function complete(corpus: Corpus, text: string, limit: number): string[] {
  const { dictionary } = corpus
  const words = wordsOf(text.slice(0, MAX_TEXT), dictionary.rules)
  const last = words.pop()
  if (last === undefined) return []
  const among = namedWith(
    corpus,
    words.map(({ term }) => term),
  )
  if (words.length > 0 && among === undefined) return []
  const ends = endsOf(corpus, last.term, among)
  const start = text.slice(words[0]?.start ?? last.start, last.start).toLowerCase()
  const phrases: string[] = []
  for (const [place, end] of ends.entries()) {
    phrases.push(start + spell(corpus, end.term))
    if (place < CONTINUED)
      for (const next of wordsAfter(corpus, end))
        phrases.push(`${start}${spell(corpus, end.term)} ${spell(corpus, next)}`)
  }
  const typed = text.trim().toLowerCase()
  return [...new Set(phrases)].filter((phrase) => phrase !== typed).slice(0, limit)
}

/** Documents whose names have all of the words; undefined when there are no words, or no such documents. */
function namedWith(corpus: Corpus, words: string[]): Set<number> | undefined {
  let among: Set<number> | undefined
  for (const word of words) {
    const having = new Set<number>()
    for (const term of formsOf(corpus.dictionary, word))
      for (const document of namedBy(corpus, term)) if (!among || among.has(document)) having.add(document)
    if (having.size === 0) return undefined
    among = having
  }
  return among
}

function namedBy(corpus: Corpus, term: number): number[] {
  const documents: number[] = []
  eachRun(corpus.postings, term, (page, from, to) => {
    for (let i = from; i < to; i++) {
      const posting = page[i] as number
      const document = posting >>> IMPACT_BITS
      if ((posting & IMPACT_MASK) >= NAMED && corpus.isLive[document] === 1) documents.push(document)
    }
  })
  return documents
}

/** One form of each word, the most frequent. */
function endsOf(corpus: Corpus, beginning: string, among: Set<number> | undefined): End[] {
  const { texts, rules } = corpus.dictionary
  const terms = termsFrom(corpus.dictionary, beginning)
  const ends = (among ? endsAmong(corpus, new Set(terms), among) : endsAnywhere(corpus, terms))
    .filter((end) => end.documents.length >= MIN_DOCUMENTS)
    .sort((a, b) => b.count - a.count || ((texts[a.term] as string) < (texts[b.term] as string) ? -1 : 1))
  const families = new Set<string>()
  return ends.filter(({ term }) => {
    const family = rules.stem(texts[term] as string)
    return !families.has(family) && families.add(family)
  })
}

/** Terms that stand in names of these documents, as they are in the first of them. */
function endsAmong(corpus: Corpus, terms: ReadonlySet<number>, among: Set<number>): End[] {
  const ends = new Map<number, number[]>()
  let seen = 0
  for (const document of among) {
    if (seen++ >= MAX_AMONG) break
    for (const term of new Set(nameOf(corpus, document))) {
      if (!terms.has(term)) continue
      const documents = ends.get(term)
      if (documents) documents.push(document)
      else ends.set(term, [document])
    }
  }
  return [...ends].map(([term, documents]) => ({ term, documents, count: documents.length }))
}

/** The most frequent terms; the names of the first documents of each tell how many of its others are named so. */
function endsAnywhere(corpus: Corpus, terms: number[]): End[] {
  const { documents, texts } = corpus.dictionary
  const frequent = topOf(
    MAX_ENDS,
    (a, b) =>
      (documents.data[b] as number) - (documents.data[a] as number) ||
      ((texts[a] as string) < (texts[b] as string) ? -1 : 1),
  )
  for (const term of terms) frequent.add(term)
  return frequent.inOrder().map((term) => {
    const likely = namedBy(corpus, term)
    const seen = likely.slice(0, MAX_NAMES)
    const named = seen.filter((document) => nameOf(corpus, document).includes(term))
    return {
      term,
      documents: named,
      count: seen.length === 0 ? 0 : (likely.length * named.length) / seen.length,
    }
  })
}

const name = new Int32Array(MAX_NAME_WORDS)

function nameOf(corpus: Corpus, document: number): Int32Array {
  return name.subarray(0, read(corpus.names, document, name, false))
}

function wordsAfter(corpus: Corpus, end: End): number[] {
  const { texts, rules } = corpus.dictionary
  const counts = new Map<number, number>()
  for (const document of end.documents.slice(0, MAX_NAMES)) {
    const name = nameOf(corpus, document)
    for (let i = 0; i + 1 < name.length; i++) {
      const next = name[i + 1] as number
      if (name[i] === end.term && !rules.stops.has(texts[next] as string))
        counts.set(next, (counts.get(next) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, count]) => count >= MIN_DOCUMENTS)
    .sort((a, b) => b[1] - a[1] || ((texts[a[0]] as string) < (texts[b[0]] as string) ? -1 : 1))
    .slice(0, 2)
    .map(([term]) => term)
}

function spell({ dictionary }: Corpus, term: number): string {
  return dictionary.spellings.get(term) ?? (dictionary.texts[term] as string)
}
