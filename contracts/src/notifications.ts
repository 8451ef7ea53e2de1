import { type Static, Type } from 'typebox'
import { contract, query, staff } from './contract.ts'
import { Closed, Cursor, Id, limit, Page, Timestamp } from './shared.ts'

export const MailSummary = Closed(
  {
    id: Id,
    to: Type.String(),
    subject: Type.String(),
    state: Type.Enum(['waiting', 'sent', 'failed'] as const),
    createdAt: Timestamp,
    sentAt: Type.Optional(Timestamp),
  },
  { title: 'MailSummary' },
)
export type MailSummary = Static<typeof MailSummary>

export const notifications = contract('notifications', {
  description: 'Mails to shoppers. Without an SMTP server they go to the development mailbox at `/mailbox`.',
  operations: {
    listMails: query({
      route: 'GET /api/admin/mails',
      access: staff('orders:read'),
      summary: 'Mails, newest first',
      input: Closed({ cursor: Type.Optional(Cursor), limit: limit(100, 50) }),
      output: Page(MailSummary),
      errors: ['INVALID_INPUT'],
    }),
    getMail: query({
      route: 'GET /api/admin/mails/{id}',
      access: staff('orders:read'),
      summary: 'A mail as it was sent',
      description: 'Its link leads to the order without the token that opened it for the recipient.',
      input: Closed({ id: Id }),
      output: Closed({ mail: MailSummary, html: Type.String(), text: Type.String() }),
      errors: ['NOT_FOUND'],
    }),
  },
})
