import type { ProductDocument } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import * as store from './store-documents.ts'
import { writeFacetValues } from './store-facet-values.ts'
import { type FacetRow, toDocuments, toFacetRows } from './to-documents.ts'

export interface Fetched {
  /** From `nextTurn`, taken before the documents were asked for. */
  turn: number
  documents: ProductDocument[]
  /** Products that were asked for and do not exist. */
  gone: string[]
}

/** Brings the documents to what was fetched, except where somebody who fetched later wrote before. */
export async function writeDocuments(db: Db, { turn, documents, gone }: Fetched): Promise<void> {
  await db.transaction(async (tx) => {
    const seen = [
      ...documents.map(({ productId, version }) => ({ productId, version })),
      ...gone.map((productId) => ({ productId, version: 0 })),
    ]
    const claimed = await store.claim(tx, seen, turn)
    const current = documents.filter(({ productId }) => claimed.has(productId))
    const published = current.filter(({ published }) => published)
    const hidden = current.filter(({ published }) => !published).map(({ productId }) => productId)
    await writeFacetValues(tx, distinct(published.flatMap(toFacetRows)))
    await store.writeDocuments(tx, published.flatMap(toDocuments))
    await store.hideDocuments(tx, [...hidden, ...gone.filter((id) => claimed.has(id))])
  })
}

function distinct(rows: FacetRow[]): FacetRow[] {
  return [...new Map(rows.map((row) => [`${row.code}:${row.value}`, row])).values()]
}
