import type { Queryable } from '../../kernel/db.ts'

export interface GuessRow {
  key: string
  count: number
  endsAt: string
}

/** Counts one more under each key, in one statement; a time that is over begins anew. */
export async function countGuess(
  sql: Queryable,
  keys: string[],
  now: string,
  endsAt: string,
): Promise<GuessRow[]> {
  return await sql<GuessRow[]>`
    insert into orders.guesses (key, count, ends_at)
    select key, 1, ${endsAt} from unnest(${keys}::text[]) as k(key) order by key
    on conflict (key) do update
    set count = case when guesses.ends_at <= ${now} then 1 else guesses.count + 1 end,
      ends_at = case when guesses.ends_at <= ${now} then excluded.ends_at else guesses.ends_at end
    returning key, count, ends_at as "endsAt"`
}

/** It was no guess. */
export async function uncountGuess(sql: Queryable, keys: string[]): Promise<void> {
  await sql`
    update orders.guesses set count = count - 1
    where key in (select key from orders.guesses where key = any(${keys}) order by key for update) and count > 0`
}

export async function deleteGuesses(sql: Queryable, before: string, limit: number): Promise<number> {
  const result = await sql`
    delete from orders.guesses where key in (
      select key from orders.guesses where ends_at <= ${before} order by ends_at limit ${limit})`
  return result.count
}
