import type { Api, search } from '@techmart/contracts'
import type { SearchDeps } from './index.ts'
import { asService } from './refresh.ts'
import { listUnseenSince, nextTurn } from './store-documents.ts'
import { writeDocuments } from './write-documents.ts'

const BATCH = 200

/**
 * Writes every document anew, batch by batch, while the index goes on serving; then removes what no longer exists.
 * Safe to run several times at once, and while products change.
 */
export function reindex({ db, catalog }: SearchDeps): Api<typeof search>['reindex'] {
  return async () => {
    const started = await nextTurn(db.sql)
    let documents = 0
    let afterId: string | undefined
    for (;;) {
      const turn = await nextTurn(db.sql)
      const { items } = await catalog.getDocuments(asService(), {
        limit: BATCH,
        ...(afterId === undefined ? {} : { afterId }),
      })
      if (items.length === 0) break
      await writeDocuments(db, { turn, documents: items, gone: [] })
      documents += items.filter(({ published }) => published).length
      afterId = items.at(-1)?.productId
    }
    await removeUnseen(db, started)
    return { documents }
  }
}

async function removeUnseen(db: SearchDeps['db'], started: number): Promise<void> {
  for (;;) {
    const gone = await listUnseenSince(db.sql, started, BATCH)
    if (gone.length === 0) return
    await writeDocuments(db, { turn: started, documents: [], gone })
  }
}
