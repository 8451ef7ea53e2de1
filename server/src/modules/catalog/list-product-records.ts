import type { Api, catalog } from '@techmart/contracts'
import { isId, isTime, pageOf, readCursor } from '../../kernel/cursor.ts'
import { toPicture } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { plain } from './product-rows.ts'
import * as store from './store-records.ts'

/** Three letters make a trigram that finds them anywhere in a word; fewer are looked for at its start. */
const ANYWHERE_FROM = 3

/** Products of every status, most recently changed first, found by a part of title, slug or SKU. */
export function listProductRecords({ db }: CatalogDeps): Api<typeof catalog>['listProductRecords'] {
  return async (_ctx, { text, status, cursor, limit = 50 }) => {
    const query = {
      pattern: patternOf(text),
      status: status ?? null,
      after: readCursor(cursor, isTime, isId),
      limit: limit + 1,
    }
    const rows = await db.transaction(async (tx) => {
      await store.planForEachText(tx)
      return await store.listRecords(tx, query)
    })
    const page = pageOf(rows, limit, ({ updatedAt, id }) => [updatedAt, id])
    return {
      ...page,
      items: page.items.map(({ id: _id, title, picture, ...row }) => ({
        ...row,
        title: title.en,
        ...(picture ? { picture: toPicture(picture, 'en') } : {}),
      })),
    }
  }
}

function patternOf(text: string | undefined): string | null {
  const wanted = plain(text ?? '')
    .replaceAll('\0', '')
    .trim()
  if (wanted === '') return null
  const literal = wanted.replace(/[\\%_]/g, '\\$&')
  return wanted.length >= ANYWHERE_FROM ? `%${literal}%` : `% ${literal}%`
}
