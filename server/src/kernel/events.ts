import type { Db, Tx } from './db.ts'
import { newId } from './ids.ts'
import type { Log } from './log.ts'
import {
  endLeases,
  findEvent,
  firstTime,
  hasUnread,
  lease,
  movePosition,
  type OutboxEvent,
  type Pending,
  readPending,
  subscribe,
} from './outbox.ts'

/** Handles an event inside one transaction with its inbox mark; must not call out to other systems (send a job for that). */
export type EventHandler<P = never> = (tx: Tx, event: OutboxEvent<P>) => Promise<void>

export interface Consumer {
  name: string
  db: Db
  on: Record<string, EventHandler>
}

export interface EventLoop {
  /** Reads at once instead of at the next tick; for tests and after a local commit. */
  poke(): void
  /** Resolves when everything told before the call has been handled or handed over. */
  settled(): Promise<void>
  stop(): Promise<void>
}

const BATCH = 100
const LANES = 4
const LEASE_MS = 5_000
const RENEW_MS = 1_500
const POLL_MS = 50
const POLL_AWAITED_MS = 5
const POLL_IDLE_MS = 150
const TRIES_IN_PLACE = 3
const SKIP_AHEAD_AT_LAG = 500

export interface EventLoopOptions {
  db: Db
  consumers: Consumer[]
  log: Log
  /** Takes an event whose handler keeps failing: it is tried again later, with growing pauses, then kept as a dead letter. */
  handOver: (consumer: string, eventId: string) => Promise<void>
}

/** Makes sure that what is told from now on reaches these consumers; before the process does anything that tells. */
export async function subscribeAll(db: Db, consumers: Consumer[]): Promise<void> {
  for (const consumer of consumers) await subscribe(db.sql, consumer.name, Object.keys(consumer.on))
}

/**
 * Delivers outbox events to the consumers of this process: at least once, each effect once (inbox),
 * in order per key until a handler fails: after three tries its event is handed over and those behind it go on
 * without it, so that one poisoned event holds nobody up. One process reads for a consumer at a time; when it dies another takes over within 5 s.
 */
export function startEventLoop(options: EventLoopOptions): EventLoop {
  const { db, consumers, log } = options
  const owner = newId()
  const byName = new Map(consumers.map((consumer) => [consumer.name, consumer]))

  let stopping = false
  let wake: (() => void) | undefined
  let leased: string[] = []
  let leasedAt = 0
  let waiting: (() => void)[] = []

  const round = async (): Promise<number> => {
    if (Date.now() - leasedAt > RENEW_MS) {
      leased = await lease(db.sql, [...byName.keys()], owner, LEASE_MS)
      leasedAt = Date.now()
    }
    if (leased.length === 0) return 0
    const rows = await readPending(db.sql, leased, BATCH)
    const groups = Map.groupBy(rows, (row) => row.consumer)
    const counts = await Promise.all(
      [...groups].map(([name, pending]) => deliver(options, byName.get(name) as Consumer, pending)),
    )
    return counts.reduce((sum, count) => sum + count, 0)
  }

  const run = (async () => {
    while (!stopping) {
      const asked = waiting
      waiting = []
      const handled = await round().catch((error: unknown) => {
        log.warn({ err: error }, 'event round failed; trying again')
        return -1
      })
      if (handled !== 0 || (asked.length > 0 && (await hasUnread(db.sql, leased).catch(() => true)))) {
        waiting.push(...asked)
      } else {
        for (const resolve of asked) resolve()
      }
      if (handled > 0) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs(leased, waiting))
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    for (const resolve of waiting) resolve()
    await endLeases(db.sql, owner).catch(() => {})
  })()

  return {
    poke: () => wake?.(),
    settled: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve)
        wake?.()
      }),
    stop: async () => {
      stopping = true
      wake?.()
      await run
    },
  }
}

function pauseMs(leased: string[], waiting: unknown[]): number {
  if (waiting.length > 0) return POLL_AWAITED_MS
  return leased.length > 0 ? POLL_MS : POLL_IDLE_MS
}

/** Handles what is pending for one consumer and moves its position; returns how many events there were. */
async function deliver(options: EventLoopOptions, consumer: Consumer, rows: Pending[]): Promise<number> {
  const events = rows.filter((row) => row.id !== null)
  const last = events.at(-1)
  if (!last) {
    // Nothing of interest up to the head: skip ahead, so the next read does not scan it again.
    const row = rows[0]
    if (row && row.lag > SKIP_AHEAD_AT_LAG) await movePosition(options.db.sql, consumer.name, row.head, 0)
    return 0
  }
  const lanes = Map.groupBy(events, (event) => laneOf(event.key as string))
  await Promise.all([...lanes.values()].map((lane) => deliverInOrder(options, consumer, lane)))
  await movePosition(options.db.sql, consumer.name, last.xid as string, last.seq as number)
  return events.length
}

async function deliverInOrder(options: EventLoopOptions, consumer: Consumer, lane: Pending[]): Promise<void> {
  for (const row of lane) {
    const event = { id: row.id as string, type: row.type as string, payload: row.payload }
    await handleWithRetries(options, consumer, event)
  }
}

async function handleWithRetries(
  options: EventLoopOptions,
  consumer: Consumer,
  event: OutboxEvent,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await handleOnce(consumer, event)
    } catch (error) {
      options.log.warn(
        { err: error, consumer: consumer.name, event: event.type, tries },
        'event handler failed',
      )
      if (tries >= TRIES_IN_PLACE) return await options.handOver(consumer.name, event.id)
      await new Promise((resolve) => setTimeout(resolve, 20 * tries ** 2))
    }
  }
}

/** The effect and the inbox mark in one transaction. */
async function handleOnce(consumer: Consumer, event: OutboxEvent): Promise<void> {
  const handler = consumer.on[event.type]
  if (!handler) return
  await consumer.db.transaction(async (tx) => {
    if (await firstTime(tx, consumer.name, event.id)) await handler(tx, event as OutboxEvent<never>)
  })
}

/** Handles an event that was handed over; for the job that retries it. */
export async function handleLater(db: Db, consumer: Consumer, eventId: string): Promise<void> {
  const event = await findEvent(db.sql, eventId)
  if (event) await handleOnce(consumer, event)
}

function laneOf(key: string): number {
  let hash = 0
  for (let i = 0; i < key.length; i++) hash = (hash * 31 + key.charCodeAt(i)) | 0
  return Math.abs(hash) % LANES
}
