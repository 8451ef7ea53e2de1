import type { Api, EventMap, inventory } from '@techmart/contracts'
import { type Part, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { EventHandler } from '../../kernel/events.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import { isLow, onShelf } from './availability.ts'
import * as store from './store.ts'
import * as alerts from './store-alerts.ts'

const tell = teller<EventMap<typeof inventory>>()

/**
 * Raises an alert for what is low and resolves those of what is not, whenever a shopper sees an article differently:
 * being low is one of the things a shopper sees. It goes by the levels as they are now, and holds them meanwhile, so
 * that the last word is right whatever order the news comes in.
 */
export const watchLowStock: EventHandler<EventMap<typeof inventory>['inventory.stock_changed']> = async (
  tx,
  { payload },
) => {
  const levels = await store.lockLevels(tx, payload.skus)
  const low = levels.filter(isLow)
  await alerts.resolveAlerts(
    tx,
    levels.filter((level) => !isLow(level)).map((level) => level.sku),
  )
  const raised = await alerts.raiseAlerts(
    tx,
    low.map((level) => ({ sku: level.sku, lowAt: level.lowAt, available: onShelf(level) })),
  )
  await Promise.all(
    raised.map(({ sku, available, lowAt }) =>
      tell(tx, 'inventory.low_stock', sku, { sku, available, lowAt }),
    ),
  )
}

const isFlag: Part = (text) => text === 'open' || text === 'resolved'
const isAlertId: Part = (text) => /^\d{1,15}$/.test(text)

/** Open alerts first, the latest first. */
export function listAlerts({ db }: ModuleDeps): Api<typeof inventory>['listAlerts'] {
  return async (_ctx, { cursor, limit = 50 }) => {
    const [state, id] = readCursor(cursor, isFlag, isAlertId) ?? ['open', String(Number.MAX_SAFE_INTEGER)]
    const rows = await alerts.listAlerts(db.sql, { open: state === 'open', id: Number(id) }, limit + 1)
    const page = pageOf(rows, limit, (last) => [last.resolvedAt === null ? 'open' : 'resolved', last.id])
    return {
      ...page,
      items: page.items.map(({ id, resolvedAt, ...alert }) => ({
        ...alert,
        id: String(id),
        ...(resolvedAt ? { resolvedAt } : {}),
      })),
    }
  }
}
