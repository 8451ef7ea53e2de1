import type { EventMap, orders } from '@techmart/contracts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { applyIntent } from './apply-intent.ts'
import type { Provider } from './provider.ts'
import * as store from './store.ts'

/** Notes that money must go back and enqueues the call; both exist or neither. */
export function scheduleRefund({ jobs }: Pick<ModuleDeps, 'jobs'>) {
  return async (tx: Tx, event: OutboxEvent<EventMap<typeof orders>['orders.refund_due']>): Promise<void> => {
    const { orderId, amount } = event.payload
    await store.insertRefund(tx, { id: event.id, orderId, amountMinor: amount.amountMinor })
    await jobs.send(tx, 'payments.refund', { refundId: event.id })
  }
}

/** Sends the money back; run again as often as need be, it goes back once. */
export function refund({ db, provider }: { db: Db; provider: Provider }) {
  return async ({ refundId }: { refundId: string }): Promise<void> => {
    const due = await store.findRefund(db.sql, refundId)
    if (due?.state !== 'due') return
    if (due.intentId === null) throw new Error(`The refund ${refundId} has no payment to go back to`)
    const intent = await provider.refund(`refund-${refundId}`, due.intentId, due.amountMinor)
    await db.transaction(async (tx) => {
      await applyIntent(tx, due.orderId, intent)
      await store.finishRefund(tx, refundId)
    })
  }
}
