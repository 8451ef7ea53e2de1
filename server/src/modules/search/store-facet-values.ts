import type { Queryable, Tx } from '../../kernel/db.ts'
import type { FacetRow } from './to-documents.ts'

/**
 * Which facet values there are, and how they are named. A value is forgotten when a rebuild ends and nobody has seen it
 * since the rebuild began.
 */

/** Makes facet values known, and their names those of today; what is as it was and was seen is not touched. */
export async function writeFacetValues(tx: Tx, rows: FacetRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx`
    insert into search.facet_values as known (code, value, parent, name, label, hex, seen, change)
    select code, value, parent, name, label, hex, began, nextval('search.changes')
    from search.rebuilds, jsonb_to_recordset(${tx.json(rows as never)}) as given (
      code text, value text, parent text, name jsonb, label jsonb, hex text)
    where not exists (
      select from search.facet_values same
      where same.code = given.code and same.value = given.value
        and same.seen >= began and same.forgotten_at is null
        and (same.parent, same.name, same.label, same.hex)
          is not distinct from (given.parent, given.name, given.label, given.hex)
    )
    order by code, value
    on conflict (code, value) do update set
      parent = excluded.parent, name = excluded.name, label = excluded.label, hex = excluded.hex,
      seen = greatest(known.seen, excluded.seen), forgotten_at = null,
      changed_in = pg_current_xact_id(), change = excluded.change`
}

/** From now on writers say of every value that it was seen, once. */
export async function beginRebuild(sql: Queryable, turn: number): Promise<void> {
  await sql`update search.rebuilds set began = ${turn} where began < ${turn}`
}

/** Forgets what nobody has seen since a turn. Whoever writes it at this moment is waited for, or waits and brings it back. */
export async function forgetUnseenValues(sql: Queryable, turn: number, now: string): Promise<void> {
  await sql`
    update search.facet_values set
      forgotten_at = ${now}, changed_in = pg_current_xact_id(), change = nextval('search.changes')
    where seen < ${turn} and forgotten_at is null`
}

/** Takes away what was forgotten before a time. */
export async function removeForgottenValues(sql: Queryable, before: string, limit: number): Promise<void> {
  await sql`
    delete from search.facet_values
    where (code, value) in (
      select code, value from search.facet_values where forgotten_at < ${before} limit ${limit})`
}
