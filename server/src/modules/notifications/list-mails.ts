import {
  type Api,
  type MailSummary,
  type notifications,
  type Output,
  ServiceError,
} from '@techmart/contracts'
import type { NotificationsDeps } from './deps.ts'
import * as store from './store.ts'
import { unlockLink } from './unlock-link.ts'

/** Mails, newest first. */
export function listMails({ db }: Pick<NotificationsDeps, 'db'>): Api<typeof notifications>['listMails'] {
  return async (_ctx, { cursor, limit = 50 }) => {
    const before = cursor === undefined ? null : readCursor(cursor)
    const rows = await store.listMails(db.sql, { before, limit: limit + 1 })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return {
      items: items.map(present),
      ...(rows.length > limit && last ? { nextCursor: writeCursor(last) } : {}),
    }
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

function writeCursor({ createdAt, id }: store.MailRow): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url')
}

function readCursor(cursor: string): { createdAt: string; id: string } {
  const [createdAt = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const at = new Date(createdAt)
  // Written as we write it: a 30th of February can be read, but is no such day.
  const fits = !Number.isNaN(at.getTime()) && at.toISOString() === createdAt && createdAt.length === 24
  if (!fits || !/^[\w-]{8,64}$/.test(id) || rest.length > 0)
    throw new ServiceError('INVALID_INPUT', {
      errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }],
    })
  return { createdAt, id }
}
