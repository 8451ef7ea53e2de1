import { type Api, groupOf, type Price, type pricing } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'
import { findGroupPrices, type GroupPriceRow, listGroups } from './store-groups.ts'

/** What the caller pays, in one currency, in the order asked for; articles without a price are left out. */
export function getPrices({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['getPrices'] {
  return async (ctx, { skus, currency = 'USD' }) => {
    const rows = await store.findPrices(db.sql, skus, currency, groupOf(ctx))
    const bySku = new Map(rows.map((row) => [row.sku, row]))
    const found = [...new Set(skus)].flatMap((sku) => bySku.get(sku) ?? [])
    return { items: found.map(present) }
  }
}

/** The same for every currency the articles are priced in, for everybody and for every group that has prices. */
export function getPricesInAllCurrencies({
  db,
}: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['getPricesInAllCurrencies'] {
  return async (_ctx, { skus }) => {
    if (skus.length === 0) return { items: [], groups: [] }
    const [prices, own, groups] = await Promise.all([
      store.findPricesInAllCurrencies(db.sql, skus),
      findGroupPrices(db.sql, skus),
      listGroups(db.sql),
    ])
    const byGroup = Map.groupBy(own, (row) => row.group)
    return {
      items: prices.map(present),
      groups: groups.map((group) => ({ group, items: (byGroup.get(group) ?? []).map(presentOwn) })),
    }
  }
}

function present({ sku, currency, priceMinor, compareAtMinor }: store.PriceRow): Price {
  return {
    sku,
    price: { amountMinor: priceMinor, currency },
    ...(compareAtMinor === null ? {} : { compareAt: { amountMinor: compareAtMinor, currency } }),
  }
}

export function presentOwn({ sku, currency, priceMinor }: GroupPriceRow): Price {
  return { sku, price: { amountMinor: priceMinor, currency } }
}
