import type { Api, payments } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import { type Part, readCursor, writeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../kernel/db.ts'
import * as store from './store-audit.ts'

type Deps = { db: Db; clock: Clock }

/** What is looked at, one after the other; those that read an index of what is unfinished come first. */
const LOOKS = [
  ['message_unhandled', store.messageUnhandled],
  ['refund_stuck', store.refundStuck],
  ['opening_too_long', store.openingTooLong],
  ['processing_too_long', store.processingTooLong],
  ['refunded_above_captured', store.refundedAboveCaptured],
  ['credit_drift', store.creditDrift],
  ['sums_differ', store.sumsDiffer],
] as const

/** What payments alone can see to be wrong, page by page; a page may be empty and still have one behind it. */
export function audit({ db, clock }: Deps): Api<typeof payments>['audit'] {
  return async (_ctx, { cursor, limit = 200 }) => {
    const [index, after] = readPlace(cursor)
    const [kind, look] = LOOKS[index] as (typeof LOOKS)[number]
    const { findings, last } = await look(db.sql, { after, limit, now: timestamp(clock) })
    const next: [number, string] = last === undefined ? [index + 1, ''] : [index, last]
    return {
      findings: findings.map((finding) => ({ kind, ...finding })),
      ...(next[0] < LOOKS.length ? { nextCursor: writeCursor(...next) } : {}),
    }
  }
}

const isLook: Part = (text) => /^\d$/.test(text) && Number(text) < LOOKS.length

/** Whatever a subject may be: also what a provider calls its messages. */
const isSubject: Part = (text) => text.length <= 500 && !text.includes('\0')

function readPlace(cursor: string | undefined): [number, string] {
  const [index = '0', after = ''] = readCursor(cursor, isLook, isSubject) ?? []
  return [Number(index), after]
}

/** Payments by order, at most two hundred. */
export function findPayments({ db }: Pick<Deps, 'db'>): Api<typeof payments>['findPayments'] {
  return async (_ctx, { orderIds }) => ({
    items: (await store.findByOrders(db.sql, orderIds)).map(toAuditItem),
  })
}

/** Every payment, by keyset. */
export function listPayments({ db }: Pick<Deps, 'db'>): Api<typeof payments>['listPayments'] {
  return async (_ctx, { after = '', limit = 200, updatedSince = null }) => {
    const rows = await store.listByOrder(db.sql, { after, updatedSince, limit: limit + 1 })
    const items = rows.slice(0, limit).map(toAuditItem)
    const last = items.at(-1)
    return { items, ...(rows.length > limit && last ? { next: last.orderId } : {}) }
  }
}

function toAuditItem(row: store.AuditRow) {
  const { orderId, reference, state, currency, updatedAt } = row
  const money = (amountMinor: number) => ({ amountMinor, currency })
  return {
    orderId,
    reference,
    state,
    amount: money(row.amountMinor),
    captured: money(row.capturedMinor),
    refunded: money(row.refundedMinor),
    updatedAt,
  }
}
