import { type Api, type catalog, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { readTimeCursor, writeCursor } from './cursor.ts'
import type { CatalogDeps } from './index.ts'
import { ratingOf } from './rating.ts'
import * as store from './store-reviews.ts'

/** Reviews of a published product, newest first, with the spread of stars. */
export function listReviews({ db, clock }: CatalogDeps): Api<typeof catalog>['listReviews'] {
  return async (_ctx, { slug, cursor, limit = 10 }) => {
    const after = readTimeCursor(cursor)
    const product = await store.findSpread(db.sql, slug, timestamp(clock))
    if (!product) throw new ServiceError('PRODUCT_NOT_FOUND', { slug })
    const rows = await store.listReviews(db.sql, product.id, after, limit + 1)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const rating = ratingOf(product.spread)
    return {
      items,
      ...(last && rows.length > limit
        ? { nextCursor: writeCursor({ key: last.createdAt, id: last.id }) }
        : {}),
      spread: product.spread,
      ...(rating ? { rating } : {}),
    }
  }
}
