import { type Api, type Output, orderStates, type orders, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

const DAY_MS = 86_400_000
/** The end of the year 9999: later times are written in another way. */
const LATEST_MS = Date.UTC(9999, 11, 31)

/** Above it the number of orders in a state is an estimate. */
export const COUNTED_EXACTLY = 10_000

/** Orders for staff, newest first. */
export function listOrders({ db }: ModuleDeps): Api<typeof orders>['listOrders'] {
  return async (_ctx, { state, text, cursor, limit = 50 }) => {
    const filter = { state: state ?? null, customerId: null, text: text?.trim() || null }
    return toPage(
      await store.listOrders(db.sql, { ...filter, before: readCursor(cursor), limit: limit + 1 }),
      limit,
    )
  }
}

/** The caller's own orders, newest first. */
export function listMyOrders({ db }: ModuleDeps): Api<typeof orders>['listMyOrders'] {
  return async ({ actor }, { cursor, limit = 10 }) => {
    if (actor.kind !== 'customer') throw new ServiceError('UNAUTHENTICATED')
    const filter = { state: null, customerId: actor.customerId, text: null }
    return toPage(
      await store.listOrders(db.sql, { ...filter, before: readCursor(cursor), limit: limit + 1 }),
      limit,
    )
  }
}

function toPage(rows: store.OrderRow[], limit: number): Output<typeof orders, 'listOrders'> {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      reference: row.reference,
      state: row.state,
      email: row.email,
      name: row.name,
      itemCount: row.itemCount,
      total: { amountMinor: row.totalMinor, currency: row.currency },
      placedAt: row.placedAt,
    })),
    ...(rows.length > limit && last ? { nextCursor: `${Date.parse(last.placedAt)}_${last.id}` } : {}),
  }
}

function readCursor(cursor: string | undefined): { placedAt: string; id: string } | null {
  if (cursor === undefined) return null
  const [time = '', id = ''] = cursor.split('_')
  const ms = Number(time)
  if (!/^[\w-]{1,64}$/.test(id) || !/^\d{1,15}$/.test(time) || ms > LATEST_MS) {
    throw new ServiceError('INVALID_INPUT', {
      errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }],
    })
  }
  return { placedAt: new Date(ms).toISOString(), id }
}

type Summary = Output<typeof orders, 'summarise'>

/** Sales by day, orders by state and best sellers. */
export function summarise({ db, clock }: ModuleDeps): Api<typeof orders>['summarise'] {
  return async (_ctx, { currency, days = 30 }) => {
    const from = timestamp(clock, -days * DAY_MS)
    const [byDay, states, top] = await Promise.all([
      store.sumByDay(db.sql, currency, from),
      countStates(db),
      store.findTopProducts(db.sql, currency, from),
    ])
    const money = (amountMinor: number) => ({ amountMinor, currency })
    const count = byDay.reduce((sum, day) => sum + day.orders, 0)
    const sales = byDay.reduce((sum, day) => sum + day.salesMinor, 0)
    return {
      days: byDay.map(({ day, orders: placed, salesMinor }) => ({
        day,
        orders: placed,
        sales: money(salesMinor),
      })),
      states,
      topProducts: top.map(({ salesMinor, ...product }) => ({ ...product, sales: money(salesMinor) })),
      averageOrder: money(count === 0 ? 0 : Math.round(sales / count)),
    }
  }
}

/** Exact as long as that is cheap; of more the planner's estimate. */
async function countStates({ sql }: ModuleDeps['db']): Promise<Summary['states']> {
  const counted = await store.countByState(sql, orderStates, COUNTED_EXACTLY)
  if (counted.every(({ orders: found }) => found < COUNTED_EXACTLY)) return counted
  const estimated = await store.estimateByState(sql)
  return counted.map(({ state, orders: found }) =>
    found < COUNTED_EXACTLY
      ? { state, orders: found }
      : { state, orders: Math.max(found, estimated.get(state) ?? 0), isEstimate: true },
  )
}
