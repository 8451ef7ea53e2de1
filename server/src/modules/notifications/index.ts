import type { Api, EventMap, notifications, orders } from '@techmart/contracts'
import type { EventHandler } from '../../kernel/events.ts'
import type { Module } from '../../kernel/module.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import type { NotificationsDeps } from './deps.ts'
import { forgetMails } from './forget-mails.ts'
import { getMail, listMails, openMail } from './list-mails.ts'
import type { MailKind } from './mail-texts.ts'
import { serveMailbox } from './mailbox.ts'
import { type SendMail, sendMail } from './send-mail.ts'
import { createSmtp, type Deliver } from './smtp.ts'

export type { NotificationsDeps } from './deps.ts'

type OrderEvents = EventMap<typeof orders>
type OrderEvent = OutboxEvent<OrderEvents['orders.paid' | 'orders.fulfilled' | 'orders.cancelled']>

/** Mails to shoppers about their orders. */
export function createNotifications(deps: NotificationsDeps): Module<typeof notifications> {
  const { jobs, mail, publicUrl } = deps
  const { smtpUrl, mailFrom, demo } = mail
  // Without a mail server a mail has arrived once it is kept: the mailbox shows what is kept.
  const deliver: Deliver = smtpUrl ? createSmtp({ url: smtpUrl, from: mailFrom }) : async () => {}
  const api: Api<typeof notifications> = { listMails: listMails(deps), getMail: getMail(deps) }
  const mailAbout =
    (kind: MailKind): EventHandler<OrderEvent['payload']> =>
    (tx, { payload: { orderId, reference } }) =>
      jobs.send(tx, 'notifications.send_mail', { kind, orderId, reference } satisfies SendMail)
  const mailPart =
    <P extends { orderId: string; reference: string }>(
      toMail: (payload: P) => Pick<SendMail, 'kind' | 'subjectId' | 'text'> | undefined,
    ): EventHandler<P> =>
    async (tx, { payload }) => {
      const mail = toMail(payload)
      const { orderId, reference } = payload
      if (mail)
        await jobs.send(tx, 'notifications.send_mail', { ...mail, orderId, reference } satisfies SendMail)
    }
  return {
    api,
    jobs: {
      send_mail: { run: sendMail(deps, deliver), concurrency: 4, retries: 12, timeoutS: 60 },
      forget_mails: { cron: '53 3 * * *', run: forgetMails(deps) },
    },
    on: {
      'orders.paid': mailAbout('order_paid'),
      'orders.fulfilled': mailAbout('order_fulfilled'),
      'orders.cancelled': mailAbout('order_cancelled'),
      'orders.partly_sent': mailPart<OrderEvents['orders.partly_sent']>(({ parcelId: subjectId }) => ({
        kind: 'order_partly_sent',
        subjectId,
      })),
      'orders.refunded': mailPart<OrderEvents['orders.refunded']>(({ refundId: subjectId }) => ({
        kind: 'order_refunded',
        subjectId,
      })),
      'orders.return_changed': mailPart<OrderEvents['orders.return_changed']>(
        ({ returnId: subjectId, state }) =>
          state === 'approved' || state === 'refused' ? { kind: `return_${state}`, subjectId } : undefined,
      ),
      'orders.message_written': mailPart<OrderEvents['orders.message_written']>(
        ({ messageId: subjectId, text }) => ({ kind: 'order_message', subjectId, text }),
      ),
    },
    routes: (app) => {
      if (!smtpUrl && demo) serveMailbox(app, { list: api.listMails, open: openMail(deps) }, publicUrl)
    },
  }
}
