import type { Language } from '@techmart/contracts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import type { Log } from '../../kernel/log.ts'
import type { Hear } from '../../kernel/module.ts'
import type { BuiltIn } from './built-in.ts'
import type { Cards } from './cards.ts'
import type { Change } from './engine/corpus.ts'
import * as store from './store-changes.ts'
import { TOMBSTONE_DAYS } from './sweep.ts'
import { asPut, toChange } from './to-change.ts'

/** Keeps the engine of this process, and the cards it remembers, as the documents in the database are. */
export interface FollowedDocuments {
  /** Takes up what an earlier run kept, where it is of this database, else reads everything. */
  load: (identity: string) => Promise<void>
  /** Reads what changed since the last time. */
  read: () => Promise<void>
  /** How far it was read. */
  at: () => store.Position
  /** Renews the kept file where reading on from it would take long; otherwise at once. */
  keep: () => Promise<void>
}

interface Deps {
  db: Db
  clock: Clock
  log: Log
  /** Absent: only which cards are out of date is followed. */
  engine: BuiltIn | undefined
  cards: Cards
  /** Hears which products were read. */
  hear: Hear
}

interface Note {
  identity: string
  at: store.Position
  keptAt: number
}

const BATCH = 500
/** Fewer documents are read from the database as fast as from a file. */
const WORTH_KEEPING = 500
/** The file is renewed when reading on from it would take so many changes. */
const KEEP_AFTER_CHANGES = 20_000
const DAY_MS = 24 * 3_600_000

export function followDocuments({ db, clock, log, engine, cards, hear }: Deps): FollowedDocuments {
  let of = ''
  let at = store.BEGINNING
  let changesSinceKept = 0

  const isOurs = async (note: Note) => {
    const head = await store.readHead(db.sql)
    return (
      note.identity === of &&
      clock.now() - note.keptAt < TOMBSTONE_DAYS * DAY_MS &&
      BigInt(note.at.transaction) <= BigInt(head.transaction)
    )
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

  return {
    load: async (identity) => {
      of = identity
      if (!engine) {
        at = await store.readHead(db.sql)
        return
      }
      const note = (await engine.restore()) as Note | undefined
      if (note && (await isOurs(note))) {
        at = note.at
        return
      }
      engine.clear()
      await readAll()
      if (engine.size() >= WORTH_KEEPING) changesSinceKept = KEEP_AFTER_CHANGES + 1
    },
    read: async () => {
      for (;;) {
        const rows = await store.readDocumentChanges(db.sql, at, BATCH)
        await apply(rows.map((row) => ({ language: row.language, change: toChange(row) })))
        for (const { language, productId } of rows) cards.forget(language, productId)
        at = rows.at(-1)?.at ?? at
        changesSinceKept += rows.length
        if (rows.length > 0) hear([...new Set(rows.map(({ productId }) => productId))])
        if (rows.length < BATCH) return
      }
    },
    at: () => at,
    keep: async () => {
      if (!engine || changesSinceKept <= KEEP_AFTER_CHANGES) return
      changesSinceKept = 0
      await engine
        .keep(() => ({ identity: of, at, keptAt: clock.now() }) satisfies Note)
        .catch((error: unknown) => log.warn({ err: error }, 'the search index could not be kept in a file'))
    },
  }
}
