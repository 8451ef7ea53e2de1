import { type Bits, bitsFor, has, include } from './bits.ts'
import { type Corpus, IMPACT_BITS, IMPACT_MASK, MAX_NAME_WORDS } from './corpus.ts'
import { eachTermFrom, formsOf, mostFrequent } from './dictionary.ts'
import { eachRun } from './postings.ts'
import { read } from './records.ts'
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
  documents: readonly number[]
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
  const among = words.map(({ term }) => term)
  // One of them may be what is typed already.
  const ends =
    among.length === 0
      ? endsAnywhere(corpus, last.term, limit + 1)
      : endsAmong(corpus, last.term, namedWith(corpus, among))
  const start = text.slice(words[0]?.start ?? last.start, last.start).toLowerCase()
  const typed = text.trim().toLowerCase()
  const phrases = new Set<string>()
  const add = (phrase: string) => {
    if (phrase !== typed && phrases.size < limit) phrases.add(phrase)
  }
  for (const [place, end] of ends.entries()) {
    if (phrases.size >= limit) break
    const completed = start + spell(corpus, end.term)
    add(completed)
    if (place < CONTINUED)
      for (const next of wordsAfter(corpus, end)) add(`${completed} ${spell(corpus, next)}`)
  }
  return [...phrases]
}

/** Working space: a mark for each term, all 0 between two uses. */
let marks = new Uint8Array(0)

/** The first documents whose names have all of the words. */
function namedWith(corpus: Corpus, words: readonly string[]): number[] {
  const { dictionary, ids } = corpus
  let among: Bits | undefined
  let documents: number[] = []
  for (const [place, word] of words.entries()) {
    const having = bitsFor(ids.length)
    const before = among
    const most = place === words.length - 1 ? MAX_AMONG : 0
    documents = []
    let isFull = false
    for (const term of formsOf(dictionary, word))
      eachRun(corpus.postings, term, (page, from, to) => {
        for (let i = from; i < to && !isFull; i++) {
          const document = named(corpus, page[i] as number)
          if (document < 0 || (before && has(before, document) === 0) || has(having, document) === 1) continue
          include(having, document)
          if (most === 0) continue
          isFull = documents.push(document) >= most
        }
      })
    among = having
  }
  return documents
}

/** The document of a posting that is likely of its name; -1 where it is not. */
function named({ isLive }: Corpus, posting: number): number {
  const document = posting >>> IMPACT_BITS
  return (posting & IMPACT_MASK) >= NAMED && isLive[document] === 1 ? document : -1
}

/** Terms that stand in names of these documents, as they are there; the most frequent first. */
function endsAmong(corpus: Corpus, beginning: string, among: readonly number[]): End[] {
  const { dictionary } = corpus
  if (marks.length < dictionary.texts.length) marks = new Uint8Array(2 * dictionary.texts.length)
  eachTermFrom(dictionary, beginning, (term) => {
    marks[term] = 1
  })
  const ends = new Map<number, number[]>()
  for (const document of among) {
    const length = read(corpus.names, document, name, false)
    for (let i = 0; i < length; i++) {
      const term = name[i] as number
      if (marks[term] === 0) continue
      const documents = ends.get(term)
      if (!documents) ends.set(term, [document])
      else if (documents.at(-1) !== document) documents.push(document)
    }
  }
  eachTermFrom(dictionary, beginning, (term) => {
    marks[term] = 0
  })
  return inOrder(
    corpus,
    [...ends].map(([term, documents]) => ({ term, documents, count: documents.length })),
  )
}

/**
 * The most frequent terms; the names of the first documents of each tell how many of its others are named so. Those that
 * are likely of most names are looked at first, until `most` are certain.
 */
function endsAnywhere(corpus: Corpus, beginning: string, most: number): End[] {
  const likely = mostFrequent(corpus.dictionary, MAX_ENDS, (take) =>
    eachTermFrom(corpus.dictionary, beginning, take),
  )
    .map((term) => likelyNamed(corpus, term))
    .sort((a, b) => b.count - a.count)
  const ends: End[] = []
  for (const { term, documents: seen, count } of likely) {
    const ahead = ends.filter((end) => end.count > count)
    const certain = ahead.length < most ? [] : inOrder(corpus, ahead)
    if (certain.length >= most) return certain
    const documents = seen.filter((document) => hasInName(corpus, document, term))
    if (seen.length > 0) ends.push({ term, documents, count: (count * documents.length) / seen.length })
  }
  return inOrder(corpus, ends)
}

/** How many documents are likely named so, and the first of them. */
function likelyNamed(corpus: Corpus, term: number): End {
  const documents: number[] = []
  let count = 0
  eachRun(corpus.postings, term, (page, from, to) => {
    for (let i = from; i < to; i++) {
      const document = named(corpus, page[i] as number)
      if (document < 0) continue
      if (count++ < MAX_NAMES) documents.push(document)
    }
  })
  return { term, documents, count }
}

/** The most frequent first, one form of each word. */
function inOrder({ dictionary: { texts, rules } }: Corpus, ends: readonly End[]): End[] {
  const families = new Set<string>()
  return ends
    .filter((end) => end.documents.length >= MIN_DOCUMENTS)
    .sort((a, b) => b.count - a.count || ((texts[a.term] as string) < (texts[b.term] as string) ? -1 : 1))
    .filter(({ term }) => {
      const family = rules.stem(texts[term] as string)
      return !families.has(family) && families.add(family)
    })
}

const name = new Int32Array(MAX_NAME_WORDS)

function hasInName(corpus: Corpus, document: number, term: number): boolean {
  const length = read(corpus.names, document, name, false)
  for (let i = 0; i < length; i++) if (name[i] === term) return true
  return false
}

function wordsAfter(corpus: Corpus, end: End): number[] {
  const { texts, rules } = corpus.dictionary
  const counts = new Map<number, number>()
  for (const document of end.documents.slice(0, MAX_NAMES)) {
    const length = read(corpus.names, document, name, false)
    for (let i = 0; i + 1 < length; i++) {
      if (name[i] !== end.term) continue
      const next = name[i + 1] as number
      counts.set(next, (counts.get(next) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([next, count]) => count >= MIN_DOCUMENTS && !rules.stops.has(texts[next] as string))
    .sort((a, b) => b[1] - a[1] || ((texts[a[0]] as string) < (texts[b[0]] as string) ? -1 : 1))
    .slice(0, 2)
    .map(([term]) => term)
}

function spell({ dictionary }: Corpus, term: number): string {
  return dictionary.spellings.get(term) ?? (dictionary.texts[term] as string)
}
