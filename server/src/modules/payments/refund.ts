import type { EventMap, orders } from '@techmart/contracts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { applyIntent } from './apply-intent.ts'
import type { Provider } from './provider.ts'
import * as store from './store.ts'

const INTENTS_PER_REFUND = 100

/** Notes that money must go back, on the intents it came by, and enqueues the calls; all exist or none. */
export function scheduleRefund({ jobs }: Pick<ModuleDeps, 'jobs'>) {
  return async (tx: Tx, event: OutboxEvent<EventMap<typeof orders>['orders.refund_due']>): Promise<void> => {
    const { orderId, amount } = event.payload
    const payment = await store.lockPayment(tx, orderId)
    if (!payment) throw new Error(`The refund ${event.id} has no payment to go back to`)
    await store.keepCurrentIntent(tx, payment)
    const refundable = await store.findRefundable(tx, payment, INTENTS_PER_REFUND)
    const parts = split(amount.amountMinor, refundable).map((part, index) => ({
      id: index === 0 ? event.id : `${event.id}.${index + 1}`,
      orderId,
      ...part,
    }))
    await store.insertRefunds(tx, parts)
    await jobs.sendMany(
      tx,
      'payments.refund',
      parts.map(({ id }) => ({ refundId: id })),
    )
  }
}

/** The newest intents give first: what came last is what came too much. Never more than is left. */
function split(
  amountMinor: number,
  refundable: store.Refundable[],
): { intentId: string; amountMinor: number }[] {
  const parts: { intentId: string; amountMinor: number }[] = []
  let openMinor = amountMinor
  for (const { intentId, leftMinor } of refundable) {
    if (openMinor === 0) break
    const taken = Math.min(openMinor, leftMinor)
    parts.push({ intentId, amountMinor: taken })
    openMinor -= taken
  }
  if (openMinor > 0)
    throw new Error(`${openMinor} of ${amountMinor} minor units have no capture to go back on`)
  return parts
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
