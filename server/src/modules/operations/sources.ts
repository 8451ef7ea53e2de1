import type { Context } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { compareOrder, type Told } from './compare-order.ts'
import type { OperationsDeps } from './index.ts'
import { type AuditFinding, readAudit } from './read-audit.ts'
import type { Sighting } from './sighting.ts'
import * as store from './store.ts'

/** A comparison that goes through everything it is about, page by page. */
export interface Source {
  name: string
  /** Pause between the end of one pass and the beginning of the next. */
  everyMs: number
  /** Looks only at what changed since the last pass, but for one pass over everything a day. */
  isIncremental: boolean
  page(ctx: Context, place: { cursor: string | undefined; since: string | undefined }): Promise<Seen>
  /** Looks once more at these subjects. Without it, what a whole pass did not see is gone. */
  again?(ctx: Context, subjects: string[]): Promise<Sighting[]>
}

export interface Seen {
  sightings: Sighting[]
  next?: string
}

const MINUTE_MS = 60_000
const PAGE = 200
/** Longer than events take when all is well. */
const BEHIND_AFTER_S = 120

export function sourcesOf(deps: OperationsDeps): Source[] {
  const { orders, payments } = deps
  const again = (ctx: Context, orderIds: string[]) => compareAll(deps, ctx, orderIds)
  return [
    { name: 'events', everyMs: 0, isIncremental: false, page: () => lookAtEvents(deps) },
    {
      name: 'orders',
      everyMs: MINUTE_MS,
      isIncremental: true,
      again,
      page: async (ctx, { cursor, since }) => {
        const page = await orders.listForAudit(ctx, { after: cursor, limit: PAGE, updatedSince: since })
        const sightings = await again(ctx, idsOf(page.items))
        return { sightings, ...(page.nextCursor ? { next: page.nextCursor } : {}) }
      },
    },
    {
      name: 'payments',
      everyMs: MINUTE_MS,
      isIncremental: true,
      again,
      page: async (ctx, { cursor, since }) => {
        const page = await payments.listPayments(ctx, { after: cursor, limit: PAGE, updatedSince: since })
        const sightings = await again(ctx, idsOf(page.items))
        return { sightings, ...(page.next ? { next: page.next } : {}) }
      },
    },
    audited('audit of orders', 2, (ctx, cursor) => orders.audit(ctx, { cursor })),
    audited('audit of payments', 2, (ctx, cursor) => payments.audit(ctx, { cursor })),
    audited('audit of stock', 5, (ctx, cursor) => deps.inventory.audit(ctx, { cursor })),
  ]
}

function audited(
  name: string,
  everyMinutes: number,
  audit: (
    ctx: Context,
    cursor: string | undefined,
  ) => Promise<{ findings: AuditFinding[]; nextCursor?: string }>,
): Source {
  return {
    name,
    everyMs: everyMinutes * MINUTE_MS,
    isIncremental: false,
    page: async (ctx, { cursor }) => {
      const { findings, nextCursor } = await audit(ctx, cursor)
      return { sightings: readAudit(findings), ...(nextCursor ? { next: nextCursor } : {}) }
    },
  }
}

/** At most a page of orders: three questions, however many they are. */
async function compareAll(deps: OperationsDeps, ctx: Context, orderIds: string[]): Promise<Sighting[]> {
  if (orderIds.length === 0) return []
  const [orders, payments, reservations] = await Promise.all([
    deps.orders.findForAudit(ctx, { orderIds }),
    deps.payments.findPayments(ctx, { orderIds }),
    deps.inventory.findReservations(ctx, { orderIds }),
  ])
  const [orderOf, paymentOf, reservationOf] = [byOrder(orders), byOrder(payments), byOrder(reservations)]
  const times = { nowMs: deps.clock.now(), payWindowMs: deps.payWindowMs }
  return orderIds.flatMap((orderId) => {
    const told: Told = {
      orderId,
      order: orderOf.get(orderId),
      payment: paymentOf.get(orderId),
      reservation: reservationOf.get(orderId),
    }
    return compareOrder(told, times)
  })
}

async function lookAtEvents({ db, clock }: OperationsDeps): Promise<Seen> {
  const [behind, dead] = await Promise.all([
    store.findBehind(db.sql, timestamp(clock, -BEHIND_AFTER_S * 1000)),
    store.countDeadLetters(db.sql),
  ])
  return {
    sightings: [
      ...behind.map(({ consumer, ...details }) => ({
        kind: 'events_unread',
        subject: consumer,
        details,
        suggestion: 'start_worker' as const,
      })),
      ...dead.map(({ queue, count }) => ({
        kind: 'jobs_given_up',
        subject: queue,
        details: { count },
        suggestion: 'retry_dead_letters' as const,
      })),
    ],
  }
}

function idsOf(items: { orderId: string }[]): string[] {
  return items.map(({ orderId }) => orderId)
}

function byOrder<T extends { orderId: string }>({ items }: { items: T[] }): Map<string, T> {
  return new Map(items.map((item) => [item.orderId, item]))
}
