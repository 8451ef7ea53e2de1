import { setTimeout as sleep } from 'node:timers/promises'
import { type Language, languages } from '@techmart/contracts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import type { Log } from '../../kernel/log.ts'
import type { Hear } from '../../kernel/module.ts'
import type { SearchBackend } from './backend.ts'
import type { BuiltIn } from './built-in.ts'
import { type Cards, createCards } from './cards.ts'
import { followDocuments } from './follow-documents.ts'
import { followFacets } from './follow-facets.ts'
import { followRules } from './follow-rules.ts'
import type { Merchandising } from './merchandising.ts'
import type { Recorder } from './recorder.ts'
import { hasReached, readLatest } from './store-changes.ts'
import { readRulesVersion } from './store-rules.ts'
import { readPopularQueries } from './store-searches.ts'
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
  /** From now on tells which products searches answer anew. */
  listen: (hear: Hear) => void
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

const POLL_MS = 100
const CATCH_UP_MS = 5
/** Rounds: counts are written every 3 s, what changes slowly is read every 30 s. */
const RECORD_EVERY = 30
const SLOW_EVERY = 300
const POPULAR = 2_000
const POPULAR_DAYS = 30
const DAY_MS = 24 * 3_600_000

export function createReadModel({ db, clock, log, engine, backend, recorder }: Deps): ReadModel {
  const cards = createCards()
  const facets = followFacets(db)
  const listeners: Hear[] = []
  const hear: Hear = (ids) => {
    for (const listener of listeners) listener(ids)
  }
  const documents = followDocuments({ db, clock, log, engine, cards, hear })
  const rules = followRules(db, new Set([backend, ...(engine ? [engine] : [])]))
  let popular = new Map<Language, string[]>()
  let started: Promise<void> | undefined
  let following: Promise<void> | undefined
  let round: Promise<void> = Promise.resolve()
  let keeping: Promise<void> = Promise.resolve()
  const stopping = new AbortController()

  const load = async () => {
    const { identity } = await readRulesVersion(db.sql)
    // Suggestions can wait for it.
    readPopular().catch((error: unknown) => log.warn({ err: error }, 'popular queries were not read'))
    await Promise.all([facets.load(), documents.load(identity)])
    await step()
    keeping = documents.keep()
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
        await facets.read()
        await documents.read()
        await rules.read()
      })
    return round
  }

  const follow = async () => {
    for (let turn = 1; !stopping.signal.aborted; turn++) {
      await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      try {
        await step()
        if (turn % RECORD_EVERY === 0) await recorder.write()
        if (turn % SLOW_EVERY !== 0) continue
        await readPopular()
        await engine?.tidy()
        await documents.keep()
      } catch (error) {
        log.warn({ err: error }, 'following the changes of search documents failed; trying again')
      }
    }
  }

  const start = () => {
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
  }

  const caughtUp = async () => {
    if (!started) return
    await started
    await recorder.write()
    await readPopular()
    const latest = await readLatest(db.sql)
    // Transactions that run elsewhere on the same server hold back what readers may take.
    for (;;) {
      await step()
      if (hasReached(documents.at(), latest.document) && hasReached(facets.at(), latest.facet)) return
      await sleep(CATCH_UP_MS)
    }
  }

  const stop = async () => {
    stopping.abort()
    await started?.catch(() => {})
    await following
    await keeping
    await round.catch(() => {})
    await recorder.write().catch((error: unknown) => log.warn({ err: error }, 'searches were not counted'))
  }

  return {
    engine,
    cards,
    facetOf: facets.of,
    facetsWith: facets.with,
    merchandising: rules.merchandising,
    knowsGroup: rules.knowsGroup,
    popularQueries: (language) => popular.get(language) ?? [],
    start,
    caughtUp,
    listen: (listener) => listeners.push(listener),
    stop,
  }
}
