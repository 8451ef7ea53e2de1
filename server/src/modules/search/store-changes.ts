import type { Language } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'
import type { SourceDocument } from './engine/schema.ts'
import type { FacetRow, StoredCard } from './to-documents.ts'

/** A place in the order of changes: transaction and number within all changes. */
export interface Position {
  transaction: string
  change: number
}

export const BEGINNING: Position = { transaction: '0', change: 0 }

export interface DocumentChange {
  productId: string
  language: Language
  /** Absent: no longer found. */
  source: Omit<SourceDocument, 'id'> | null
  /** Texts and facets are as they were at the reader's position. */
  isNumbersOnly: boolean
  at: Position
}

export interface FacetChange extends FacetRow {
  /** No product has it any more. */
  isForgotten: boolean
  at: Position
}

/** Where a reader that takes everything as it is now has to go on afterwards. */
export async function readHead(sql: Queryable): Promise<Position> {
  const [row] = await sql<{ transaction: string }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as transaction`
  return { transaction: (row as { transaction: string }).transaction, change: 0 }
}

/** The last changes that are committed now, whether readers may take them already or not. Ends of two indexes. */
export async function readLatest(sql: Queryable): Promise<{ document: Position; facet: Position }> {
  const [row] = await sql<[{ document: Position | null; facet: Position | null }]>`
    select
      (
        select json_build_object('transaction', changed_in::text, 'change', change)
        from search.documents order by changed_in desc, change desc limit 1
      ) as document,
      (
        select json_build_object('transaction', changed_in::text, 'change', change)
        from search.facet_values order by changed_in desc, change desc limit 1
      ) as facet`
  return { document: row.document ?? BEGINNING, facet: row.facet ?? BEGINNING }
}

/** Whether a reader at one position has taken everything up to another. */
export function hasReached(position: Position, other: Position): boolean {
  const [own, theirs] = [BigInt(position.transaction), BigInt(other.transaction)]
  return own === theirs ? position.change >= other.change : own > theirs
}

/**
 * What changed after a position, in order; nothing of transactions that may still be followed by earlier ones.
 * Index scans: 0.1 ms when there is nothing.
 */
export async function readDocumentChanges(
  sql: Queryable,
  after: Position,
  limit: number,
): Promise<DocumentChange[]> {
  const rows = await sql<(Omit<DocumentChange, 'at'> & Position)[]>`
    select product_id as "productId", language, source,
      (texts_changed_in, texts_change) <= (${after.transaction}::xid8, ${after.change}::bigint) as "isNumbersOnly",
      changed_in::text as transaction, change
    from search.documents
    where (changed_in, change) > (${after.transaction}::xid8, ${after.change}::bigint)
      and changed_in < pg_snapshot_xmin(pg_current_snapshot())
    order by changed_in, change limit ${limit}`
  return rows.map(({ transaction, change, ...row }) => ({ ...row, at: { transaction, change } }))
}

export async function readFacetChanges(
  sql: Queryable,
  after: Position,
  limit: number,
): Promise<FacetChange[]> {
  const rows = await sql<(Omit<FacetChange, 'at'> & Position)[]>`
    select code, value, parent, name, label, hex, forgotten_at is not null as "isForgotten",
      changed_in::text as transaction, change
    from search.facet_values
    where (changed_in, change) > (${after.transaction}::xid8, ${after.change}::bigint)
      and changed_in < pg_snapshot_xmin(pg_current_snapshot())
    order by changed_in, change limit ${limit}`
  return rows.map(({ transaction, change, ...row }) => ({ ...row, at: { transaction, change } }))
}

/** Every facet value that some product has, by code and value, for a reader that begins. */
export async function readFacetValues(
  sql: Queryable,
  after: { code: string; value: string },
  limit: number,
): Promise<FacetRow[]> {
  return await sql<FacetRow[]>`
    select code, value, parent, name, label, hex from search.facet_values
    where (code, value) > (${after.code}, ${after.value}) and forgotten_at is null
    order by code, value limit ${limit}`
}

/** Every document that is found, by product and language, for a reader that begins. */
export async function readDocuments(
  sql: Queryable,
  after: { productId: string; language: string },
  limit: number,
): Promise<{ productId: string; language: Language; source: Omit<SourceDocument, 'id'> }[]> {
  return await sql<{ productId: string; language: Language; source: Omit<SourceDocument, 'id'> }[]>`
    select product_id as "productId", language, source from search.documents
    where (product_id, language) > (${after.productId}, ${after.language}) and source is not null
    order by product_id, language limit ${limit}`
}

/** The cards of a page, by primary key. */
export async function readCards(
  sql: Queryable,
  language: Language,
  productIds: string[],
): Promise<{ productId: string; card: StoredCard }[]> {
  return await sql<{ productId: string; card: StoredCard }[]>`
    select product_id as "productId", card from search.documents
    where product_id = any(${productIds}) and language = ${language} and card is not null`
}
