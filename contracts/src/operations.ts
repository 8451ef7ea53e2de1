import { type Static, Type } from 'typebox'
import { command, contract, event, query, staff } from './contract.ts'
import { Closed, Cursor, Id, limit, Page, Timestamp } from './shared.ts'

/** `resolved`: staff have dealt with it or live with it; it is told again only after it was gone. */
export const findingStates = ['open', 'resolved', 'closed'] as const
export const FindingState = Type.Enum(findingStates)

/** What staff could do about a finding. */
export const suggestions = [
  'ask_provider',
  'check_order',
  'count_stock',
  'refund_at_provider',
  'retry_dead_letters',
  'retry_refund',
  'start_worker',
] as const
export const Suggestion = Type.Enum(suggestions)
export type Suggestion = (typeof suggestions)[number]

/** Why a finding is closed: by itself, because the reconciler repaired it, or because staff said so. */
export const closings = ['gone', 'repaired', 'resolved'] as const
export const Closing = Type.Enum(closings)

export const OperationsFinding = Closed(
  {
    id: Id,
    kind: Type.String({ description: 'What is wrong, e.g. `money_differs`' }),
    subject: Type.String({ description: 'What it is about: the id of an order, a SKU, a consumer, a queue' }),
    state: FindingState,
    details: Type.Record(Type.String(), Type.Unknown()),
    suggestion: Suggestion,
    tries: Type.Integer({ description: 'How often a repair was tried' }),
    openedAt: Timestamp,
    seenAt: Timestamp,
    closedAt: Type.Optional(Timestamp),
    closing: Type.Optional(Closing),
    note: Type.Optional(Type.String()),
  },
  { title: 'OperationsFinding' },
)
export type OperationsFinding = Static<typeof OperationsFinding>

const About = {
  findingId: Id,
  kind: Type.String(),
  subject: Type.String(),
  cause: Type.String({ description: 'What was seen, or why it is over' }),
}

export const operations = contract('operations', {
  description:
    'The reconciler: compares orders, payments, reservations, stock and events all the time, repairs what has one ' +
    'safe answer, and lists the rest.',
  operations: {
    listFindings: query({
      route: 'GET /api/admin/findings',
      access: staff('orders:read'),
      summary: 'What the reconciler found, newest first',
      input: Closed({
        state: Type.Optional(FindingState),
        kind: Type.Optional(Type.String({ maxLength: 60 })),
        cursor: Type.Optional(Cursor),
        limit: limit(100, 50),
      }),
      output: Page(OperationsFinding),
      errors: ['INVALID_INPUT'],
    }),
    resolveFinding: command({
      route: 'POST /api/admin/findings/{id}/resolution',
      access: staff('orders:write'),
      summary: 'Say that a finding was dealt with; it is not told again while it lasts',
      input: Closed({ id: Id, note: Type.String({ minLength: 3, maxLength: 500 }) }),
      output: OperationsFinding,
      errors: ['FINDING_NOT_FOUND', 'FINDING_CLOSED'],
    }),
  },
  events: {
    finding_opened: event({ summary: 'Something does not add up', payload: Closed(About) }),
    finding_closed: event({
      summary: 'A finding is over',
      payload: Closed({ ...About, closing: Closing }),
    }),
  },
})
