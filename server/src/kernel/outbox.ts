import type { Queryable, Tx } from './db.ts'
import { newId } from './ids.ts'

/** A fact as consumers receive it. */
export interface OutboxEvent<P = unknown> {
  id: string
  type: string
  payload: P
}

/**
 * Tells a fact in the caller's transaction: it is told exactly if that commits.
 * Events with the same key (the id of what they are about) reach a consumer one after the other, in the order
 * they were told. One whose handler keeps failing is handed over to be tried later, and those behind it go on:
 * it then arrives after them, so a handler goes by what is true now and not by what it was told before.
 */
export type Tell<Map> = <K extends keyof Map & string>(
  tx: Tx,
  type: K,
  key: string,
  payload: Map[K],
) => Promise<void>

/** A module's own way to tell facts; typed by the events of its contract. */
export function teller<Map>(): Tell<Map> {
  return async (tx, type, key, payload) => {
    await tx`
      insert into kernel.outbox (event_id, type, key, payload)
      values (${newId()}, ${type}, ${key}, ${tx.json(payload as never)})`
  }
}

/**
 * Marks an event as handled by a consumer, inside the transaction of its effect.
 * Returns false when it was handled before: then there is nothing to do.
 */
export async function firstTime(tx: Tx, consumer: string, eventId: string): Promise<boolean> {
  const rows = await tx`
    insert into kernel.inbox (consumer, event_id) values (${consumer}, ${eventId})
    on conflict do nothing
    returning 1`
  return rows.length > 0
}

/** Starts a consumer at the present; what was told before it existed does not concern it. */
export async function subscribe(sql: Queryable, consumer: string, types: string[]): Promise<void> {
  await sql`
    insert into kernel.subscriptions (consumer, types) values (${consumer}, ${types})
    on conflict (consumer) do update set types = excluded.types where subscriptions.types <> excluded.types`
}

/** Takes or renews the right to read for these consumers: one process at a time. Returns those it got. */
export async function lease(
  sql: Queryable,
  consumers: string[],
  owner: string,
  leaseMs: number,
): Promise<string[]> {
  const rows = await sql<{ consumer: string }[]>`
    update kernel.subscriptions
    set owner = ${owner}, lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where consumer in (
      select consumer from kernel.subscriptions
      where consumer = any(${consumers}) and (owner = ${owner} or lease_until is null or lease_until <= clock_timestamp())
      order by consumer
      for update skip locked
    )
    returning consumer`
  return rows.map((row) => row.consumer)
}

/** Others may read at once; until when somebody did is kept. */
export async function endLeases(sql: Queryable, owner: string): Promise<void> {
  await sql`update kernel.subscriptions set owner = null, lease_until = clock_timestamp() where owner = ${owner}`
}

export interface Pending {
  consumer: string
  /** Everything below this transaction id is settled: what is not returned does not exist. */
  head: string
  /** How far behind the head the consumer's position is, in transactions. */
  lag: number
  xid: string | null
  seq: number | null
  id: string | null
  type: string | null
  key: string | null
  payload: unknown
}

/** The next events of each consumer, oldest first, that no running transaction can still precede; a row without event for a consumer that has none. */
export async function readPending(sql: Queryable, consumers: string[], limit: number): Promise<Pending[]> {
  return await sql<Pending[]>`
    with now as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as head)
    select s.consumer, now.head::text as head, (now.head::text::int8 - s.xid::text::int8) as lag,
      e.xid::text as xid, e.id as seq, e.event_id as id, e.type, e.key, e.payload
    from kernel.subscriptions s
    cross join now
    left join lateral (
      select o.xid, o.id, o.event_id, o.type, o.key, o.payload from kernel.outbox o
      where (o.xid, o.id) > (s.xid, s.id) and o.xid < now.head and o.type = any(s.types)
      order by o.xid, o.id
      limit ${limit}
    ) e on true
    where s.consumer = any(${consumers})
    order by s.consumer, e.xid, e.id`
}

/** True while something told to these consumers is unread, be it only hidden behind a transaction that still runs. */
export async function hasUnread(sql: Queryable, consumers: string[]): Promise<boolean> {
  const rows = await sql`
    select 1 from kernel.subscriptions s
    where consumer = any(${consumers}) and exists (
      select from kernel.outbox o where o.type = any(s.types) and (o.xid, o.id) > (s.xid, s.id))
    limit 1`
  return rows.length > 0
}

/** What is committed by now, as PostgreSQL writes it down. */
export async function readSnapshot(sql: Queryable): Promise<string> {
  const rows = await sql<{ snapshot: string }[]>`select pg_current_snapshot()::text as snapshot`
  return (rows[0] as { snapshot: string }).snapshot
}

/** Where an event was told. */
export interface EventPlace {
  seq: number
  xid: string
}

export type RecentEvent = OutboxEvent & EventPlace

