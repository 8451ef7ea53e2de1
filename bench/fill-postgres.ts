/** The control's tables: the same products as the engine has, indexed as PostgreSQL searches them best. */
import { createHash } from 'node:crypto'
import type { Sql } from '../server/src/kernel/db.ts'
import type { SourceDocument } from '../server/src/modules/search/engine/schema.ts'
import type { Catalogue } from './search-catalogue.ts'
import { PRICE } from './search-products.ts'

const BATCH = 2_000
const SAMPLES = 500

/** Facet values are numbers in the table, as a shop that counts them would keep them. */
export type Values = Map<string, number>

/** Fills the tables, unless they hold these products already; resolves to the numbers of the facet values. */
export async function fillPostgres(
  sql: Sql,
  catalogue: Catalogue,
  products: number,
  log: (line: string) => void,
): Promise<Values> {
  const print = fingerprint(catalogue, products)
  // Each size has a schema of its own, so that none has to be filled again for another.
  const schema = `search_${products}`
  await sql`set search_path to ${sql(schema)}`
  const [known] = await sql<{ print: string | null }[]>`
    select obj_description(to_regclass('products'), 'pg_class') as print`
  if (known?.print !== print) {
    log(`filling PostgreSQL with ${products} products`)
    await createTables(sql, schema)
    await insertValues(sql, await insertAll(sql, catalogue, products))
    await createIndexes(sql)
    await sql.unsafe(`comment on table products is '${print}'`)
  }
  const rows = await sql<{ id: number; code: string; text: string }[]>`
    select id, code, text from facet_values`
  return new Map(rows.map(({ id, code, text }) => [keyOf(code, text), id]))
}

/** Tells catalogues apart by a sample of their products. */
function fingerprint(catalogue: Catalogue, products: number): string {
  const hash = createHash('sha256')
  for (let n = 0; n < products; n += Math.max(1, Math.floor(products / SAMPLES)))
    hash.update(JSON.stringify(catalogue.document(n)))
  return `${products} ${hash.digest('hex')}`
}

async function createTables(sql: Sql, schema: string): Promise<void> {
  await sql`drop schema if exists ${sql(schema)} cascade`
  await sql`create schema ${sql(schema)}`
  await sql`create table facet_values (id int primary key, code text not null, text text not null)`
  await sql`create table products (
    number int primary key, id text not null, words tsvector not null, facets int[] not null, price int not null)`
}

async function insertAll(sql: Sql, catalogue: Catalogue, products: number): Promise<Values> {
  const values: Values = new Map()
  let before: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < products; from += BATCH) {
    const count = Math.min(BATCH, products - from)
    const rows = Array.from({ length: count }, (_unused, index) =>
      rowOf(catalogue.document(from + index), from + index, values),
    )
    // The next batch is made while this one is written.
    await before
    before = insertBatch(sql, JSON.stringify(rows))
    before.catch(() => {})
  }
  await before
  return values
}

function rowOf({ id, texts, facets, numbers }: SourceDocument, number: number, values: Values) {
  const facetValues = new Set<number>()
  for (const [code, list] of Object.entries(facets))
    for (const text of list) {
      const key = keyOf(code, text)
      const known = values.get(key) ?? values.size
      values.set(key, known)
      facetValues.add(known)
    }
  const textOf = (...fields: string[]) => storable(fields.flatMap((field) => texts[field] ?? []).join('\n'))
  return {
    number,
    id,
    a: textOf('title', 'sku'),
    b: textOf('brand'),
    c: textOf('category', 'attributes'),
    d: textOf('bullets', 'description'),
    facets: [...facetValues],
    price: numbers[PRICE],
  }
}

/** PostgreSQL keeps no zero characters and no halves of surrogate pairs. */
function storable(text: string): string {
  return text.replaceAll('\0', ' ').toWellFormed()
}

function insertBatch(sql: Sql, rows: string): Promise<unknown> {
  return sql`
    insert into products (number, id, words, facets, price)
    select number, id,
      setweight(to_tsvector('english', a), 'A') || setweight(to_tsvector('english', b), 'B') ||
      setweight(to_tsvector('english', c), 'C') || setweight(to_tsvector('english', d), 'D'),
      facets, price
    from jsonb_to_recordset(${rows}::text::jsonb)
      as row (number int, id text, a text, b text, c text, d text, facets int[], price int)`.execute()
}

async function insertValues(sql: Sql, values: Values): Promise<void> {
  const rows = [...values].map(([key, id]) => {
    const [code, text] = key.split('\0') as [string, string]
    return { id, code, text: storable(text) }
  })
  await sql`
    insert into facet_values (id, code, text)
    select id, code, text from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as row (id int, code text, text text)`
}

async function createIndexes(sql: Sql): Promise<void> {
  await sql`set maintenance_work_mem = '1GB'`
  await sql`create index on products using gin (words) with (fastupdate = off)`
  await sql`create index on products using gin (facets) with (fastupdate = off)`
  await sql`create index on products (price)`
  await sql`vacuum analyze products`
  await sql`vacuum analyze facet_values`
  await sql`checkpoint`
}

/** The number of a value that some product has. */
export function idOf(values: Values, code: string, value: string): number {
  const id = values.get(keyOf(code, value))
  if (id === undefined) throw new Error(`No product has ${code} ${value}`)
  return id
}

function keyOf(code: string, value: string): string {
  return `${code}\0${value}`
}
