import type { Api, search } from '@techmart/contracts'
import type { Feed } from './feed.ts'
import type { SearchDeps } from './index.ts'
import { asService } from './refresh.ts'
import { countProducts, listUnseenSince, nextTurn } from './store-documents.ts'
import { beginRebuild, forgetUnseenValues } from './store-facet-values.ts'
import { writeDocuments } from './write-documents.ts'

const BATCH = 200

/** Accepts at once; a job does the work while searching goes on. */
export function reindex({ db, jobs }: SearchDeps): Api<typeof search>['reindex'] {
  return async () => {
    await jobs.send(db.sql, 'search.rebuild', {})
    return { documents: await countProducts(db.sql) }
  }
}

/**
 * Fetches every product anew, batch by batch, hides what no longer exists, and forgets values that no product has. What did not change is not written, so
 * nobody has to read it again. Safe to run several times at once, and while products change.
 */
export function rebuild({ db, catalog, clock }: SearchDeps, feed?: Feed): () => Promise<void> {
  return async () => {
    const started = await nextTurn(db.sql)
    await beginRebuild(db.sql, started)
    let afterId: string | undefined
    for (;;) {
      const turn = await nextTurn(db.sql)
      const { items } = await catalog.getDocuments(asService(), {
        limit: BATCH,
        ...(afterId === undefined ? {} : { afterId }),
      })
      if (items.length === 0) break
      await writeDocuments(db, { turn, documents: items, gone: [] })
      afterId = items.at(-1)?.productId
    }
    await hideUnseen(db, started)
    await forgetUnseenValues(db.sql, started, new Date(clock.now()).toISOString())
    await feed?.run()
  }
}

async function hideUnseen(db: SearchDeps['db'], started: number): Promise<void> {
  for (;;) {
    const gone = await listUnseenSince(db.sql, started, BATCH)
    if (gone.length === 0) return
    await writeDocuments(db, { turn: await nextTurn(db.sql), documents: [], gone })
  }
}