/**
 * Events that are committed by now and were not when that snapshot was taken; and the snapshot of this reading. By the
 * index of (xid, id): 0.1 ms while little is told and no transaction has been writing for long.
 */
export async function readSince(
  sql: Queryable,
  asked: { types: readonly string[]; since: string; after: EventPlace | undefined; limit: number },
): Promise<{ snapshot: string; events: RecentEvent[] }> {
  const { xid, seq } = asked.after ?? { xid: '0', seq: 0 }
  const rows = await sql<({ snapshot: string } & { [K in keyof RecentEvent]: RecentEvent[K] | null })[]>`
    with now as materialized (select pg_current_snapshot()::text as snapshot)
    select now.snapshot, e.event_id as id, e.type, e.payload, e.id as seq, e.xid::text as xid
    from now left join lateral (
      select event_id, type, payload, id, xid from kernel.outbox
      where xid >= pg_snapshot_xmin(${asked.since}::pg_snapshot)
        and not pg_visible_in_snapshot(xid, ${asked.since}::pg_snapshot)
        and type = any(${asked.types as string[]}) and (xid, id) > (${xid}::xid8, ${seq})
      order by xid, id
      limit ${asked.limit}
    ) e on true`
  return {
    snapshot: (rows[0] as { snapshot: string }).snapshot,
    events: rows.flatMap(({ snapshot: _of, ...event }) => (event.id === null ? [] : [event as RecentEvent])),
  }
}

export async function movePosition(
  sql: Queryable,
  consumer: string,
  xid: string,
  seq: number,
): Promise<void> {
  await sql`update kernel.subscriptions set xid = ${xid}::xid8, id = ${seq} where consumer = ${consumer}`
}

export async function findEvent(sql: Queryable, eventId: string): Promise<OutboxEvent | undefined> {
  const rows = await sql<OutboxEvent[]>`
    select event_id as id, type, payload from kernel.outbox where event_id = ${eventId}`
  return rows[0]
}

/** Events older than those that are kept, which a consumer has not read. */
export interface Unread {
  consumer: string
  /** Counted up to 10,000. */
  count: number
  /** Somebody has read for this consumer within that time, or nobody ever has: its events are kept for it. */
  live: boolean
}

const COUNTED = 10_000
const CONSUMERS = 100
/** Small deletions, so that none runs into the statement's time limit. */
const ROWS_PER_STATEMENT = 5_000
const STATEMENTS_PER_RUN = 1_000

/**
 * Forgets what is older than `keepDays`, but no event that a live consumer has yet to read; what one run leaves,
 * the next one takes. Returns what was unread at that age, for whoever is to be warned.
 */
export async function prune(sql: Queryable, keepDays: number): Promise<Unread[]> {
  const unread = await findUnread(sql, keepDays)
  await pruneEvents(sql, keepDays)
  for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++) {
    const marks = await sql`
      delete from kernel.inbox where (consumer, event_id) in (
        select consumer, event_id from kernel.inbox where at < now() - ${keepDays} * interval '1 day'
        order by at limit ${ROWS_PER_STATEMENT}
      )`
    if (marks.count < ROWS_PER_STATEMENT) break
  }
  return unread
}

async function findUnread(sql: Queryable, keepDays: number): Promise<Unread[]> {
  const rows = await sql<Unread[]>`
    select s.consumer, unread.count,
      (s.lease_until is null or s.lease_until > now() - ${keepDays} * interval '1 day') as live
    from kernel.subscriptions s
    cross join lateral (
      select count(*)::int as count from (
        select from kernel.outbox o
        where (o.xid, o.id) > (s.xid, s.id) and o.type = any(s.types)
          and o.at < now() - ${keepDays} * interval '1 day'
        limit ${COUNTED}
      ) counted
    ) unread
    where unread.count > 0
    order by s.consumer
    limit ${CONSUMERS}`
  return [...rows]
}

/** Goes through the old events once, by id: those that are kept are not looked at again in every statement. */
async function pruneEvents(sql: Queryable, keepDays: number): Promise<void> {
  const [newest] = await sql<{ id: number }[]>`
    select id from kernel.outbox where at < now() - ${keepDays} * interval '1 day' order by at desc limit 1`
  let after = 0
  for (let statements = 0; newest && statements < STATEMENTS_PER_RUN; statements++) {
    const [portion] = await sql<{ last: number | null }[]>`
      with old as materialized (
        select id, xid, type, at from kernel.outbox where id > ${after} and id <= ${newest.id}
        order by id limit ${ROWS_PER_STATEMENT}
      ), deleted as (
        delete from kernel.outbox where id in (
          select id from old
          where at < now() - ${keepDays} * interval '1 day' and not exists (
            select from kernel.subscriptions s
            where (s.lease_until is null or s.lease_until > now() - ${keepDays} * interval '1 day')
              and old.type = any(s.types) and (old.xid, old.id) > (s.xid, s.id))
        )
      )
      select max(id) as last from old`
    if (!portion?.last) return
    after = portion.last
  }
}
