import type { Queryable, Tx } from '../../kernel/db.ts'
import type { DocumentRow } from './to-documents.ts'

/** Writing of documents. Every list is a batch of at most a few hundred products. */

/** A number that later fetches exceed; take it before asking for what is to be written. */
export async function nextTurn(sql: Queryable): Promise<number> {
  const [row] = await sql<{ turn: number }[]>`select nextval('search.turns') as turn`
  return (row as { turn: number }).turn
}

/**
 * Claims products for what a fetch saw; returns those that no later fetch has written. Holds them until the
 * transaction ends, in one order for all, so writers of the same product come one after the other.
 */
export async function claim(
  tx: Tx,
  seen: { productId: string; version: number }[],
  turn: number,
): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    insert into search.revisions as known (product_id, version, turn)
    select id, version, ${turn}
    from unnest(
      ${seen.map(({ productId }) => productId)}::text[], ${seen.map(({ version }) => version)}::bigint[]
    ) as fetched (id, version)
    order by id
    on conflict (product_id) do update set turn = excluded.turn, version = excluded.version
      where known.turn < excluded.turn
    returning product_id as id`
  return new Set(rows.map(({ id }) => id))
}

/** A document that is exactly as it was is not written: nobody has to read it again. */
export async function writeDocuments(tx: Tx, rows: DocumentRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx`
    insert into search.documents as known (
      product_id, language, source, card, texts_hash, texts_change, change)
    select "productId", language, source, card, "textsHash", change, change
    from (
      select r.*, nextval('search.changes') as change
      from jsonb_to_recordset(${tx.json(rows as never)}) as r (
        "productId" text, language text, source jsonb, card jsonb, "textsHash" text)
      order by "productId", language
    ) given
    on conflict (product_id, language) do update set
      source = excluded.source, card = excluded.card, texts_hash = excluded.texts_hash,
      texts_changed_in = case when known.texts_hash = excluded.texts_hash and known.source is not null
        then known.texts_changed_in else pg_current_xact_id() end,
      texts_change = case when known.texts_hash = excluded.texts_hash and known.source is not null
        then known.texts_change else excluded.texts_change end,
      changed_in = pg_current_xact_id(), change = excluded.change, changed_at = now()
    where (known.source, known.card) is distinct from (excluded.source, excluded.card)`
}

/** Their rows stay for a while, so that every reader learns that they are gone. */
export async function hideDocuments(tx: Tx, productIds: string[]): Promise<void> {
  if (productIds.length === 0) return
  await tx`
    update search.documents set
      source = null, card = null,
      changed_in = pg_current_xact_id(), change = nextval('search.changes'), changed_at = now()
    where product_id = any(${productIds}) and source is not null`
}

/** Products after an id as they were last fetched; those known to be gone are left out. */
export async function listRevisions(
  sql: Queryable,
  afterId: string,
  limit: number,
): Promise<{ productId: string; version: number }[]> {
  return await sql<{ productId: string; version: number }[]>`
    select product_id as "productId", version from search.revisions
    where product_id > ${afterId} and version > 0
    order by product_id limit ${limit}`
}

/** Documents that nobody has fetched since: of products that are gone. */
export async function listUnseenSince(sql: Queryable, turn: number, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select d.product_id as id from search.documents d
    join search.revisions seen using (product_id)
    where seen.turn < ${turn} and d.source is not null and d.language = 'en'
    order by d.product_id
    limit ${limit}`
  return rows.map(({ id }) => id)
}

/** How many products can be found. */
export async function countProducts(sql: Queryable): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from search.documents where language = 'en' and source is not null`
  return row?.count ?? 0
}

/** Forgets tombstones of before a time, some at once; returns how many. */
export async function removeTombstones(sql: Queryable, before: string, limit: number): Promise<number> {
  const rows = await sql`
    delete from search.documents
    where (product_id, language) in (
      select product_id, language from search.documents
      where source is null and changed_at < ${before} limit ${limit})`
  return rows.count
}
