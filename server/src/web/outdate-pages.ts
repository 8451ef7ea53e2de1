import type { Context, Peers } from '@techmart/contracts'
import type { RecentEvent } from '../kernel/outbox.ts'
import { articleTag, productTag } from './page-tags.ts'

/** What makes pages outdated. */
export const outdatingEvents = ['catalog.product_changed', 'pricing.price_changed', 'inventory.stock_changed']

const SKUS_PER_CALL = 500

/**
 * Says which pages an event outdates. Pages of a product name its articles; lists and rails show products without
 * naming theirs, so the products of changed articles are looked up.
 */
export function outdatePages(
  catalog: Peers['catalog'],
  ctx: Context,
  invalidate: (tags: readonly string[]) => void,
): (events: RecentEvent[]) => Promise<void> {
  return async (events) => {
    const payloads = events.map(({ payload }) => payload as { productIds?: string[]; skus?: string[] })
    const skus = [...new Set(payloads.flatMap((payload) => payload.skus ?? []))]
    invalidate([
      ...payloads.flatMap(({ productIds }) => productIds ?? []).map(productTag),
      ...skus.map(articleTag),
    ])
    for (let from = 0; from < skus.length; from += SKUS_PER_CALL) {
      const { items } = await catalog.getVariants(ctx, { skus: skus.slice(from, from + SKUS_PER_CALL) })
      invalidate(items.map(({ productSlug }) => productTag(productSlug)))
    }
  }
}
