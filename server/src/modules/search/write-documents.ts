import type { ProductDocument } from '@techmart/contracts'
import type { Db, Tx } from '../../kernel/db.ts'
import {
  type FacetRow,
  toDocumentRow,
  toFacetRows,
  toPlainLabel,
  toTextKeys,
  toTextRow,
} from './document-rows.ts'
import * as store from './store-documents.ts'

export interface Fetched {
  /** From `nextTurn`, taken before the documents were asked for. */
  turn: number
  documents: ProductDocument[]
  /** Products that were asked for and do not exist. */
  gone: string[]
}

/** Brings the index to what was fetched, except where somebody who fetched later wrote before. */
export async function writeDocuments(db: Db, { turn, documents, gone }: Fetched): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = [...documents.map(({ productId }) => productId), ...gone]
    const claimed = await store.claim(tx, ids, turn)
    const current = documents.filter(({ productId }) => claimed.has(productId))
    const published = current.filter(({ published }) => published)
    const hidden = current.filter(({ published }) => !published).map(({ productId }) => productId)
    await replace(tx, published, [...hidden, ...gone.filter((id) => claimed.has(id))])
  })
}

async function replace(tx: Tx, documents: ProductDocument[], removed: string[]): Promise<void> {
  await writeBare(tx, documents)
  const ids = documents.map(({ productId }) => productId)
  const known = new Set((await store.listTextKeys(tx, ids)).map(nameOf))
  const texts = documents.flatMap((document) =>
    toTextKeys(document)
      .filter((key) => !known.has(nameOf(key)))
      .map((key) => toTextRow(document, key)),
  )
  if (texts.length + removed.length > 0) await store.countTerms(tx, texts, removed)
  if (texts.length > 0) await store.writeTexts(tx, texts)
  if (removed.length > 0) await store.removeDocuments(tx, removed)
}

function nameOf({
  language,
  product_id,
  hash,
}: {
  language: string
  product_id: string
  hash: string
}): string {
  return `${language} ${product_id} ${hash}`
}

/** The documents without their texts. */
async function writeBare(tx: Tx, documents: ProductDocument[]): Promise<void> {
  if (documents.length === 0) return
  const facets = new Map<string, FacetRow & { place: number }>()
  const rows = documents.map((document) => ({
    ...toDocumentRow(document),
    facet_places: toFacetRows(document).map((facet) => {
      const key = `${facet.code}:${facet.value}`
      const known = facets.get(key) ?? { ...facet, place: facets.size }
      facets.set(key, known)
      return known.place
    }),
  }))
  const values = [...facets.values()].map((facet) => ({ ...facet, plain_label: toPlainLabel(facet.label) }))
  await store.writeFacetValues(tx, values)
  await store.writeDocuments(tx, rows, values)
}
