import type { EventMap, orders, payments } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import type { EventHandler } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { teller } from '../../kernel/outbox.ts'
import { issueCreditNote } from './issue-document.ts'
import { unasked, wentBack } from './order-money.ts'
import { note } from './settle.ts'
import * as store from './store.ts'
import * as refunds from './store-refunds.ts'

const tell = teller<EventMap<typeof orders>>()
type Heard = EventMap<typeof payments>

/** How refunds follow what payments tell: money that went back, and money that cannot. */
export function refundHandlers(clock: Clock) {
  const onRefunded: EventHandler<Heard['payments.refunded']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (!order) return
    const { amountMinor } = payload.amount
    const due = await refunds.findDueRefunds(tx, order.id)
    const { changed, outstandingMinor } = attribute(due, amountMinor, payload.refundId)
    const { order: after, outsideMinor } = wentBack(order, amountMinor, outstandingMinor)
    await store.saveOrder(tx, after)
    await note(tx, clock, order, 'refunded', 'provider')
    const ended: refunds.RefundRow[] = []
    for (const row of changed) {
      const isDone = row.doneMinor === row.amountMinor
      await refunds.saveRefund(tx, isDone ? { ...row, state: 'done', endedAt: timestamp(clock) } : row)
      if (isDone) ended.push(row)
    }
    if (outsideMinor > 0) ended.push(await noteOutside(tx, clock, order, outsideMinor))
    for (const row of ended) await conclude(tx, clock, order, row)
  }

  const onRefundFailed: EventHandler<Heard['payments.refund_failed']> = async (tx, { payload }) => {
    const order = await store.lockById(tx, payload.orderId)
    if (!order) return
    const due = await refunds.findDueRefunds(tx, order.id)
    const row = due.find(({ id }) => id === payload.refundId)
    await note(tx, clock, order, 'refund_failed', 'provider', payload.reason)
    if (!row) return await store.saveOrder(tx, order)
    const leftMinor = row.amountMinor - row.doneMinor
    await refunds.saveRefund(tx, {
      ...row,
      state: 'failed',
      failure: payload.reason,
      endedAt: timestamp(clock),
    })
    // Not settled: asking again by itself would fail again by itself. Staff see it and decide.
    await store.saveOrder(tx, unasked(order, leftMinor, row.kind !== 'automatic'))
    if (row.doneMinor > 0) await conclude(tx, clock, order, { ...row, amountMinor: row.doneMinor })
  }

  return { 'payments.refunded': onRefunded, 'payments.refund_failed': onRefundFailed }
}

/**
 * Which refunds an amount answers: the one that is named, otherwise those that wait longest. What is said of a
 * refund that is done already answers none.
 */
function attribute(
  due: refunds.RefundRow[],
  amountMinor: number,
  refundId: string | undefined,
): { changed: refunds.RefundRow[]; outstandingMinor: number } {
  const changed: refunds.RefundRow[] = []
  let openMinor = amountMinor
  let outstandingMinor = 0
  for (const row of due) {
    const isMeant = refundId === undefined || row.id === refundId
    const taken = isMeant ? Math.min(openMinor, row.amountMinor - row.doneMinor) : 0
    openMinor -= taken
    outstandingMinor += row.amountMinor - row.doneMinor - taken
    if (taken > 0) changed.push({ ...row, doneMinor: row.doneMinor + taken })
  }
  return { changed, outstandingMinor }
}

async function noteOutside(
  tx: Tx,
  clock: Clock,
  order: store.OrderRow,
  amountMinor: number,
): Promise<refunds.RefundRow> {
  const at = timestamp(clock)
  const row: refunds.RefundRow = {
    id: newId(),
    orderId: order.id,
    kind: 'outside',
    state: 'done',
    amountMinor,
    doneMinor: amountMinor,
    destination: 'original',
    reason: 'Sent back at the payment provider',
    who: 'provider',
    returnId: null,
    retryOf: null,
    failure: null,
    createdAt: at,
    endedAt: at,
  }
  await refunds.insertRefund(tx, row)
  return row
}

/** The credit note comes last: it holds its series until the transaction ends. */
async function conclude(
  tx: Tx,
  clock: Clock,
  order: store.OrderRow,
  { id, kind, amountMinor }: refunds.RefundRow,
): Promise<void> {
  // What was paid too much was never invoiced; of a cancelled order all is credited.
  const isCredited = kind !== 'automatic' || order.state === 'cancelled'
  // Whoever cancelled what was paid was told of the money then. What came without being due is a word of its own.
  const isKnown = kind === 'outside' || (kind === 'automatic' && isCredited && order.paidAt !== null)
  if (!isKnown) {
    await tell(tx, 'orders.refunded', order.id, {
      orderId: order.id,
      reference: order.reference,
      refundId: id,
      amount: { amountMinor, currency: order.currency },
    })
  }
  if (isCredited) await issueCreditNote(tx, clock, { id, orderId: order.id, amountMinor })
}
