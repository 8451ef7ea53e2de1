import { type Api, type catalog, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { isId, isTime, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { CatalogDeps } from './index.ts'
import { ratingOf } from './rating.ts'
import * as store from './store-reviews.ts'

/** Reviews of a published product, newest first, with the spread of stars. */
export function listReviews({ db, clock }: CatalogDeps): Api<typeof catalog>['listReviews'] {
  return async (_ctx, { slug, cursor, limit = 10 }) => {
    const after = readCursor(cursor, isTime, isId)
    const product = await store.findSpread(db.sql, slug, timestamp(clock))
    if (!product) throw new ServiceError('PRODUCT_NOT_FOUND', { slug })
    const rows = await store.listReviews(db.sql, product.id, after, limit + 1)
    const rating = ratingOf(product.spread)
    return {
      ...pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id]),
      spread: product.spread,
      ...(rating ? { rating } : {}),
    }
  }
}
