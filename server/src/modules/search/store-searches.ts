import type { Language, SearchedFor } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'

export interface Searched {
  day: string
  language: Language
  query: string
  searches: number
  withoutResults: number
  results: number
}

export interface Clicked {
  day: string
  language: Language
  query: string
  slug: string
  clicks: number
}

/** Adds counts, new queries only while the day has room; rows in one order for all, so that processes that write at once wait instead of locking each other out. */
export async function addSearches(sql: Queryable, rows: Searched[], mostADay: number): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into search.searches as known (day, language, query, searches, without_results, results, clicks)
    select day, language, query, searches, "withoutResults", results, 0
    from jsonb_to_recordset(${sql.json(rows as never)}) as r (
      day date, language text, query text, searches int, "withoutResults" int, results int)
    where exists (
        select from search.searches same
        where (same.day, same.language, same.query) = (r.day, r.language, r.query))
      or (
        select count(*) from (
          select from search.searches today where today.day = ${rows[0]?.day ?? ''} limit ${mostADay}) kept
      ) < ${mostADay}
    order by day, language, query
    on conflict (day, language, query) do update set
      searches = known.searches + excluded.searches,
      without_results = known.without_results + excluded.without_results,
      results = excluded.results`
}

export async function addClicks(sql: Queryable, rows: Clicked[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    with given as materialized (
      select day, language, query, slug, clicks from jsonb_to_recordset(${sql.json(rows as never)}) as r (
        day date, language text, query text, slug text, clicks int)
      where exists (
        select from search.searches asked
        where (asked.day, asked.language, asked.query) = (r.day, r.language, r.query))
      order by day, language, query, slug
    ), counted as (
      insert into search.clicks as known (day, language, query, slug, clicks)
      select day, language, query, slug, clicks from given
      where (
        select count(*) from search.clicks other
        where (other.day, other.language, other.query) = (given.day, given.language, given.query)
      ) < ${MAX_CLICKED}
      on conflict (day, language, query, slug) do update set clicks = known.clicks + excluded.clicks
    )
    update search.searches s set clicks = s.clicks + g.clicks
    from (select day, language, query, sum(clicks)::int as clicks from given group by 1, 2, 3) g
    where (s.day, s.language, s.query) = (g.day, g.language, g.query)`
}

/** Products that one query of a day is known to have led to. */
const MAX_CLICKED = 100

/** What was searched for most since a day. */
export async function listSearches(
  sql: Queryable,
  {
    language,
    since,
    onlyWithoutResults,
    limit,
  }: {
    language: Language | null
    since: string
    onlyWithoutResults: boolean
    limit: number
  },
): Promise<SearchedFor[]> {
  return await sql<SearchedFor[]>`
    select language, query, sum(searches)::int as searches, sum(without_results)::int as "withoutResults",
      (array_agg(results order by day desc))[1] as results, sum(clicks)::int as clicks
    from search.searches
    where day >= ${since} and (${language}::text is null or language = ${language})
    group by language, query
    having not ${onlyWithoutResults} or sum(without_results) > 0
    order by (case when ${onlyWithoutResults} then sum(without_results) else sum(searches) end) desc, query, language
    limit ${limit}`
}

/** Queries whose every word was found together and that were asked several times, the most frequent first. */
export async function readPopularQueries(
  sql: Queryable,
  language: Language,
  since: string,
  limit: number,
): Promise<string[]> {
  const rows = await sql<{ query: string }[]>`
    select query from search.searches
    where day >= ${since} and language = ${language}
    group by query having sum(searches) >= ${MIN_SEARCHES} and sum(without_results) * 2 < sum(searches)
    order by sum(searches) desc, query limit ${limit}`
  return rows.map(({ query }) => query)
}

/** What one or two people typed is nobody else's business. */
const MIN_SEARCHES = 3

/** Searches of before a day, and those of before a later one that nobody repeated. */
export async function removeOldSearches(sql: Queryable, before: string, singleBefore: string): Promise<void> {
  await sql`delete from search.searches where day < ${before} or (day < ${singleBefore} and searches = 1)`
  await sql`delete from search.clicks where day < ${before} or (day < ${singleBefore} and clicks = 1)`
}
