import type { OperationsFinding, Suggestion } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface FindingRow {
  id: string
  kind: string
  subject: string
  state: OperationsFinding['state']
  details: Record<string, unknown>
  suggestion: Suggestion
  tries: number
  nextTryAt: string | null
  openedAt: string
  seenAt: string
  closedAt: string | null
  closing: NonNullable<OperationsFinding['closing']> | null
  note: string | null
}

export function toFinding({
  nextTryAt: _nextTryAt,
  closedAt,
  closing,
  note,
  ...row
}: FindingRow): OperationsFinding {
  return {
    ...row,
    ...(closedAt === null ? {} : { closedAt }),
    ...(closing === null ? {} : { closing }),
    ...(note === null ? {} : { note }),
  }
}

const columns = (sql: Queryable) => sql`
  id, kind, subject, state, details, suggestion, tries, next_try_at as "nextTryAt", opened_at as "openedAt",
  seen_at as "seenAt", closed_at as "closedAt", closing, note`

/** A new finding, or the lasting one of this kind and subject, seen once more. */
export async function upsertFinding(
  tx: Tx,
  finding: {
    id: string
    source: string
    kind: string
    subject: string
    details: Record<string, unknown>
    suggestion: Suggestion
    at: string
  },
): Promise<Pick<FindingRow, 'id' | 'state' | 'tries' | 'nextTryAt'> & { isNew: boolean }> {
  const { id, source, kind, subject, details, suggestion, at } = finding
  const [row] = await tx<(Pick<FindingRow, 'id' | 'state' | 'tries' | 'nextTryAt'> & { isNew: boolean })[]>`
    insert into operations.findings (id, source, kind, subject, state, details, suggestion, opened_at, seen_at)
    values (${id}, ${source}, ${kind}, ${subject}, 'open', ${tx.json(details as never)}, ${suggestion}, ${at}, ${at})
    on conflict (kind, subject) where state <> 'closed' do update
      set seen_at = excluded.seen_at, details = excluded.details, suggestion = excluded.suggestion
    returning id, state, tries, next_try_at as "nextTryAt", id = ${id} as "isNew"`
  if (!row) throw new Error(`The finding ${kind} of ${subject} was not written`)
  return row
}

export async function countTry(sql: Queryable, id: string, nextTryAt: string): Promise<void> {
  await sql`update operations.findings set tries = tries + 1, next_try_at = ${nextTryAt} where id = ${id}`
}

export async function touch(sql: Queryable, id: string, at: string): Promise<void> {
  await sql`update operations.findings set seen_at = ${at} where id = ${id}`
}

/** Lasting findings of a source that its present pass has not seen. */
export async function findUnseen(
  sql: Queryable,
  source: string,
  seenBefore: string,
  limit: number,
): Promise<Pick<FindingRow, 'id' | 'kind' | 'subject'>[]> {
  return await sql<Pick<FindingRow, 'id' | 'kind' | 'subject'>[]>`
    select id, kind, subject from operations.findings
    where source = ${source} and state <> 'closed' and seen_at < ${seenBefore}
    order by seen_at limit ${limit}`
}

export async function closeFinding(
  tx: Tx,
  id: string,
  at: string,
  closing: 'gone' | 'repaired',
): Promise<Pick<FindingRow, 'kind' | 'subject'> | undefined> {
  const [row] = await tx<Pick<FindingRow, 'kind' | 'subject'>[]>`
    update operations.findings set state = 'closed', closed_at = ${at}, closing = ${closing}
    where id = ${id} and state <> 'closed'
    returning kind, subject`
  return row
}

export async function lockFinding(tx: Tx, id: string): Promise<FindingRow | undefined> {
  const [row] = await tx<FindingRow[]>`
    select ${columns(tx)} from operations.findings where id = ${id} for update`
  return row
}

export async function resolve(tx: Tx, id: string, note: string, at: string): Promise<void> {
  await tx`update operations.findings set state = 'resolved', note = ${note}, seen_at = ${at} where id = ${id}`
}

