import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from './db.ts'
import type { Log } from './log.ts'
import type { Follower } from './module.ts'
import { type EventPlace, type RecentEvent, readSince, readSnapshot } from './outbox.ts'

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
 * matter: each look takes what could not be seen at the one before.
 */
export function followEvents({ db, types, onEvents, log }: FollowOptions): Follower {
  const stopping = new AbortController()
  let snapshot: string | undefined
  let following: Promise<void> | undefined
  let round: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    const since = snapshot
    if (since === undefined) {
      snapshot = await readSnapshot(db.sql)
      return
    }
    let after: EventPlace | undefined
    let next: string | undefined
    for (;;) {
      const read = await readSince(db.sql, { types, since, after, limit: BATCH })
      // What is committed while we turn pages is found by the next look: some of it for the second time.
      next ??= read.snapshot
      if (read.events.length > 0) await onEvents(read.events)
      after = read.events.at(-1)
      if (read.events.length < BATCH) break
    }
    snapshot = next
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
