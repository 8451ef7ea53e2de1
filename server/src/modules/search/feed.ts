import type { Language } from '@techmart/contracts'
import { languages } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Change } from './engine/corpus.ts'
import type { OpenSearchBackend } from './opensearch/opensearch.ts'
import { BEGINNING, type Position, readDocumentChanges, readDocuments, readHead } from './store-changes.ts'
import { claimFeed, moveFeed, releaseFeed } from './store-feeds.ts'
import { asPut, toChange } from './to-change.ts'

/** Brings OpenSearch up to date with the documents. */
export interface Feed {
  /** What changed since the last time, or everything where its index is new or of an older format. */
  run: () => Promise<void>
}

const NAME = 'opensearch'
const CLAIM_MS = 60_000
const BATCH = 500

export function createFeed(db: Db, opensearch: OpenSearchBackend): Feed {
  const owner = newId()
  /** Whoever lost the claim leaves the rest to the one who has it. */
  const move = async (to: Position) => {
    if (!(await moveFeed(db.sql, NAME, owner, to, CLAIM_MS)))
      throw new Error('Another process feeds OpenSearch now')
  }

  const fill = async (): Promise<Position> => {
    const head = await readHead(db.sql)
    const rebuilds = new Map(
      await Promise.all(
        languages.map(async (language) => [language, await opensearch.startRebuild(language)] as const),
      ),
    )
    try {
      let after = { productId: '', language: '' }
      for (;;) {
        const rows = await readDocuments(db.sql, after, BATCH)
        for (const [language, own] of Map.groupBy(rows, (row) => row.language))
          await rebuilds.get(language)?.apply(own.map(asPut))
        const last = rows.at(-1)
        if (rows.length < BATCH || !last) break
        after = last
        await move(BEGINNING)
      }
      for (const rebuild of rebuilds.values()) await rebuild.finish()
      return head
    } catch (error) {
      await Promise.allSettled([...rebuilds.values()].map((rebuild) => rebuild.abandon()))
      throw error
    }
  }

  const follow = async (from: Position) => {
    for (let at = from; ; ) {
      const rows = await readDocumentChanges(db.sql, at, BATCH)
      const byLanguage = Map.groupBy(rows, (row): Language => row.language)
      for (const [language, own] of byLanguage) {
        const changes: Change[] = own.map(toChange)
        await opensearch.apply(language, changes)
      }
      at = rows.at(-1)?.at ?? at
      await move(at)
      if (rows.length < BATCH) return
    }
  }

  return {
    run: async () => {
      const at = await claimFeed(db.sql, NAME, owner, CLAIM_MS)
      if (!at) return
      try {
        const { outdated } = await opensearch.prepare()
        const isNew = at.transaction === BEGINNING.transaction || outdated.length > 0
        await follow(isNew ? await fill() : at)
      } finally {
        await releaseFeed(db.sql, NAME, owner)
      }
    },
  }
}
