import type { SearchDeps } from './index.ts'
import { asService } from './refresh.ts'
import { listRevisions, removeTombstones } from './store-documents.ts'
import { removeForgottenValues } from './store-facet-values.ts'
import { request } from './store-pending.ts'
import { removeOldSearches } from './store-searches.ts'

const BATCH = 1_000
/** Readers that were away for longer begin anew. */
export const TOMBSTONE_DAYS = 7
const MAX_TOMBSTONES = 5_000
const SEARCHES_DAYS = 180
/** What was searched for once that day: kept long enough to be noticed. */
const SINGLE_DAYS = 14
const DAY_MS = 24 * 3_600_000

/** Finds products whose version is not the catalogue's, as after a lost event, and has them fetched again. */
export function sweep({ db, jobs, catalog, clock }: SearchDeps): () => Promise<void> {
  const daysAgo = (days: number) => clock.now() - days * DAY_MS
  return async () => {
    let afterId = ''
    for (;;) {
      const { items } = await catalog.listVersions(asService(), {
        limit: BATCH,
        ...(afterId === '' ? {} : { afterId }),
      })
      const isLast = items.length < BATCH
      const end = isLast ? undefined : (items.at(-1)?.productId as string)
      const stale = differences(
        new Map(items.map(({ productId, version }) => [productId, version])),
        await known(end),
      )
      if (stale.length > 0)
        await db.transaction(async (tx) => {
          if (await request(tx, 'product', stale)) await jobs.send(tx, 'search.refresh', {})
        })
      if (end === undefined) break
      afterId = end
    }
    const learned = new Date(daysAgo(TOMBSTONE_DAYS)).toISOString()
    await removeTombstones(db.sql, learned, MAX_TOMBSTONES)
    await removeForgottenValues(db.sql, learned, MAX_TOMBSTONES)
    const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
    await removeOldSearches(db.sql, dayOf(daysAgo(SEARCHES_DAYS)), dayOf(daysAgo(SINGLE_DAYS)))

    /** What search last saw of the products up to an id. */
    async function known(end: string | undefined): Promise<Map<string, number>> {
      const seen = new Map<string, number>()
      for (let from = afterId; ; ) {
        const rows = await listRevisions(db.sql, from, BATCH)
        for (const { productId, version } of rows)
          if (end === undefined || productId <= end) seen.set(productId, version)
        const last = rows.at(-1)?.productId
        if (rows.length < BATCH || last === undefined || (end !== undefined && last >= end)) return seen
        from = last
      }
    }
  }
}

function differences(there: Map<string, number>, here: Map<string, number>): string[] {
  const ids = new Set([...there.keys(), ...here.keys()])
  return [...ids].filter((id) => there.get(id) !== here.get(id))
}
