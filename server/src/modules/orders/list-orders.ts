import { type Api, type Output, orderStates, type orders, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { isId, isTime, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

const DAY_MS = 86_400_000

/** Above it the number of orders in a state is an estimate. */
export const COUNTED_EXACTLY = 10_000

/** Orders for staff, newest first. */
export function listOrders(deps: ModuleDeps): Api<typeof orders>['listOrders'] {
  return async (_ctx, { state, text, cursor, limit = 50 }) => {
    const filter = { state: state ?? null, customerId: null, text: text?.trim() || null }
    return await readPage(deps, filter, cursor, limit)
  }
}

/** The caller's own orders, newest first. */
export function listMyOrders(deps: ModuleDeps): Api<typeof orders>['listMyOrders'] {
  return async ({ actor }, { cursor, limit = 10 }) => {
    if (actor.kind !== 'customer') throw new ServiceError('UNAUTHENTICATED')
    const filter = { state: null, customerId: actor.customerId, text: null }
    return await readPage(deps, filter, cursor, limit)
  }
}

type Filter = Pick<Parameters<typeof store.listOrders>[1], 'state' | 'customerId' | 'text'>

async function readPage(
  { db }: ModuleDeps,
  filter: Filter,
  cursor: string | undefined,
  limit: number,
): Promise<Output<typeof orders, 'listOrders'>> {
  const before = readCursor(cursor, isTime, isId)
  const rows = await store.listOrders(db.sql, {
    ...filter,
    before: before && { placedAt: before[0], id: before[1] },
    limit: limit + 1,
  })
  const page = pageOf(rows, limit, ({ placedAt, id }) => [placedAt, id])
  return {
    ...page,
    items: page.items.map((row) => ({
      id: row.id,
      reference: row.reference,
      state: row.state,
      email: row.email,
      name: row.name,
      itemCount: row.itemCount,
      total: { amountMinor: row.totalMinor, currency: row.currency },
      placedAt: row.placedAt,
    })),
  }
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
