import { setTimeout as sleep } from 'node:timers/promises'
import { type Language, languages } from '@techmart/contracts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import type { Log } from '../../kernel/log.ts'
import type { SearchBackend } from './backend.ts'
import type { BuiltIn } from './built-in.ts'
import { type Cards, createCards } from './cards.ts'
import type { Change } from './engine/corpus.ts'
import { type Merchandising, merchandisingOf, nothingAsked } from './merchandising.ts'
import type { Recorder } from './recorder.ts'
import * as store from './store-changes.ts'
import { readPriceGroups } from './store-price-groups.ts'
import { readRules, readRulesVersion } from './store-rules.ts'
import { readPopularQueries } from './store-searches.ts'
import { TOMBSTONE_DAYS } from './sweep.ts'
import { asPut, toChange } from './to-change.ts'
import type { FacetRow } from './to-documents.ts'

/** What this process keeps in memory to answer searches with, following the changes in the database. */
export interface ReadModel {
  /** Absent where another backend answers and none stands by. */
  engine: BuiltIn | undefined
  cards: Cards
  facetOf: (code: string, value: string) => FacetRow | undefined
  /** Facet values of a code, in no order. */
  facetsWith: (code: string) => FacetRow[]
  merchandising: (language: Language) => Merchandising
  /** Every document has prices for this group of customers. */
  knowsGroup: (group: string) => boolean
  /** What others searched for, the most frequent first. */
  popularQueries: (language: Language) => readonly string[]
  /** Begins to follow; resolves when everything is there. */
  start: () => Promise<void>
  /** Resolves when everything that was committed before the call is in memory; at once where nothing follows. */
  caughtUp: () => Promise<void>
  stop: () => Promise<void>
}

interface Deps {
  db: Db
  clock: Clock
  log: Log
  engine: BuiltIn | undefined
  /** Whoever needs to know the synonyms. */
  backend: SearchBackend
  recorder: Recorder
}

interface Note {
  identity: string
  at: store.Position
  keptAt: number
}

const POLL_MS = 100
const CATCH_UP_MS = 5
const BATCH = 500
/** Rounds: counts are written every 3 s, what changes slowly is read every 30 s. */
const SLOW_EVERY = 300
const POPULAR = 2_000
const POPULAR_DAYS = 30
const DAY_MS = 24 * 3_600_000
/** Fewer documents are read from the database as fast as from a file. */
const WORTH_KEEPING = 500
/** The file is renewed when reading on from it would take so many changes. */
const KEEP_AFTER_CHANGES = 20_000

