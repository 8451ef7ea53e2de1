import type { Language } from '@techmart/contracts'
import type { Change } from './engine/corpus.ts'
import type { Answer, Question } from './engine/search.ts'
import type { Synonym } from './engine/synonyms.ts'

/** What finds documents: the engine in this process, or OpenSearch. Both are asked and answer in the engine's terms. */
export interface SearchBackend {
  name: 'built-in' | 'opensearch'
  /** @throws BadCursor when `after` is none of its cursors; BackendDown when it cannot answer now. */
  search(language: Language, question: Question): Promise<Answer>
  /** Ways to go on with what is being typed, likeliest first. */
  complete(language: Language, text: string, limit: number): Promise<string[]>
  /** Brings documents of one language up to date, in this order. Found by searches that begin after it resolves. */
  apply(language: Language, changes: readonly Change[]): Promise<void>
  /** Replaces all synonyms of a language. */
  setSynonyms(language: Language, synonyms: readonly Synonym[]): Promise<void>
}

/** The backend does not answer; another may. */
export class BackendDown extends Error {
  override name = 'BackendDown'
}
