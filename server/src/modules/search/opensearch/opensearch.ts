import { type Language, languages } from '@techmart/contracts'
import type { Log } from '../../../kernel/log.ts'
import type { SearchBackend } from '../backend.ts'
import { type Corpus, createCorpus } from '../engine/corpus.ts'
import type { Schema } from '../engine/schema.ts'
import { noSynonyms, type Thesaurus, thesaurus } from '../engine/synonyms.ts'
import { productSchema } from '../product-schema.ts'
import { coalesce } from './coalesce.ts'
import { completeIn } from './complete.ts'
import { createConnection } from './connection.ts'
import { type IndexNames, indexNames } from './index-template.ts'
import { prepareIndex, refresh } from './indices.ts'
import { createRebuild, type Rebuild, type RunningRebuild } from './rebuild.ts'
import { type Place, searchIn } from './search.ts'
import { writeBulk } from './write-bulk.ts'

export interface OpenSearchBackend extends SearchBackend {
  name: 'opensearch'
  /** Makes what is missing: templates, and an empty index for each language. Answers whose index is of an older format. */
  prepare: () => Promise<{ outdated: Language[] }>
  /**
   * A new index for a language, to be filled with everything while the old one serves. What this process applies
   * meanwhile reaches both; what others apply has to be applied again once it is finished. One at a time.
   */
  startRebuild: (language: Language) => Promise<Rebuild>
  close: () => Promise<void>
}

export interface OpenSearchSettings {
  /** Of the cluster, with name and password where it wants them. */
  url: string
  /** What names of indices begin with: shops that share a cluster differ in it. */
  prefix: string
  log: Log
  /** Of one request, searches and questions of administration alike; writing has longer. */
  requestTimeoutMs?: number
  schemaOf?: (language: Language) => Schema
}

const REQUEST_MS = 3_000

interface Index {
  names: IndexNames
  schema: Schema
  blank: Corpus
  thesaurus: Thesaurus
  rebuild: RunningRebuild | undefined
  /** The last change under way: changes are made one after the other. */
  last: Promise<unknown>
}

/** OpenSearch as a backend of search: an index per language behind an alias, asked in the engine's terms. */
export function createOpenSearchBackend({
  url,
  prefix,
  log,
  requestTimeoutMs = REQUEST_MS,
  schemaOf = productSchema,
}: OpenSearchSettings): OpenSearchBackend {
  const connection = createConnection({ url, log, requestTimeoutMs })
  const indices = new Map(
    languages.map((language) => [language, describe(prefix, schemaOf(language), language)]),
  )
  const indexOf = (language: Language) => indices.get(language) as Index
  const placeOf = (language: Language): Place => {
    const { names, schema, blank, thesaurus } = indexOf(language)
    return { connection, index: names.alias, schema, rules: blank.dictionary.rules, blank, thesaurus }
  }
  return {
    name: 'opensearch',
    search: (language, question) => searchIn(placeOf(language), question),
    complete: (language, text, limit) => completeIn(placeOf(language), text, limit),
    apply: (language, changes) => {
      const index = indexOf(language)
      return exclusively(index, async () => {
        if (changes.length === 0) return
        index.rebuild?.note(changes)
        const target = { index: index.names.alias, isAlias: true }
        await writeBulk(connection, target, index.schema, coalesce(changes).values())
        await refresh(connection, target.index)
      })
    },
    setSynonyms: async (language, synonyms) => {
      indexOf(language).thesaurus = thesaurus(language, synonyms)
    },
    prepare: async () => {
      const outdated: Language[] = []
      for (const [language, { names, schema }] of indices)
        if (await prepareIndex(connection, names, schema)) outdated.push(language)
      return { outdated }
    },
    startRebuild: async (language) => {
      const index = indexOf(language)
      if (index.rebuild) throw new Error(`The index of ${language} is being rebuilt already`)
      const rebuild = createRebuild(connection, index.names, index.schema, {
        exclusively: (work) => exclusively(index, work),
        ended: () => {
          index.rebuild = undefined
        },
      })
      index.rebuild = rebuild
      await rebuild.begin()
      return rebuild
    },
    close: () => connection.close(),
  }
}

function describe(prefix: string, schema: Schema, language: Language): Index {
  return {
    names: indexNames(prefix, language),
    schema,
    blank: createCorpus(schema),
    thesaurus: noSynonyms,
    rebuild: undefined,
    last: Promise.resolve(),
  }
}

/** One after the other, in the order of the calls; one that fails does not hold up the next. */
function exclusively<T>(index: Index, work: () => Promise<T>): Promise<T> {
  const done = index.last.then(work)
  index.last = done.catch(() => {})
  return done
}
