import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from './db.ts'
import type { Log } from './log.ts'
import type { Follower } from './module.ts'
import { type RecentEvent, readHorizon, readSince } from './outbox.ts'

const POLL_MS = 25
const AFTER_FAILURE_MS = 250
const BATCH = 500

export interface FollowOptions {
  db: Db
  types: readonly string[]
  /** Hears each event soon after its commit, at least once, in no certain order. */
  onEvents(events: RecentEvent[]): void | Promise<void>
  log: Log
}

/**
 * Tells this process of events as they are committed, for what it keeps in memory. Unlike consumers, every process
 * hears every event, from its start on; nothing waits for transactions that run elsewhere, since the order does not
 * matter: whatever might still commit behind the horizon is looked for again.
 */
export function followEvents({ db, types, onEvents, log }: FollowOptions): Follower {
  const stopping = new AbortController()
  let horizon: string | undefined
  let seen: RecentEvent[] = []
  let following: Promise<void> | undefined
  let round: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    if (horizon === undefined) {
      horizon = await readHorizon(db.sql)
      return
    }
    const known = seen.map(({ seq }) => seq)
    const { head, events } = await readSince(db.sql, { types, horizon, known, limit: BATCH })
    if (events.length > 0) await onEvents(events)
    // With a full batch there may be more from the same place on.
    if (events.length < BATCH) horizon = head
    const from = BigInt(horizon)
    seen = [...seen, ...events].filter(({ xid }) => BigInt(xid) >= from)
    if (events.length === BATCH) await look()
  }

  const step = () => {
    round = round.catch(() => {}).then(look)
    return round
  }

  const follow = async () => {
    let pauseMs = POLL_MS
    while (!stopping.signal.aborted) {
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      pauseMs = await step().then(
        () => POLL_MS,
        (error: unknown) => {
          log.warn({ err: error }, 'following events failed; trying again')
          return AFTER_FAILURE_MS
        },
      )
    }
  }

  return {
    start: async () => {
      await step()
      following ??= follow()
    },
    caughtUp: () => step(),
    stop: async () => {
      stopping.abort()
      await following
      await round.catch(() => {})
    },
  }
}
