import { type Api, type inventory, ServiceError } from '@techmart/contracts'
import { type Part, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { toStatus } from './availability.ts'
import { toLevel } from './level.ts'
import * as store from './store.ts'
import * as ledger from './store-ledger.ts'
import { findPlaced, listLocations } from './store-locations.ts'

/** Whether articles can be had now; unknown SKUs are left out. */
export function getAvailability({ db }: ModuleDeps): Api<typeof inventory>['getAvailability'] {
  return async (_ctx, { skus }) => ({ items: (await store.findLevels(db.sql, skus)).map(toStatus) })
}

/** Stock levels by SKU, keyset-paged. */
export function listLevels({ db }: ModuleDeps): Api<typeof inventory>['listLevels'] {
  return async (_ctx, { text = '', state, cursor = '', limit = 50 }) => {
    const prefix = text.trim().toUpperCase()
    const rows = await store.listLevels(db.sql, {
      prefix,
      state: state ?? null,
      after: cursor,
      limit: limit + 1,
    })
    const items = rows.slice(0, limit).map(toLevel)
    return { items, ...(rows.length > limit ? { nextCursor: items.at(-1)?.sku } : {}) }
  }
}

/** The stock of one SKU, and where it lies. */
export function getLevel({ db }: ModuleDeps): Api<typeof inventory>['getLevel'] {
  return async (_ctx, { sku }) => {
    const [[level], places] = await Promise.all([store.findLevels(db.sql, [sku]), findPlaced(db.sql, [sku])])
    if (!level) throw new ServiceError('SKU_NOT_FOUND', { skus: [sku] })
    return { level: toLevel(level), places }
  }
}

const isMovementId: Part = (text) => /^\d{1,15}$/.test(text)

/** The ledger of one SKU, newest first. */
export function listMovements({ db }: ModuleDeps): Api<typeof inventory>['listMovements'] {
  return async (_ctx, { sku, cursor, limit = 50 }) => {
    const [before] = readCursor(cursor, isMovementId) ?? [Number.MAX_SAFE_INTEGER]
    if ((await store.findLevels(db.sql, [sku])).length === 0)
      throw new ServiceError('SKU_NOT_FOUND', { skus: [sku] })
    const rows = await ledger.listMovements(db.sql, sku, Number(before), limit + 1)
    const page = pageOf(rows, limit, (last) => [last.id])
    return {
      ...page,
      items: page.items.map(({ id, sku: _sku, orderId, ...row }) => ({
        ...row,
        id: String(id),
        ...(orderId ? { orderId } : {}),
      })),
    }
  }
}

/** Which location each article of an order is taken from. */
export function listAllocations({ db }: ModuleDeps): Api<typeof inventory>['listAllocations'] {
  return async (_ctx, { orderId }) => {
    const [taken, locations] = await Promise.all([ledger.findTaken(db.sql, orderId), listLocations(db.sql)])
    const names = new Map(locations.map(({ code, name }) => [code, name]))
    return {
      items: taken.map((placed) => ({ ...placed, name: names.get(placed.location) ?? placed.location })),
    }
  }
}
