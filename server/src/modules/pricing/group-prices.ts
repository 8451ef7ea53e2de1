import type { Api, EventMap, pricing } from '@techmart/contracts'
import { isName, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import { presentOwn } from './get-prices.ts'
import * as store from './store-groups.ts'

const tell = teller<EventMap<typeof pricing>>()

/** What a group pays instead of the price for everybody, by SKU and currency. */
export function listGroupPrices({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['listGroupPrices'] {
  return async (_ctx, { group, cursor, limit = 50 }) => {
    const [sku, currency] = readCursor(cursor, isName, isName) ?? ['', '']
    const rows = await store.listGroupPrices(db.sql, group, { sku, currency }, limit + 1)
    const page = pageOf(rows, limit, (last) => [last.sku, last.currency])
    return { ...page, items: page.items.map(presentOwn) }
  }
}

/** Lets a group pay what everybody pays for these articles; those without a price of its own are left alone. */
export function removeGroupPrices({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['removeGroupPrices'] {
  return async (_ctx, { group, skus }) => {
    await db.transaction(async (tx) => {
      const changed = await store.deleteGroupPrices(tx, group, skus)
      if (changed.length > 0) await tell(tx, 'pricing.price_changed', changed[0] as string, { skus: changed })
    })
    return {}
  }
}
