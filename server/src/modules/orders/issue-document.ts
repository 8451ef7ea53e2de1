import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrderRow } from './store.ts'
import * as store from './store-documents.ts'

/** The legal entity that sells; each has series of its own, which begin anew every year. */
const ENTITY = 'TM'
const PREFIX = { invoice: 'INV', credit_note: 'CRN' } as const
const DIGITS = 6

/**
 * Issues the invoice of an order whose money was captured, once. The last thing its transaction does: the series is locked
 * until the end, so numbers have no gaps. The order is locked by the caller.
 */
export async function issueInvoice(tx: Tx, clock: Clock, order: OrderRow): Promise<store.DocumentRow> {
  const earlier = await store.findInvoice(tx, order.id)
  if (earlier) return earlier
  return await issue(tx, clock, {
    orderId: order.id,
    kind: 'invoice',
    amountMinor: order.totalMinor,
    refundId: null,
  })
}

/** Issues the credit note of a refund that has arrived; never more is credited than was invoiced. */
export async function issueCreditNote(
  tx: Tx,
  clock: Clock,
  refund: { id: string; orderId: string; amountMinor: number },
): Promise<void> {
  const issued = await store.findDocuments(tx, refund.orderId)
  const openMinor = issued.reduce(
    (sum, { kind, amountMinor }) => sum + (kind === 'invoice' ? amountMinor : -amountMinor),
    0,
  )
  const amountMinor = Math.min(refund.amountMinor, openMinor)
  if (amountMinor <= 0) return
  await issue(tx, clock, {
    orderId: refund.orderId,
    kind: 'credit_note',
    amountMinor,
    refundId: refund.id,
  })
}

async function issue(
  tx: Tx,
  clock: Clock,
  facts: Pick<store.DocumentRow, 'orderId' | 'kind' | 'amountMinor' | 'refundId'>,
): Promise<store.DocumentRow> {
  const issuedAt = timestamp(clock)
  const series = `${PREFIX[facts.kind]}-${ENTITY}-${issuedAt.slice(0, 4)}`
  const row = { id: newId(), ...facts, series, number: await store.takeNumber(tx, series), issuedAt }
  await store.insertDocument(tx, row)
  return row
}

/** `INV-TM-2030-000042` */
export function numberOf({ series, number }: Pick<store.DocumentRow, 'series' | 'number'>): string {
  return `${series}-${String(number).padStart(DIGITS, '0')}`
}