export async function listFindings(
  sql: Queryable,
  page: {
    state: string | null
    kind: string | null
    before: readonly [at: string, id: string] | null
    limit: number
  },
): Promise<FindingRow[]> {
  const { state, kind, before, limit } = page
  return await sql<FindingRow[]>`
    select ${columns(sql)} from operations.findings
    where (${state}::text is null or state = ${state})
      and (${kind}::text is null or kind = ${kind})
      ${before ? sql`and (opened_at, id) < (${before[0]}, ${before[1]})` : sql``}
    order by opened_at desc, id desc
    limit ${limit}`
}

export interface PassRow {
  source: string
  begunAt: string | null
  /** The same by the database's clock, by which rows say when they changed. */
  begunBookedAt: string | null
  /** Every change until then, by that clock, was seen by a pass that ended. */
  coveredUntil: string | null
  since: string | null
  cursor: string | null
  workedAt: string
  endedAt: string | null
  wholeEndedAt: string | null
}

const SOURCES = 50

export async function findPasses(sql: Queryable): Promise<Map<string, PassRow>> {
  const rows = await sql<PassRow[]>`
    select source, begun_at as "begunAt", begun_booked_at as "begunBookedAt",
      covered_until as "coveredUntil", since, cursor,
      worked_at as "workedAt", ended_at as "endedAt", whole_ended_at as "wholeEndedAt"
    from operations.passes limit ${SOURCES}`
  return new Map(rows.map((row) => [row.source, row]))
}

/** The time by which rows are told when they changed. */
export async function bookedNow(sql: Queryable): Promise<string> {
  const [row] = await sql<{ now: string }[]>`select now() as now`
  if (!row) throw new Error('The database does not know the time')
  return row.now
}

export async function savePass(sql: Queryable, pass: PassRow): Promise<void> {
  const { source, begunAt, begunBookedAt, coveredUntil, since, cursor, workedAt, endedAt, wholeEndedAt } =
    pass
  await sql`
    insert into operations.passes
      (source, begun_at, begun_booked_at, covered_until, since, cursor, worked_at, ended_at, whole_ended_at)
    values (${source}, ${begunAt}, ${begunBookedAt}, ${coveredUntil}, ${since}, ${cursor}, ${workedAt}, ${endedAt},
      ${wholeEndedAt})
    on conflict (source) do update set begun_at = excluded.begun_at,
      begun_booked_at = excluded.begun_booked_at, covered_until = excluded.covered_until, since = excluded.since, cursor = excluded.cursor, worked_at = excluded.worked_at,
      ended_at = excluded.ended_at, whole_ended_at = excluded.whole_ended_at`
}

export interface Behind {
  consumer: string
  /** When the oldest event that it has not read was told. */
  oldestAt: string
}

const CONSUMERS = 100

/** Consumers with an event from before a moment that they have not read; by the order of the outbox, one probe each. */
export async function findBehind(sql: Queryable, before: string): Promise<Behind[]> {
  return await sql<Behind[]>`
    select s.consumer, unread.at as "oldestAt"
    from kernel.subscriptions s
    cross join lateral (
      select o.at from kernel.outbox o
      where (o.xid, o.id) > (s.xid, s.id) and o.type = any(s.types)
      order by o.xid, o.id limit 1
    ) unread
    where unread.at < ${before}
    order by s.consumer limit ${CONSUMERS}`
}

const QUEUES = 100
const COUNTED = 10_000

/** Jobs that have failed for good, by queue. */
export async function countDeadLetters(sql: Queryable): Promise<{ queue: string; count: number }[]> {
  return await sql<{ queue: string; count: number }[]>`
    select queue, count(*)::int as count from (
      select coalesce(source_name, name) as queue from pgboss.job
      where name = 'dead-letters' and state = 'created' order by created_on desc limit ${COUNTED}
    ) latest
    group by queue order by queue limit ${QUEUES}`
}
