import type { Api, Price, pricing } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

/** Prices in one currency, in the order asked for; articles without a price are left out. */
export function getPrices({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['getPrices'] {
  return async (_ctx, { skus, currency = 'USD' }) => {
    const rows = await store.findPrices(db.sql, skus, currency)
    const bySku = new Map(rows.map((row) => [row.sku, row]))
    const found = [...new Set(skus)].flatMap((sku) => bySku.get(sku) ?? [])
    return { items: found.map(present) }
  }
}

/** The same for every currency the articles are priced in. */
export function getPricesInAllCurrencies({
  db,
}: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['getPricesInAllCurrencies'] {
  return async (_ctx, { skus }) => {
    if (skus.length === 0) return { items: [] }
    return { items: (await store.findPricesInAllCurrencies(db.sql, skus)).map(present) }
  }
}

function present({ sku, currency, priceMinor, compareAtMinor }: store.PriceRow): Price {
  return {
    sku,
    price: { amountMinor: priceMinor, currency },
    ...(compareAtMinor === null ? {} : { compareAt: { amountMinor: compareAtMinor, currency } }),
  }
}
