import { type Api, type EventMap, type pricing, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import { presentOwn } from './get-prices.ts'
import * as store from './store-groups.ts'

const tell = teller<EventMap<typeof pricing>>()
/** Neither a SKU nor a currency has a space. */
const CURSOR = /^\S+ [A-Z]{3}$/

/** What a group pays instead of the price for everybody, by SKU and currency. */
export function listGroupPrices({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['listGroupPrices'] {
  return async (_ctx, { group, cursor, limit = 50 }) => {
    const after = cursor === undefined ? { sku: '', currency: '' } : readCursor(cursor)
    const rows = await store.listGroupPrices(db.sql, group, after, limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map(presentOwn),
      ...(last && rows.length > limit ? { nextCursor: writeCursor(last) } : {}),
    }
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

function writeCursor({ sku, currency }: store.GroupPriceRow): string {
  return Buffer.from(`${sku} ${currency}`).toString('base64url')
}

function readCursor(cursor: string): { sku: string; currency: string } {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!CURSOR.test(text))
    throw new ServiceError('INVALID_INPUT', {
      errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }],
    })
  const [sku = '', currency = ''] = text.split(' ')
  return { sku, currency }
}
