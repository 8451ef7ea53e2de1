import { type Api, type inventory, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { availabilityOf } from './availability.ts'
import * as store from './store.ts'

/** Whether articles can be had now; unknown SKUs are left out. */
export function getAvailability({ db }: ModuleDeps): Api<typeof inventory>['getAvailability'] {
  return async (_ctx, { skus }) => {
    const levels = await store.findLevels(db.sql, skus)
    return {
      items: levels.map((level) => ({
        sku: level.sku,
        availability: availabilityOf(level),
        available: Math.max(0, level.available),
      })),
    }
  }
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
    const items = rows.slice(0, limit)
    return { items, ...(rows.length > limit ? { nextCursor: items.at(-1)?.sku } : {}) }
  }
}

/** The ledger of one SKU, newest first. */
export function listMovements({ db }: ModuleDeps): Api<typeof inventory>['listMovements'] {
  return async (_ctx, { sku, cursor, limit = 50 }) => {
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor)
    if (!Number.isSafeInteger(before)) throw invalidCursor()
    if ((await store.findLevels(db.sql, [sku])).length === 0)
      throw new ServiceError('SKU_NOT_FOUND', { skus: [sku] })
    const rows = await store.listMovements(db.sql, sku, before, limit + 1)
    const items = rows.slice(0, limit).map(({ id, orderId, ...row }) => ({
      ...row,
      id: String(id),
      ...(orderId ? { orderId } : {}),
    }))
    return { items, ...(rows.length > limit ? { nextCursor: items.at(-1)?.id } : {}) }
  }
}

function invalidCursor(): ServiceError {
  return new ServiceError('INVALID_INPUT', {
    errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }],
  })
}
