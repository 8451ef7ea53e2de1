import { timestamp } from '../../kernel/clock.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { pauseAfter } from '../../kernel/pause.ts'
import { takeOver } from './cancel.ts'
import type { PaymentParts } from './deps.ts'
import * as store from './store.ts'
import * as messages from './store-messages.ts'
import * as refunds from './store-refunds.ts'

const INTENTS_PER_MESSAGE = 20
const REFUNDS_PER_MESSAGE = 50
/** By then its job has had its tries. */
const FORGOTTEN_AFTER_MS = 5 * 60_000
const MESSAGES_PER_RUN = 100
const BUDGET_MS = 30_000
const PAUSES = { firstMs: 60_000, longestMs: 30 * 60_000 }

/** Takes a kept message over; the mark that it is handled and its effect are one transaction, so a repeat changes nothing. */
export function handleMessage(deps: PaymentParts) {
  const { db, log } = deps
  return async ({ eventId }: { eventId: string }): Promise<void> => {
    const received = await messages.findUnhandled(db.sql, eventId)
    if (!received) return
    const { message, provider } = received
    const payment = await findMeant(deps, received)
    if (!payment) {
      // Signed, but not about an order of this installation (another one may share the account).
      log.warn({ event: eventId, type: message.type }, 'payment message about an unknown order')
      await messages.markHandled(db.sql, eventId, timestamp(deps.clock))
      return
    }
    // Messages that were kept before intents had a currency are a reason to ask, as those without an intent.
    const told = message.intent?.currency ? [message.intent] : await askAbout(deps, payment, received)
    const intents = told.filter(({ currency }) => currency === payment.currency)
    if (intents.length < told.length)
      log.error({ event: eventId, order: payment.orderId }, 'money in another currency than the order is in')
    await db.transaction(async (tx) => {
      if (!(await messages.markHandled(tx, eventId, timestamp(deps.clock)))) return
      for (const intent of intents) await takeOver(deps, tx, provider, payment.orderId, intent)
      await askAboutRefunds(deps, tx, payment.orderId)
    })
  }
}

/**
 * The payment that a message is about. What anybody writes into an attempt of their own is no proof: one that we
 * have not heard of counts where the order is paid now, and nowhere else.
 */
async function findMeant(
  { db }: PaymentParts,
  { provider, message }: messages.ReceivedMessage,
): Promise<store.PaymentRow | undefined> {
  const known = message.intentId ? await store.findOrderOfIntent(db.sql, message.intentId) : undefined
  const orderId = message.orderId ?? known
  const payment = orderId ? await store.findPayment(db.sql, orderId) : undefined
  if (!payment || (known !== undefined && known !== payment.orderId)) return undefined
  const isForeign = message.intentId !== undefined && known === undefined && payment.provider !== provider
  return isForeign ? undefined : payment
}

/** How the attempts that a message is about stand now: the message only said that something happened. */
async function askAbout(
  { db, providers }: PaymentParts,
  { orderId, intentId, provider }: store.PaymentRow,
  received: messages.ReceivedMessage,
) {
  const at = providers.of(received.provider)
  const known = await store.listIntents(db.sql, orderId, INTENTS_PER_MESSAGE)
  const own = known.filter((intent) => intent.provider === at.name).map((intent) => intent.intentId)
  const current = intentId !== null && provider === at.name ? [intentId] : []
  const named = received.message.intentId
  const ids = named ? [named] : [...new Set([...current, ...own])]
  const intents = []
  for (const id of ids) intents.push(await at.status(id))
  return intents
}

/** A refund on its way may be what the message is about. */
async function askAboutRefunds(
  { jobs }: PaymentParts,
  tx: Parameters<ModuleDeps['jobs']['send']>[0],
  orderId: string,
): Promise<void> {
  const sent = await refunds.findSentRefunds(tx, orderId, REFUNDS_PER_MESSAGE)
  await jobs.sendMany(
    tx,
    'payments.refund',
    sent.map((refundId) => ({ refundId })),
  )
}

/** Messages whose job has given up: the row is the truth, and is handled as soon as it can be. */
export function handleForgotten(deps: PaymentParts): () => Promise<void> {
  const handle = handleMessage(deps)
  return async () => {
    const endsAt = performance.now() + BUDGET_MS
    const forgotten = await messages.findForgotten(
      deps.db.sql,
      { now: timestamp(deps.clock), receivedBefore: timestamp(deps.clock, -FORGOTTEN_AFTER_MS) },
      MESSAGES_PER_RUN,
    )
    await forEachInTurn(forgotten, async ({ eventId, tries }) => {
      if (performance.now() >= endsAt) return
      await messages.countTry(deps.db.sql, eventId, timestamp(deps.clock, pauseAfter(tries, PAUSES)))
      await handle({ eventId })
    })
  }
}

/** The provider repeats a message for three days; whatever came again later would change nothing either. */
const KEEP_MS = 30 * 86_400_000
const MESSAGES_PER_STATEMENT = 1_000
const STATEMENTS_PER_RUN = 200

/** Forgets old messages that were handled; what one run leaves, the next one takes. */
export function forgetMessages({ db, clock }: Pick<ModuleDeps, 'db' | 'clock'>): () => Promise<void> {
  return async () => {
    const before = timestamp(clock, -KEEP_MS)
    for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++) {
      const deleted = await messages.deleteMessages(db.sql, before, MESSAGES_PER_STATEMENT)
      if (deleted < MESSAGES_PER_STATEMENT) return
    }
  }
}
