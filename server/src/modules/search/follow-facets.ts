import type { Db } from '../../kernel/db.ts'
import * as store from './store-changes.ts'
import type { FacetRow } from './to-documents.ts'

/** How facet values are named, in memory. */
export interface FollowedFacets {
  of: (code: string, value: string) => FacetRow | undefined
  /** Values of a code that some product has, in no order. */
  with: (code: string) => FacetRow[]
  /** Reads what changed since the last time. */
  read: () => Promise<void>
  /** How far it was read. */
  at: () => store.Position
}

const BATCH = 500

export function followFacets(db: Db): FollowedFacets {
  const facets = new Map<string, Map<string, FacetRow>>()
  let at = store.BEGINNING
  return {
    of: (code, value) => facets.get(code)?.get(value),
    with: (code) => [...(facets.get(code)?.values() ?? [])],
    read: async () => {
      for (;;) {
        const rows = await store.readFacetChanges(db.sql, at, BATCH)
        for (const { at: _place, isForgotten, ...row } of rows) {
          const values = facets.get(row.code) ?? new Map<string, FacetRow>()
          facets.set(row.code, values)
          if (isForgotten) values.delete(row.value)
          else values.set(row.value, row)
        }
        at = rows.at(-1)?.at ?? at
        if (rows.length < BATCH) return
      }
    },
    at: () => at,
  }
}
