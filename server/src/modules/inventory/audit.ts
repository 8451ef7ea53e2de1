import {
  type Api,
  type inventory,
  ServiceError,
  type StockFinding,
  type StockReservation,
} from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store-audit.ts'

/** A hold that ended is given back by the next run of a job; after this long that has not worked. */
const OVERDUE_MS = 5 * 60_000

/** Where the walk stands: first through the SKUs, then through the holds that have ended. */
const CURSOR = /^(sku|hold):(.*)$/

/** What in the stock contradicts itself. */
export function audit({ db, clock }: ModuleDeps): Api<typeof inventory>['audit'] {
  return async (_ctx, { cursor = 'sku:', limit = 1000 }) => {
    const [, part, after = ''] = CURSOR.exec(cursor) ?? []
    if (part === 'sku') {
      const { last, found } = await store.findContradictions(db.sql, after, limit)
      return { findings: found.flatMap(differences), nextCursor: last === null ? 'hold:' : `sku:${last}` }
    }
    if (part !== 'hold') throw invalidCursor()
    const overdue = await store.findOverdue(db.sql, timestamp(clock, -OVERDUE_MS), after, limit)
    const findings = overdue.map(({ orderId, expiresAt }) => ({
      kind: 'hold_expired' as const,
      subject: orderId,
      details: { expiresAt },
    }))
    return { findings, ...(overdue.length === limit ? { nextCursor: `hold:${overdue.at(-1)?.id}` } : {}) }
  }
}

function differences({ sku, onHand, moved, located, reserved, held }: store.Accounts): StockFinding[] {
  return [
    ...(onHand === moved
      ? []
      : [{ kind: 'stock_not_ledger' as const, subject: sku, details: { onHand, moved } }]),
    ...(onHand === located
      ? []
      : [{ kind: 'locations_not_stock' as const, subject: sku, details: { onHand, located } }]),
    ...(reserved === held
      ? []
      : [{ kind: 'reserved_not_held' as const, subject: sku, details: { reserved, held } }]),
  ]
}

/** Every reservation, oldest first. */
export function listReservations({ db }: ModuleDeps): Api<typeof inventory>['listReservations'] {
  return async (_ctx, { after = '', limit = 200 }) => {
    const rows = await store.listReservations(db.sql, after, limit + 1)
    const page = rows.slice(0, limit)
    const more = rows.length > limit ? { nextCursor: page.at(-1)?.id } : {}
    return { items: page.map(withoutId), ...more }
  }
}

/** The reservations of these orders. */
export function findReservations({ db }: ModuleDeps): Api<typeof inventory>['findReservations'] {
  return async (_ctx, { orderIds }) => ({
    items: (await store.findReservations(db.sql, orderIds)).map(withoutId),
  })
}

function withoutId({ id: _id, ...reservation }: StockReservation & { id: string }): StockReservation {
  return reservation
}

function invalidCursor(): ServiceError {
  return new ServiceError('INVALID_INPUT', {
    errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }],
  })
}
