import { type Api, type EventMap, type Input, type pricing, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import * as store from './store.ts'

const SKUS_PER_EVENT = 500
const tell = teller<EventMap<typeof pricing>>()

/**
 * Sets prices of articles. Where one is given twice, the last one counts. What did not change is not told.
 * Throws INVALID_INPUT when a compare-at price is not above the price: it would claim a reduction there is not.
 */
export function setPrices({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['setPrices'] {
  return async (_ctx, { prices }) => {
    assertRealReductions(prices)
    // One order for every caller, so two price lists for the same goods cannot deadlock.
    const inOrder = lastOfEach(prices).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    await db.transaction(async (tx) => {
      const changed = (await store.upsertPrices(tx, inOrder)).sort()
      for (let from = 0; from < changed.length; from += SKUS_PER_EVENT) {
        const skus = changed.slice(from, from + SKUS_PER_EVENT)
        await tell(tx, 'pricing.price_changed', skus[0] as string, { skus })
      }
    })
    return {}
  }
}

type NewPrice = Input<typeof pricing, 'setPrices'>['prices'][number]

function assertRealReductions(prices: NewPrice[]): void {
  const errors = prices.flatMap(({ priceMinor, compareAtMinor }, index) =>
    compareAtMinor !== undefined && compareAtMinor <= priceMinor
      ? [{ field: `/prices/${index}/compareAtMinor`, detail: 'must be above the price' }]
      : [],
  )
  if (errors.length > 0) throw new ServiceError('INVALID_INPUT', { errors })
}

function lastOfEach(prices: NewPrice[]): NewPrice[] {
  return [...new Map(prices.map((price) => [keyOf(price), price])).values()]
}

function keyOf(price: NewPrice): string {
  return `${price.sku} ${price.currency}`
}
