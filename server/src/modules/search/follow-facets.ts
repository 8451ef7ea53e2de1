import type { Db } from '../../kernel/db.ts'
import * as store from './store-changes.ts'
import type { FacetRow } from './to-documents.ts'

/** How facet values are named, in memory. */
export interface FollowedFacets {
  of: (code: string, value: string) => FacetRow | undefined
  /** Values of a code that some product has, in no order. */
  with: (code: string) => FacetRow[]
  /** Reads everything as it is now. */
  load: () => Promise<void>
  /** Reads what changed since the last time. */
  read: () => Promise<void>
  /** How far it was read. */
  at: () => store.Position
}

const BATCH = 500

export function followFacets(db: Db): FollowedFacets {
  const facets = new Map<string, Map<string, FacetRow>>()
  let at = store.BEGINNING
  const keep = (row: FacetRow) => {
    const values = facets.get(row.code) ?? new Map<string, FacetRow>()
    facets.set(row.code, values.set(row.value, row))
  }
  return {
    of: (code, value) => facets.get(code)?.get(value),
    with: (code) => [...(facets.get(code)?.values() ?? [])],
    load: async () => {
      // What changes while it is read comes again as a change.
      at = await store.readHead(db.sql)
      let after = { code: '', value: '' }
      for (;;) {
        const rows = await store.readFacetValues(db.sql, after, BATCH)
        for (const row of rows) keep(row)
        const last = rows.at(-1)
        if (rows.length < BATCH || !last) return
        after = last
      }
    },
    read: async () => {
      for (;;) {
        const rows = await store.readFacetChanges(db.sql, at, BATCH)
        for (const { at: _place, isForgotten, ...row } of rows) {
          if (isForgotten) facets.get(row.code)?.delete(row.value)
          else keep(row)
        }
        at = rows.at(-1)?.at ?? at
        if (rows.length < BATCH) return
      }
    },
    at: () => at,
  }
}
