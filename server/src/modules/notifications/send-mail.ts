import type { Order } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { NotificationsDeps } from './deps.ts'
import type { MailKind } from './mail-texts.ts'
import { renderOrderMail } from './order-mail.ts'
import { DEADLINE_MS, type Deliver } from './smtp.ts'
import * as store from './store.ts'
import { unlockLink } from './unlock-link.ts'

export interface SendMail {
  kind: MailKind
  orderId: string
  reference: string
  /** The part of the order it is about: a parcel, a refund, a return, a message. */
  subjectId?: string
  /** What a person wrote. */
  text?: string
}

/** Longer than a delivery can take: within it nobody else sends the same mail. */
const CLAIM_MS = DEADLINE_MS + 10_000

/**
 * The job that writes and sends the mail of an occasion: written once, and sent by one run at a time until
 * the mail server has taken it. Only when a run dies between that and noting it is a mail sent again, under
 * the same Message-ID, by which mail servers and programs recognise it: SMTP knows no other way.
 */
export function sendMail(deps: NotificationsDeps, deliver: Deliver): (job: SendMail) => Promise<void> {
  const { db, clock } = deps
  return async (job) => {
    const mail = await writeMail(deps, job)
    if (!mail || mail.state === 'sent') return
    if (!(await store.claimMail(db.sql, mail.id, timestamp(clock), timestamp(clock, CLAIM_MS)))) {
      const now = await store.findMail(db.sql, mail.id)
      if (now?.state === 'sent') return
      // Tried again later: whoever is at it may not get through with it.
      throw new Error(`The mail ${mail.id} is being sent by another run`)
    }
    try {
      await deliver(await unlockLink(deps, mail))
    } catch (error) {
      await store.markFailed(db.sql, mail.id, error instanceof Error ? error.message : 'unknown')
      throw error
    }
    await store.markSent(db.sql, mail.id, timestamp(clock))
  }
}

/** The mail as it was first written, or is now; none where nobody has to hear of it. */
async function writeMail(
  { db, clock, orders, mail: { mailFrom }, publicUrl }: NotificationsDeps,
  { kind, orderId, reference, subjectId = orderId, text }: SendMail,
): Promise<store.StoredMail | undefined> {
  const earlier = await store.findMailOf(db.sql, kind, subjectId)
  if (earlier) return earlier
  const ctx = { actor: { kind: 'service', name: 'notifications' } as const, requestId: newId() }
  const order = await orders.getOrder(ctx, { reference })
  if (kind === 'order_cancelled' && isOfNoConcern(order)) return undefined
  await store.insertMail(db.sql, {
    id: newId(),
    kind,
    subjectId,
    orderId,
    recipient: order.email,
    language: order.language,
    messageId: `<${kind}.${subjectId}@${hostOf(mailFrom)}>`,
    createdAt: timestamp(clock),
    ...renderOrderMail(kind, order, publicUrl, { subjectId, ...(text ? { text } : {}) }),
  })
  // Another run may have been first; then its mail is the one.
  return (await store.findMailOf(db.sql, kind, subjectId)) as store.StoredMail
}

function hostOf(mailFrom: string): string {
  return /@([A-Za-z0-9.-]+)/.exec(mailFrom)?.[1] ?? 'localhost'
}

/**
 * Never paid, and given up by whoever placed it or by nobody at all. The address in it is anybody's word: mails about
 * such orders could be had by the hundred for somebody else.
 */
function isOfNoConcern({ paidAt, paid, timeline }: Order): boolean {
  const cancelled = timeline.findLast(({ what }) => what === 'cancelled')
  return paidAt === undefined && paid.amountMinor === 0 && cancelled?.who.startsWith('staff') !== true
}
