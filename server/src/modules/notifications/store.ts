import type { Language } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'
import type { MailKind } from './mail-texts.ts'

export interface MailRow {
  id: string
  recipient: string
  subject: string
  state: 'waiting' | 'sent' | 'failed'
  createdAt: string
  sentAt: string | null
}

export interface StoredMail extends MailRow {
  /** The order it is about, or a part of it. */
  subjectId: string
  orderId: string
  language: Language
  html: string
  text: string
  messageId: string
}

export async function findMailOf(
  sql: Queryable,
  kind: MailKind,
  subjectId: string,
): Promise<StoredMail | undefined> {
  const [row] = await sql<StoredMail[]>`
    select ${mailColumns(sql)}, subject_id as "subjectId", coalesce(order_id, subject_id) as "orderId", language, html, text, message_id as "messageId"
    from notifications.mails where kind = ${kind} and subject_id = ${subjectId}`
  return row
}

export async function findMail(sql: Queryable, id: string): Promise<StoredMail | undefined> {
  const [row] = await sql<StoredMail[]>`
    select ${mailColumns(sql)}, subject_id as "subjectId", coalesce(order_id, subject_id) as "orderId", language, html, text, message_id as "messageId"
    from notifications.mails where id = ${id}`
  return row
}

type NewMail = Omit<StoredMail, 'state' | 'sentAt'> & { kind: MailKind }

/** Of each kind and subject the first one stays. */
export async function insertMail(sql: Queryable, mail: NewMail): Promise<void> {
  await sql`
    insert into notifications.mails
      (id, kind, subject_id, order_id, recipient, subject, language, html, text, message_id, created_at)
    values
      (${mail.id}, ${mail.kind}, ${mail.subjectId}, ${mail.orderId}, ${mail.recipient}, ${mail.subject}, ${mail.language},
       ${mail.html}, ${mail.text}, ${mail.messageId}, ${mail.createdAt})
    on conflict (kind, subject_id) do nothing`
}

/** Takes the right to send a mail, until a moment; false when it is sent or somebody else is at it. */
export async function claimMail(sql: Queryable, id: string, now: string, until: string): Promise<boolean> {
  const result = await sql`
    update notifications.mails set claimed_until = ${until}, tries = tries + 1
    where id = ${id} and state <> 'sent' and (claimed_until is null or claimed_until <= ${now})`
  return result.count > 0
}

export async function markSent(sql: Queryable, id: string, sentAt: string): Promise<void> {
  await sql`
    update notifications.mails
    set state = 'sent', sent_at = ${sentAt}, claimed_until = null, failure = null
    where id = ${id} and state <> 'sent'`
}

export async function markFailed(sql: Queryable, id: string, failure: string): Promise<void> {
  await sql`
    update notifications.mails set state = 'failed', claimed_until = null, failure = ${failure}
    where id = ${id} and state <> 'sent'`
}

/** Newest first, by index; without the texts, which are large. */
export async function listMails(
  sql: Queryable,
  { before, limit }: { before: { createdAt: string; id: string } | null; limit: number },
): Promise<MailRow[]> {
  const older = before
    ? sql`where (created_at, id) < (${before.createdAt}::timestamptz, ${before.id})`
    : sql``
  return await sql<MailRow[]>`
    select ${mailColumns(sql)} from notifications.mails ${older}
    order by created_at desc, id desc
    limit ${limit}`
}

/** At most `limit` mails from before that moment; returns how many. */
export async function deleteOldMails(sql: Queryable, before: string, limit: number): Promise<number> {
  const result = await sql`
    delete from notifications.mails where id in (
      select id from notifications.mails where created_at < ${before} order by created_at, id limit ${limit})`
  return result.count
}

function mailColumns(sql: Queryable) {
  return sql`id, recipient, subject, state, created_at as "createdAt", sent_at as "sentAt"`
}
