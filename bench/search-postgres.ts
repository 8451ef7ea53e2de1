/** The control: the same products and questions in PostgreSQL full text, on one connection and one core. */
import { join } from 'node:path'
import { openDb, type Sql } from '../server/src/kernel/db.ts'
import { startEmbeddedPostgres } from '../server/src/launcher/embedded-postgres.ts'
import { NOTES_FOLDER } from '../server/src/launcher/installation.ts'
import { fillPostgres, idOf, type Values } from './fill-postgres.ts'
import type { Catalogue } from './search-catalogue.ts'
import { type Asked, BUCKETS, FACET_VALUES, PAGE } from './search-questions.ts'

export interface Control {
  /** Finds, counts and orders in one statement. */
  ask: (asked: Asked) => Promise<Finds>
  close: () => Promise<void>
}

export interface Finds {
  total: number
  /** The first page. */
  ids: string[]
  /** Code, value and how many have it, the most frequent first. */
  facets: [code: string, value: string, count: number][]
  /** Parts of the range of prices from 1 on, and how many fall into each. */
  histogram: [part: number, count: number][]
}

/** `any`: what has some of the words, the best first. `all`: only what has every word, which is less work. */
export type Words = 'any' | 'all'

const STATEMENT_TIMEOUT_MS = 3_600_000

/** Starts a PostgreSQL of its own and fills it, unless an earlier run filled it with the same products. */
export async function openControl(
  catalogue: Catalogue,
  products: number,
  words: Words,
  log: (line: string) => void,
): Promise<Control> {
  const folder = join(NOTES_FOLDER, 'bench-postgres')
  const postgres = await startEmbeddedPostgres({ folder, durable: true, log })
  const db = openDb({ url: postgres.url, name: 'bench', max: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS })
  const close = async () => {
    await db.close()
    await postgres.stop()
  }
  try {
    const values = await fillPostgres(db.sql, catalogue, products, log)
    await tune(db.sql)
    return { ask: (asked) => ask(db.sql, values, asked, words), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** One core, memory enough to sort and count in, and for every question a plan of its own. */
async function tune(sql: Sql): Promise<void> {
  await sql`set max_parallel_workers_per_gather = 0`
  await sql`set work_mem = '256MB'`
  await sql`set plan_cache_mode = 'force_custom_plan'`
}

/** A piece of a statement. */
type Part = ReturnType<typeof always>

function always(sql: Sql) {
  return sql`true`
}

/**
 * One statement: what the words find is held once, with what it passes; the page, the total, the counts of each facet
 * as if its own filter were open, and the histogram are read from it. Only what passes is ranked.
 */
async function ask(sql: Sql, values: Values, asked: Asked, words: Words): Promise<Finds> {
  const plain = sql`plainto_tsquery('english', ${asked.text})`
  const wanted = words === 'all' ? plain : sql`replace(${plain}::text, '&', '|')::tsquery`
  const conditions = conditionsOf(sql, values, asked)
  const passing = (but?: string) =>
    every(
      sql,
      conditions.filter(({ key }) => key !== but),
    )
  const [answer] = await sql<{ [Key in keyof Finds]: Finds[Key] | null }[]>`
    with found as materialized (
      select number, facets, price, case when ${passing()} then ts_rank(words, ${wanted}) end as rank
      from products
      where words @@ ${wanted}
    ),
    counts as (${countsOf(sql, conditions, passing)}),
    ranked as (
      select code, text, holders, row_number() over (partition by code order by holders desc, text) as place
      from counts
    ),
    priced as (select price from found where ${passing(PRICE_KEY)}),
    limits as (select min(price) as least, max(price) as most from priced)
    select
      (select count(*) from found where rank is not null) as total,
      (select json_agg(id order by rank desc, page.number)
        from (select number, rank from found where rank is not null order by rank desc, number limit ${PAGE}) as page
        join products using (number)) as ids,
      (select json_agg(json_build_array(code, text, holders) order by code, place)
        from ranked where place <= ${FACET_VALUES}) as facets,
      (select json_agg(json_build_array(bucket, holders)) from (
        select width_bucket(price, least, most + 1, ${BUCKETS}) as bucket, count(*) as holders
        from priced, limits group by bucket) as parts) as histogram`
  return {
    total: answer?.total ?? 0,
    ids: answer?.ids ?? [],
    facets: answer?.facets ?? [],
    histogram: answer?.histogram ?? [],
  }
}

interface Condition {
  /** The code of the facet, or that of the price. */
  key: string
  test: Part
}

const PRICE_KEY = '#price'

function conditionsOf(sql: Sql, values: Values, { filters, ranges }: Asked): Condition[] {
  return [
    ...filters.map(({ code, values: texts }) => ({
      key: code,
      test: sql`facets && ${texts.map((text) => idOf(values, code, text))}::int[]`,
    })),
    ...ranges.map(({ min = 0, max = 2 ** 31 - 1 }) => ({
      key: PRICE_KEY,
      test: sql`price between ${min} and ${max}`,
    })),
  ]
}

function every(sql: Sql, conditions: readonly Condition[]): Part {
  return conditions.reduce((all, { test }) => sql`${all} and ${test}`, always(sql))
}

/** Facets that nothing is narrowed by are counted together; each of the others on its own. */
function countsOf(sql: Sql, conditions: readonly Condition[], passing: (but?: string) => Part): Part {
  const narrowed = conditions.map(({ key }) => key)
  const counted = (where: Part, codes: Part) => sql`
    select code, text, holders
    from (select value, count(*) as holders from found, unnest(facets) as value where ${where} group by value) as held
    join facet_values on id = value
    where ${codes}`
  return narrowed
    .filter((key) => key !== PRICE_KEY)
    .reduce(
      (all, key) => sql`${all} union all ${counted(passing(key), sql`code = ${key}`)}`,
      counted(passing(), sql`code <> all(${narrowed}::text[])`),
    )
}
