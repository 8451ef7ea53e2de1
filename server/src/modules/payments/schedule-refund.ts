import type { EventMap, orders } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { settle, withSums } from './apply-intent.ts'
import * as store from './store.ts'
import * as credits from './store-credits.ts'
import * as refunds from './store-refunds.ts'
import { creditBack } from './take-credits.ts'
import { tellRefund, tellRefundRefused } from './tell-changes.ts'

type Deps = { jobs: Jobs; clock: Clock }
type RefundDue = EventMap<typeof orders>['orders.refund_due']

const INTENTS_PER_REFUND = 100

/**
 * Notes that money must go back and enqueues the calls; what goes to gift cards and store credit moves at once. Money
 * goes back the way it came, card before gift card, and never more than is left: then nothing moves, and the refund
 * is told to have failed.
 */
export function scheduleRefund(deps: Deps) {
  return async (tx: Tx, event: OutboxEvent<RefundDue>): Promise<void> => {
    const { orderId, amount, refundId, to = 'original' } = event.payload
    const reason = await schedule(deps, tx, {
      cause: event.id,
      orderId,
      amountMinor: amount.amountMinor,
      refundId: refundId ?? null,
      to,
    })
    if (reason) await tellRefundRefused(tx, { orderId, amount, refundId, reason })
  }
}

/** What a cancelled payment had received in part, and nobody has asked back. */
export function refundRemainder(deps: Deps & { db: Db }) {
  return ({ orderId }: { orderId: string }): Promise<void> =>
    deps.db.transaction(async (tx) => {
      const payment = await store.lockPayment(tx, orderId)
      // Money that came in full is the order's to decide on: it may have been revived by it.
      if (payment?.state !== 'cancelled' || payment.capturedMinor >= payment.amountMinor) return
      const { totalMinor } = await leftOf(tx, payment)
      if (totalMinor === 0) return
      const cause = `remainder-${orderId}`
      await schedule(deps, tx, { cause, orderId, amountMinor: totalMinor, refundId: null, to: 'original' })
    })
}

interface Wanted {
  cause: string
  orderId: string
  amountMinor: number
  refundId: string | null
  to: 'original' | 'store_credit'
}

/** Returns why it cannot be done, if it cannot. */
async function schedule(deps: Deps, tx: Tx, wanted: Wanted): Promise<string | undefined> {
  const payment = await store.lockPayment(tx, wanted.orderId)
  if (!payment) return 'no_payment'
  await store.keepCurrentIntent(tx, payment)
  const left = await leftOf(tx, payment)
  if (wanted.amountMinor > left.totalMinor) return 'exceeds_captured'
  const parts =
    wanted.to === 'store_credit'
      ? await toStoreCredit(deps, tx, payment, wanted)
      : split(wanted.amountMinor, left)
  if (!parts) return 'no_customer'
  const named = parts.map((part, index) => ({ ...part, id: partId(wanted.cause, index) }))
  await refunds.insertRefunds(
    tx,
    named.map((part) => ({
      ...part,
      orderId: wanted.orderId,
      cause: wanted.cause,
      refundId: wanted.refundId,
      state: stateOf(part),
      reason: part.disabled ? 'gift_card_disabled' : null,
    })),
  )
  const calls = named.filter(({ accountId }) => !accountId)
  await deps.jobs.sendMany(
    tx,
    'payments.refund',
    calls.map(({ id }) => ({ refundId: id })),
  )
  await creditParts(deps, tx, payment, wanted.cause, named)
  return undefined
}

function stateOf({ accountId, disabled }: Part): 'due' | 'done' | 'failed' {
  if (disabled) return 'failed'
  return accountId ? 'done' : 'due'
}

function partId(cause: string, index: number): string {
  return index === 0 ? cause : `${cause}.${index + 1}`
}

interface Part {
  intentId: string | null
  accountId: string | null
  /** Its account was stopped: this part cannot go there, and staff have to say where else. */
  disabled: boolean
  amountMinor: number
}

interface Left {
  intents: refunds.Refundable[]
  credits: credits.OrderCredit[]
  totalMinor: number
}

/** What can still go back: in all, on each intent, and to each gift card and store credit that paid. */
async function leftOf(tx: Tx, payment: store.PaymentRow): Promise<Left> {
  const intents = await refunds.findRefundable(tx, payment, INTENTS_PER_REFUND)
  const { capturedMinor } = await store.sumIntents(tx, payment.orderId)
  const creditMinor = payment.capturedMinor - capturedMinor
  const onIntents = intents.reduce((sum, { leftMinor }) => sum + leftMinor, 0)
  return {
    intents,
    credits: creditMinor > 0 ? await credits.listOrderCredits(tx, payment.orderId) : [],
    totalMinor: Math.max(0, onIntents + creditMinor - payment.creditRefundedMinor),
  }
}

/** The newest intents give first: what came last is what came too much. */
function split(amountMinor: number, { intents, credits: accounts }: Left): Part[] {
  const sources = [
    ...intents.map(({ intentId, leftMinor }) => ({ intentId, accountId: null, disabled: false, leftMinor })),
    ...accounts.map(({ accountId, disabled, leftMinor }) => ({
      intentId: null,
      accountId,
      disabled,
      leftMinor,
    })),
  ]
  const parts: Part[] = []
  let openMinor = amountMinor
  for (const { leftMinor, ...source } of sources) {
    if (openMinor === 0) break
    const takenMinor = Math.min(openMinor, leftMinor)
    parts.push({ ...source, amountMinor: takenMinor })
    openMinor -= takenMinor
  }
  if (openMinor > 0) throw new Error(`${openMinor} of ${amountMinor} minor units have nothing to go back on`)
  return parts
}

/** To the customer's store credit, which is made where there is none; undefined without a customer. */
async function toStoreCredit(
  { clock }: Deps,
  tx: Tx,
  payment: store.PaymentRow,
  { amountMinor }: Wanted,
): Promise<Part[] | undefined> {
  const { customerId, currency } = payment
  if (customerId === null) return undefined
  await credits.insertAccount(tx, {
    id: newId(),
    kind: 'store_credit',
    customerId,
    currency,
    createdAt: timestamp(clock),
    codeHash: null,
    last4: null,
    note: null,
    expiresAt: null,
    requestId: null,
    requestHash: null,
  })
  const accountId = (await credits.findStoreCredit(tx, customerId, currency)) as string
  return [{ intentId: null, accountId, disabled: false, amountMinor }]
}

async function creditParts(
  { clock }: Deps,
  tx: Tx,
  payment: store.PaymentRow,
  cause: string,
  parts: (Part & { id: string })[],
): Promise<void> {
  let creditRefundedMinor = payment.creditRefundedMinor
  for (const { id, accountId, disabled, amountMinor } of parts) {
    if (!accountId || disabled) continue
    await creditBack(clock, tx, {
      accountId,
      orderId: payment.orderId,
      ref: id,
      deltaMinor: amountMinor,
      kind: 'refund',
      who: 'shop',
    })
    creditRefundedMinor += amountMinor
  }
  if (!parts.some(({ accountId }) => accountId)) return
  const changed = { ...payment, creditRefundedMinor }
  const told = await tellRefund(tx, changed, cause)
  await settle(tx, payment, await withSums(tx, told))
}
