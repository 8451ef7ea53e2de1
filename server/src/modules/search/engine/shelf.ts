import { type Corpus, createCorpus, put } from './corpus.ts'
import { schemaOf } from './random-histories.ts'
import type { SourceDocument } from './schema.ts'
import { type Question, search } from './search.ts'
import { type Synonym, thesaurus } from './synonyms.ts'

/** A few documents for a test: a title, which is the id as well, or more of it. */
export function shelf(language: string, ...documents: (string | Partial<SourceDocument>)[]): Corpus {
  const corpus = createCorpus(schemaOf(language))
  for (const document of documents) {
    const given = typeof document === 'string' ? { id: document } : document
    const id = given.id ?? String(given.texts?.title)
    put(corpus, { texts: { title: id }, facets: {}, numbers: {}, ...given, id })
  }
  return corpus
}

/** Titles that a search finds, best first. */
export function find(
  corpus: Corpus,
  text: string,
  question: Partial<Question> = {},
  synonyms: readonly Synonym[] = [],
): string[] {
  return search(corpus, { text, limit: 100, ...question }, thesaurus(corpus.schema.language, synonyms)).ids
}
