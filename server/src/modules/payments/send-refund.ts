import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import { applyIntent, settle, withSums } from './apply-intent.ts'
import type { PaymentParts } from './deps.ts'
import type { RefundAnswer } from './providers/provider.ts'
import * as store from './store.ts'
import * as refunds from './store-refunds.ts'
import { tellRefund } from './tell-changes.ts'

const REFUNDS_PER_RUN = 50
const BUDGET_MS = 30_000

/** Sends a part of a refund back, or asks what has become of it; run again as often as need be, it goes back once. */
export function sendRefund(deps: PaymentParts) {
  return async ({ refundId }: { refundId: string }): Promise<void> => {
    const due = await refunds.leaseRefund(deps.db.sql, refundId, timestamp(deps.clock))
    if (!due) return
    const { id, orderId, amountMinor } = due
    const provider = deps.providers.of(due.provider)
    try {
      const intentId = due.intentId as string
      const answer = await provider.refund({ key: `refund-${id}`, intentId, amountMinor })
      await deps.db.transaction(async (tx) => {
        await applyIntent(tx, provider.name, orderId, answer.intent)
        await refunds.saveRefundState(tx, id, toState(answer))
        await tellOutcome(tx, due)
      })
    } catch (error) {
      // Where a second call would be a second refund, the next one waits until this one is surely over.
      if (provider.knowsKeys) await refunds.endLease(deps.db.sql, id)
      throw error
    }
  }
}

function toState(answer: RefundAnswer): { state: refunds.RefundState; reason?: string } {
  return answer.state === 'refused' ? { state: 'failed', reason: answer.reason } : { state: answer.state }
}

async function tellOutcome(tx: Tx, { orderId, cause }: refunds.RefundRow): Promise<void> {
  const before = (await store.lockPayment(tx, orderId)) as store.PaymentRow
  const told = await tellRefund(tx, before, cause)
  await settle(tx, before, await withSums(tx, told))
}

/** Parts that are on their way, or whose job has given up: asked again after growing pauses, until they are settled. */
export function sendWaitingRefunds(deps: PaymentParts): () => Promise<void> {
  const send = sendRefund(deps)
  return async () => {
    const endsAt = performance.now() + BUDGET_MS
    const waiting = await refunds.findWaitingRefunds(deps.db.sql, timestamp(deps.clock), REFUNDS_PER_RUN)
    await forEachInTurn(waiting, async (refundId) => {
      if (performance.now() < endsAt) await send({ refundId })
    })
  }
}
