import {
  type Api,
  type MailSummary,
  type notifications,
  type Output,
  ServiceError,
} from '@techmart/contracts'
import { isId, isTime, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { NotificationsDeps } from './deps.ts'
import * as store from './store.ts'
import { unlockLink } from './unlock-link.ts'

/** Mails, newest first. */
export function listMails({ db }: Pick<NotificationsDeps, 'db'>): Api<typeof notifications>['listMails'] {
  return async (_ctx, { cursor, limit = 50 }) => {
    const before = readCursor(cursor, isTime, isId)
    const rows = await store.listMails(db.sql, {
      before: before && { createdAt: before[0], id: before[1] },
      limit: limit + 1,
    })
    const page = pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id])
    return { ...page, items: page.items.map(present) }
  }
}

/** A mail as it is kept: its link asks for the e-mail address, whoever reads it here. */
export function getMail({ db }: Pick<NotificationsDeps, 'db'>): Api<typeof notifications>['getMail'] {
  return async (_ctx, { id }) => {
    const mail = await store.findMail(db.sql, id)
    if (!mail) throw new ServiceError('NOT_FOUND')
    return { mail: present(mail), html: mail.html, text: mail.text }
  }
}

/** A mail as its recipient would have got it; for the development mailbox. */
export function openMail(
  deps: Pick<NotificationsDeps, 'db' | 'orders' | 'publicUrl'>,
): (id: string) => Promise<Output<typeof notifications, 'getMail'>> {
  return async (id) => {
    const mail = await store.findMail(deps.db.sql, id)
    if (!mail) throw new ServiceError('NOT_FOUND')
    const { html, text } = await unlockLink(deps, mail)
    return { mail: present(mail), html, text }
  }
}

function present({ id, recipient, subject, state, createdAt, sentAt }: store.MailRow): MailSummary {
  return { id, to: recipient, subject, state, createdAt, ...(sentAt === null ? {} : { sentAt }) }
}
