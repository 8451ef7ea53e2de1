import type { Api, inventory, StockFinding, StockReservation } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { isId, isName, type Part, pageOf, readCursor, writeCursor } from '../../kernel/cursor.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store-audit.ts'

/** A hold that ended is given back by the next run of a job; after this long that has not worked. */
const OVERDUE_MS = 5 * 60_000

/** Where the walk stands: first among the SKUs, then among the holds that have ended. */
const isStage: Part = (text) => text === 'sku' || text === 'hold'

/** What in the stock contradicts itself. */
export function audit({ db, clock }: ModuleDeps): Api<typeof inventory>['audit'] {
  return async (_ctx, { cursor, limit = 1000 }) => {
    const [stage, after] = readCursor(cursor, isStage, isName) ?? ['sku', '']
    if (stage === 'sku') {
      const { last, found } = await store.findContradictions(db.sql, after, limit)
      const nextCursor = last === null ? writeCursor('hold', '') : writeCursor('sku', last)
      return { findings: found.flatMap(differences), nextCursor }
    }
    const overdue = await store.findOverdue(db.sql, timestamp(clock, -OVERDUE_MS), after, limit + 1)
    const page = pageOf(overdue, limit, (last) => ['hold', last.id])
    const findings = page.items.map(({ orderId, expiresAt }) => ({
      kind: 'hold_expired' as const,
      subject: orderId,
      details: { expiresAt },
    }))
    return { findings, ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}) }
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
  return async (_ctx, { after: cursor, limit = 200 }) => {
    const [after] = readCursor(cursor, isId) ?? ['']
    const rows = await store.listReservations(db.sql, after, limit + 1)
    const { items, nextCursor } = pageOf(rows, limit, (last) => [last.id])
    return { items: items.map(withoutId), ...(nextCursor ? { nextCursor } : {}) }
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