export function createReadModel({ db, clock, log, engine, backend, recorder }: Deps): ReadModel {
  const cards = createCards()
  const facets = new Map<string, Map<string, FacetRow>>()
  let rules = new Map<Language, Merchandising>()
  let popular = new Map<Language, string[]>()
  let priceGroups = new Set<string>()
  let rulesVersion = -1
  let identity = ''
  let at = store.BEGINNING
  let facetsAt = store.BEGINNING
  let changesSinceKept = 0
  let started: Promise<void> | undefined
  let following: Promise<void> | undefined
  let round: Promise<void> = Promise.resolve()
  let keeping: Promise<void> = Promise.resolve()
  const stopping = new AbortController()

  const load = async () => {
    identity = (await readRulesVersion(db.sql)).identity
    // Suggestions can wait for it.
    readPopular().catch((error: unknown) => log.warn({ err: error }, 'popular queries were not read'))
    if (!engine) {
      // Only the names of facets, rules and which cards are out of date are followed.
      at = await store.readHead(db.sql)
      await step()
      return
    }
    const note = (await engine.restore()) as Note | undefined
    if (note && (await isOurs(note))) at = note.at
    else {
      engine.clear()
      await readAll()
    }
    await step()
    if (changesSinceKept > KEEP_AFTER_CHANGES || (!note && engine.size() >= WORTH_KEEPING)) keeping = keep()
  }

  const isOurs = async (note: Note) => {
    const head = await store.readHead(db.sql)
    return (
      note.identity === identity &&
      clock.now() - note.keptAt < TOMBSTONE_DAYS * DAY_MS &&
      BigInt(note.at.transaction) <= BigInt(head.transaction)
    )
  }

  const keep = async () => {
    changesSinceKept = 0
    await engine
      ?.keep(() => ({ identity, at, keptAt: clock.now() }) satisfies Note)
      .catch((error: unknown) => log.warn({ err: error }, 'the search index could not be kept in a file'))
  }

  /** Everything as it is now; what changes while it is read comes again as a change. */
  const readAll = async () => {
    at = await store.readHead(db.sql)
    let after = { productId: '', language: '' }
    for (;;) {
      const rows = await store.readDocuments(db.sql, after, BATCH)
      await apply(rows.map((row) => ({ language: row.language, change: asPut(row) })))
      const last = rows.at(-1)
      if (rows.length < BATCH || !last) return
      after = last
    }
  }

  const apply = async (changes: { language: Language; change: Change }[]) => {
    for (const [language, own] of Map.groupBy(changes, (row) => row.language))
      await engine?.apply(
        language,
        own.map(({ change }) => change),
      )
  }

  const readChanges = async () => {
    for (;;) {
      const rows = await store.readDocumentChanges(db.sql, at, BATCH)
      await apply(rows.map((row) => ({ language: row.language, change: toChange(row) })))
      for (const { language, productId } of rows) cards.forget(language, productId)
      at = rows.at(-1)?.at ?? at
      changesSinceKept += rows.length
      if (rows.length < BATCH) return
    }
  }

  const readFacets = async () => {
    for (;;) {
      const rows = await store.readFacetChanges(db.sql, facetsAt, BATCH)
      for (const { at: _place, ...row } of rows) {
        const values = facets.get(row.code) ?? new Map<string, FacetRow>()
        facets.set(row.code, values.set(row.value, row))
      }
      facetsAt = rows.at(-1)?.at ?? facetsAt
      if (rows.length < BATCH) return
    }
  }

  const readMerchandising = async () => {
    const { version } = await readRulesVersion(db.sql)
    if (version === rulesVersion) return
    const rows = await readRules(db.sql)
    rules = new Map(languages.map((language) => [language, merchandisingOf(language, rows)]))
    for (const [language, { synonyms }] of rules)
      for (const each of new Set([backend, ...(engine ? [engine] : [])]))
        await each.setSynonyms(language, synonyms)
    priceGroups = await readPriceGroups(db.sql)
    rulesVersion = version
  }

  const readPopular = async () => {
    const since = new Date(clock.now() - POPULAR_DAYS * DAY_MS).toISOString().slice(0, 10)
    const read = await Promise.all(
      languages.map(
        async (language) => [language, await readPopularQueries(db.sql, language, since, POPULAR)] as const,
      ),
    )
    popular = new Map(read)
  }

  /** One look at what changed; looks never overlap. */
  const step = () => {
    round = round
      .catch(() => {})
      .then(async () => {
        await readFacets()
        await readChanges()
        await readMerchandising()
      })
    return round
  }

  const follow = async () => {
    for (let turn = 1; !stopping.signal.aborted; turn++) {
      await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      try {
        await step()
        if (turn % (SLOW_EVERY / 10) === 0) await recorder.write()
        if (turn % SLOW_EVERY !== 0) continue
        await readPopular()
        await engine?.tidy()
        if (changesSinceKept > KEEP_AFTER_CHANGES) await keep()
      } catch (error) {
        log.warn({ err: error }, 'following the changes of search documents failed; trying again')
      }
    }
  }

  return {
    engine,
    cards,
    facetOf: (code, value) => facets.get(code)?.get(value),
    facetsWith: (code) => [...(facets.get(code)?.values() ?? [])],
    merchandising: (language) => rules.get(language) ?? nothingAsked,
    knowsGroup: (group) => priceGroups.has(group),
    popularQueries: (language) => popular.get(language) ?? [],
    start: () => {
      started ??= load().then(
        () => {
          following = follow()
        },
        (error: unknown) => {
          started = undefined
          throw error
        },
      )
      return started
    },
    caughtUp: async () => {
      if (!started) return
      await started
      await recorder.write()
      await readPopular()
      const latest = await store.readLatest(db.sql)
      // Transactions that run elsewhere on the same server hold back what readers may take.
      for (;;) {
        await step()
        if (store.hasReached(at, latest.document) && store.hasReached(facetsAt, latest.facet)) return
        await sleep(CATCH_UP_MS)
      }
    },
    stop: async () => {
      stopping.abort()
      await started?.catch(() => {})
      await following
      await keeping
      await round.catch(() => {})
      await recorder.write().catch((error: unknown) => log.warn({ err: error }, 'searches were not counted'))
    },
  }
}
