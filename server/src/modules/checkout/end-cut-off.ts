import { type Context, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import { newId } from '../../kernel/ids.ts'
import { pauseAfter } from '../../kernel/pause.ts'
import { abandon } from './abandon.ts'
import type { CheckoutDeps } from './index.ts'
import * as store from './store.ts'

/** Longer than any call of `place` can take, so that none is ended under its hands. */
const CUT_OFF_AT_LEAST_MS = 60_000
const CUT_OFF_PER_RUN = 200
/** Leaves room for one last slow answer within the minute a job may take. */
const BUDGET_MS = 30_000
const PAUSES = { firstMs: 60_000, longestMs: 15 * 60_000 }

/**
 * Ends attempts that were cut off before they had an answer and that nobody carried on: their coupons and
 * stock are of use to others. Each that cannot be ended is tried again after growing pauses.
 */
export function endCutOff(deps: CheckoutDeps, budgetMs = BUDGET_MS): () => Promise<void> {
  return async () => {
    const ctx: Context = { actor: { kind: 'service', name: 'checkout' }, requestId: newId() }
    const endsAt = performance.now() + budgetMs
    const due = await store.findCutOff(
      deps.db.sql,
      { now: timestamp(deps.clock), begunBefore: timestamp(deps.clock, -cutOffAfterMs(deps.payWindowMs)) },
      CUT_OFF_PER_RUN,
    )
    await forEachInTurn(due, async (placement) => {
      if (performance.now() >= endsAt) return
      const nextTryAt = timestamp(deps.clock, pauseAfter(placement.endTries, PAUSES))
      // An answer came meanwhile, or it is over: then the order's own life goes on.
      if (!(await store.countTry(deps.db.sql, placement.orderId, nextTryAt))) return
      try {
        await abandon(deps, ctx, placement)
      } catch (error) {
        // Paid after all, or the provider is silent: the order's events or a later run settle it.
        if (!(error instanceof ServiceError)) throw error
        deps.log.info(
          { order: placement.orderId, code: error.code },
          'a cut off attempt could not be ended yet',
        )
      }
    })
  }
}

/** How old an attempt without an answer is when it counts as cut off; half of the time to pay. */
export function cutOffAfterMs(payWindowMs: number): number {
  return Math.max(CUT_OFF_AT_LEAST_MS, payWindowMs / 2)
}
