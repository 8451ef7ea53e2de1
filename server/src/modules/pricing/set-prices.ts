import { type Api, type EventMap, type Input, type pricing, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import * as store from './store.ts'
import { insertGroup, upsertGroupPrices } from './store-groups.ts'

const SKUS_PER_EVENT = 500
const tell = teller<EventMap<typeof pricing>>()

/**
 * Sets prices of articles, for everybody or for a group. Where one is given twice, the last one counts. What did
 * not change is not told. Throws INVALID_INPUT when a compare-at price is not above the price, since it would claim
 * a reduction there is not, or is given for a group, which has none.
 */
export function setPrices({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['setPrices'] {
  return async (_ctx, { prices }) => {
    assertRealReductions(prices)
    // One order for every caller, so two price lists for the same goods cannot deadlock.
    const inOrder = lastOfEach(prices).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    const own = inOrder.flatMap(({ group, ...price }) => (group === undefined ? [] : [{ ...price, group }]))
    const forAll = inOrder.filter(({ group }) => group === undefined)
    await db.transaction(async (tx) => {
      for (const group of new Set(own.map((price) => price.group)))
        if (await insertGroup(tx, group)) await tell(tx, 'pricing.group_added', group, { group })
      const changed = [
        ...new Set([
          ...(forAll.length > 0 ? await store.upsertPrices(tx, forAll) : []),
          ...(own.length > 0 ? await upsertGroupPrices(tx, own) : []),
        ]),
      ].sort()
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
  const errors = prices.flatMap(({ priceMinor, compareAtMinor, group }, index) => {
    const field = `/prices/${index}/compareAtMinor`
    if (compareAtMinor === undefined) return []
    if (group !== undefined) return [{ field, detail: 'is not for the price of a group' }]
    return compareAtMinor <= priceMinor ? [{ field, detail: 'must be above the price' }] : []
  })
  if (errors.length > 0) throw new ServiceError('INVALID_INPUT', { errors })
}

function lastOfEach(prices: NewPrice[]): NewPrice[] {
  return [...new Map(prices.map((price) => [keyOf(price), price])).values()]
}

function keyOf(price: NewPrice): string {
  return `${price.sku} ${price.currency} ${price.group ?? ''}`
}
