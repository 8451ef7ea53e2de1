import { type Api, type catalog, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { askedForCards, toCard } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { getOffers } from './offers.ts'
import * as store from './store-products.ts'

/** What was named as related first, then the most popular of the same category. */
export function listRelated(deps: CatalogDeps): Api<typeof catalog>['listRelated'] {
  return async (ctx, { slug, language = 'en', currency = 'USD', limit = 8 }) => {
    const now = timestamp(deps.clock)
    const product = await store.findProduct(deps.db.sql, slug, now)
    if (!product) throw new ServiceError('PRODUCT_NOT_FOUND', { slug })
    const rows = await store.listRelated(deps.db.sql, product, now, limit)
    const offers = await getOffers(deps, ctx, askedForCards(rows, currency))
    return { items: rows.map((row) => toCard(row, offers, language)) }
  }
}
