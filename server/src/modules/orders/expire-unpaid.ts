import { type Context, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import { newId } from '../../kernel/ids.ts'
import { pauseAfter } from '../../kernel/pause.ts'
import { endUnpaid } from './cancel-order.ts'
import type { OrdersDeps } from './index.ts'
import * as store from './store.ts'

const EXPIRED_PER_RUN = 200
/** Leaves room for one last slow answer of the provider within the minute a job may take. */
const BUDGET_MS = 30_000
const PAUSES = { firstMs: 60_000, longestMs: 15 * 60_000 }

/**
 * Cancels what was not paid in time; an order that turns out to be paid stays and becomes so. One that cannot
 * be ended is tried again after growing pauses, and a run ends when its time is up.
 */
export function expireUnpaid(deps: OrdersDeps, budgetMs = BUDGET_MS): () => Promise<void> {
  return async () => {
    const ctx: Context = { actor: { kind: 'service', name: 'orders' }, requestId: newId() }
    const endsAt = performance.now() + budgetMs
    const due = await store.findExpired(deps.db.sql, timestamp(deps.clock), EXPIRED_PER_RUN)
    await forEachInTurn(due, async (order) => {
      if (performance.now() >= endsAt) return
      await store.countTry(
        deps.db.sql,
        order.id,
        timestamp(deps.clock, pauseAfter(order.expiryTries, PAUSES)),
      )
      try {
        await endUnpaid(deps, ctx, order, { role: 'shop', reason: 'not paid in time', isOverdue: true })
      } catch (error) {
        // Paid after all, or the provider is silent: the event or a later run settles it.
        if (!(error instanceof ServiceError)) throw error
        deps.log.info({ order: order.id, code: error.code }, 'an unpaid order could not be ended yet')
      }
    })
  }
}
