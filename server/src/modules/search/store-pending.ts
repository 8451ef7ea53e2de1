import type { Queryable, Tx } from '../../kernel/db.ts'

export interface Pending {
  kind: 'product' | 'sku'
  key: string
  request: number
}

/** Asks for products to be fetched again, by id or by article; returns whether a job must be sent for it. */
export async function request(tx: Tx, kind: Pending['kind'], keys: string[]): Promise<boolean> {
  await tx`
    insert into search.pending (kind, key, request)
    select ${kind}, key, nextval('search.requests') from unnest(${keys}::text[]) as asked (key)
    group by key order by key
    on conflict (kind, key) do update set request = excluded.request`
  return await schedule(tx)
}

/**
 * Every asker passes this row, and so does the job when it starts: whoever finds a job scheduled knows that it
 * will start after them and see what they asked for.
 */
export async function schedule(sql: Queryable): Promise<boolean> {
  const rows = await sql<{ was: boolean }[]>`
    with before as (select is_scheduled from search.refresh for update)
    update search.refresh set is_scheduled = true from before returning before.is_scheduled as was`
  return rows[0]?.was === false
}

export async function startRefresh(sql: Queryable): Promise<void> {
  await sql`update search.refresh set is_scheduled = false`
}

export async function listPending(sql: Queryable, limit: number): Promise<Pending[]> {
  return await sql<Pending[]>`
    select kind, key, request from search.pending order by request limit ${limit}`
}

/** What was asked for again meanwhile stays. */
export async function removePending(sql: Queryable, done: Pending[]): Promise<void> {
  await sql`
    delete from search.pending p
    using unnest(
      ${done.map(({ kind }) => kind)}::text[], ${done.map(({ key }) => key)}::text[],
      ${done.map(({ request }) => request)}::bigint[]) as d (kind, key, request)
    where p.kind = d.kind and p.key = d.key and p.request = d.request`
}
