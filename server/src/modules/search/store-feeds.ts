import type { Queryable } from '../../kernel/db.ts'
import type { Position } from './store-changes.ts'

/** Claims a feed for a while; answers how far it is, or nothing when another process has it. A new one is at the beginning. */
export async function claimFeed(
  sql: Queryable,
  name: string,
  owner: string,
  forMs: number,
): Promise<Position | undefined> {
  const [row] = await sql<Position[]>`
    insert into search.feeds as known (name, claimed_by, claimed_until)
    values (${name}, ${owner}, now() + ${forMs} * interval '1 millisecond')
    on conflict (name) do update set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until
      where known.claimed_until < now() or known.claimed_by = ${owner}
    returning changed_in::text as transaction, change`
  return row
}

/** Notes how far a feed is and keeps it; false when it was lost to another process meanwhile. */
export async function moveFeed(
  sql: Queryable,
  name: string,
  owner: string,
  { transaction, change }: Position,
  forMs: number,
): Promise<boolean> {
  const rows = await sql`
    update search.feeds set changed_in = ${transaction}::xid8, change = ${change},
      claimed_until = now() + ${forMs} * interval '1 millisecond'
    where name = ${name} and claimed_by = ${owner} returning name`
  return rows.length > 0
}

export async function releaseFeed(sql: Queryable, name: string, owner: string): Promise<void> {
  await sql`update search.feeds set claimed_until = '-infinity' where name = ${name} and claimed_by = ${owner}`
}
