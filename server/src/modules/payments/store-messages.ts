import type { Queryable, Tx } from '../../kernel/db.ts'
import type { Message } from './providers/provider.ts'

export interface ReceivedMessage {
  eventId: string
  provider: string
  message: Message
  receivedAt: string
}

/** False when the message was received before. */
export async function insertMessage(tx: Tx, received: ReceivedMessage): Promise<boolean> {
  const { eventId, provider, message, receivedAt } = received
  // The page's address opens the payment: nothing that is to be kept here.
  const { redirectUrl: _page, ...intent } = message.intent ?? {}
  const kept = { ...message, ...(message.intent ? { intent } : {}) }
  const rows = await tx`
    insert into payments.provider_events (event_id, provider, type, intent_id, message, received_at)
    values (
      ${eventId}, ${provider}, ${message.type}, ${message.intentId ?? ''}, ${tx.json(kept as never)}, ${receivedAt})
    on conflict do nothing returning 1`
  return rows.length > 0
}

/** A message that is still to be handled. */
export async function findUnhandled(sql: Queryable, eventId: string): Promise<ReceivedMessage | undefined> {
  const rows = await sql<ReceivedMessage[]>`
    select event_id as "eventId", provider, message, received_at as "receivedAt" from payments.provider_events
    where event_id = ${eventId} and handled_at is null and message is not null`
  return rows[0]
}

/** False when somebody else has handled it meanwhile. */
export async function markHandled(tx: Queryable, eventId: string, at: string): Promise<boolean> {
  const rows = await tx`
    update payments.provider_events set handled_at = ${at} where event_id = ${eventId} and handled_at is null
    returning 1`
  return rows.length > 0
}

/** Messages whose job did not get them handled, by the time they are to be tried again. */
export async function findForgotten(
  sql: Queryable,
  { now, receivedBefore }: { now: string; receivedBefore: string },
  limit: number,
): Promise<{ eventId: string; tries: number }[]> {
  return await sql<{ eventId: string; tries: number }[]>`
    select event_id as "eventId", tries from payments.provider_events
    where handled_at is null and message is not null and received_at < ${receivedBefore}
      and coalesce(next_try_at, received_at) <= ${now}
    order by coalesce(next_try_at, received_at) limit ${limit}`
}

/** Counts a try before it is made. */
export async function countTry(sql: Queryable, eventId: string, nextTryAt: string): Promise<void> {
  await sql`
    update payments.provider_events set tries = tries + 1, next_try_at = ${nextTryAt} where event_id = ${eventId}`
}

/** At most `limit` handled messages from before that moment; returns how many. */
export async function deleteMessages(sql: Queryable, before: string, limit: number): Promise<number> {
  const result = await sql`
    delete from payments.provider_events where event_id in (
      select event_id from payments.provider_events
      where received_at < ${before} and (handled_at is not null or message is null)
      order by received_at limit ${limit})`
  return result.count
}
