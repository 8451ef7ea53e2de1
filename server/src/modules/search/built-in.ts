import { join } from 'node:path'
import { type Language, languages } from '@techmart/contracts'
import type { Log } from '../../kernel/log.ts'
import type { SearchBackend } from './backend.ts'
import { compact } from './engine/compact.ts'
import { complete } from './engine/complete.ts'
import { applyChange, type Corpus, createCorpus } from './engine/corpus.ts'
import { search } from './engine/search.ts'
import { slices } from './engine/slices.ts'
import { readSnapshot, SnapshotUnreadable, writeSnapshot } from './engine/snapshot.ts'
import { noSynonyms, type Thesaurus, thesaurus } from './engine/synonyms.ts'
import { productSchema } from './product-schema.ts'

export interface BuiltIn extends SearchBackend {
  /** Takes what was kept of an earlier run; answers the caller's note with it, or nothing when there is none that fits all languages. */
  restore: () => Promise<unknown>
  /** Puts everything into files beside a note, without the dead; goes on serving and changing meanwhile. */
  keep: (note: () => unknown) => Promise<void>
  /** Gives back the memory of documents that are gone, where it is worth it; keeps nothing. */
  tidy: () => Promise<void>
  /** Starts anew with nothing. */
  clear: () => void
  size: () => number
}

/** Dead versions of documents that are worth a copy of the rest: so many, and such a share. */
const MIN_DEAD = 1_000
const DEAD_SHARE = 0.25

/** The engine in this process: an index per language, in memory. Without a folder nothing is kept. */
export function createBuiltIn({ folder, log }: { folder?: string; log: Log }): BuiltIn {
  const empty = () =>
    new Map<Language, Corpus>(languages.map((language) => [language, createCorpus(productSchema(language))]))
  let corpora = empty()
  const synonyms = new Map<Language, Thesaurus>()
  const corpusOf = (language: Language) => corpora.get(language) as Corpus
  const fileOf = (language: Language) => join(folder ?? '', `search-${language}.index`)

  const renew = async (language: Language, withCopy?: (copy: Corpus) => Promise<void>) => {
    const old = corpusOf(language)
    if (old.journal) return
    await compact(old, withCopy, (copy) => {
      // Whoever cleared everything meanwhile does not want it back.
      if (corpora.get(language) === old) corpora.set(language, copy)
    })
  }

  return {
    name: 'built-in',
    search: async (language, question) =>
      search(corpusOf(language), question, synonyms.get(language) ?? noSynonyms),
    complete: async (language, text, limit) => complete(corpusOf(language), text, limit),
    apply: async (language, changes) => {
      const pace = slices()
      for (const change of changes) {
        applyChange(corpusOf(language), change)
        await pace.breathe()
      }
    },
    setSynonyms: async (language, list) => {
      synonyms.set(language, thesaurus(language, list))
    },
    restore: async () => {
      if (folder === undefined) return undefined
      try {
        const read = new Map<Language, Corpus>()
        const notes = new Set<string>()
        for (const language of languages) {
          const { corpus, note } = await readSnapshot(fileOf(language), productSchema(language))
          read.set(language, corpus)
          notes.add(JSON.stringify(note))
        }
        const [note] = notes
        if (notes.size !== 1 || note === undefined) return undefined
        corpora = read
        return JSON.parse(note) as unknown
      } catch (error) {
        // Whatever is wrong with the files, the documents are in the database.
        if (error instanceof SnapshotUnreadable)
          log.debug({ reason: error.message }, 'no search index was kept')
        else log.warn({ err: error }, 'the search index that was kept cannot be used')
        return undefined
      }
    },
    keep: async (note) => {
      if (folder === undefined) return
      const said = note()
      for (const language of languages)
        await renew(language, (copy) => writeSnapshot(fileOf(language), copy, said))
    },
    tidy: async () => {
      for (const language of languages) {
        const { dead, live } = corpusOf(language)
        if (dead >= MIN_DEAD && dead >= DEAD_SHARE * live) await renew(language)
      }
    },
    clear: () => {
      corpora = empty()
    },
    size: () => Math.max(...languages.map((language) => corpusOf(language).live)),
  }
}
