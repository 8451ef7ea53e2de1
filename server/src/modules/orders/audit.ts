import type { Api, OrderForAudit, orders } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { isId, isName, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store-audit.ts'

/** Money that was asked back is back by then, or somebody has to look. */
const REFUND_OVERDUE_MS = 60 * 60_000
/** Expiry tries again after pauses of up to a quarter of an hour. */
const PAYMENT_OVERDUE_MS = 60 * 60_000

/** What does not add up in the orders alone: ordered by order and kind, page by page. */
export function audit({ db, clock }: ModuleDeps): Api<typeof orders>['audit'] {
  return async (_ctx, { cursor, limit = 100 }) => {
    const [id, kind] = readCursor(cursor, isId, isName) ?? ['', '']
    const rows = await store.findSuspects(db.sql, {
      after: { id, kind },
      limit: limit + 1,
      refundsSince: timestamp(clock, -REFUND_OVERDUE_MS),
      paymentsSince: timestamp(clock, -PAYMENT_OVERDUE_MS),
    })
    const { items, ...next } = pageOf(rows, limit, (last) => [last.id, last.kind])
    return { ...next, findings: items.map(({ id: subject, kind, details }) => ({ kind, subject, details })) }
  }
}

/** Orders by id, to be compared with payments and reservations. */
export function listForAudit({ db }: ModuleDeps): Api<typeof orders>['listForAudit'] {
  return async (_ctx, { after = '', limit = 500, updatedSince }) => {
    const rows = await store.listForAudit(db.sql, {
      after,
      limit: limit + 1,
      updatedSince: updatedSince ?? null,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return { items: page.map(toItem), ...(rows.length > limit && last ? { nextCursor: last.id } : {}) }
  }
}

export function findForAudit({ db }: ModuleDeps): Api<typeof orders>['findForAudit'] {
  return async (_ctx, { orderIds }) => ({
    items: (await store.findForAudit(db.sql, [...new Set(orderIds)])).map(toItem),
  })
}

function toItem(row: store.AuditRow): OrderForAudit {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency })
  return {
    orderId: row.id,
    reference: row.reference,
    state: row.state,
    total: money(row.totalMinor),
    paid: money(row.paidMinor),
    refunded: money(row.refundedMinor),
    placedAt: row.placedAt,
    updatedAt: row.updatedAt,
  }
}
