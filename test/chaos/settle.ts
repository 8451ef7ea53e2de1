import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../../server/src/kernel/db.ts'
import { countUndelivered } from './check/provider-ledger.ts'
import { OTHER_QUEUES } from './check/snapshot.ts'

const LOOK_EVERY_MS = 1_000
const CALM_LOOKS = 3

export interface Rest {
  /** Whether it came to rest in time; else `left` says what was still under way. */
  isAtRest: boolean
  left: string
  afterMs: number
}

/**
 * Waits until nothing is left to do: no message, event, job, unpaid order, open attempt or hold, for a few looks in
 * a row. What never ends is for the checks to find; here it only ends the waiting.
 */
export async function waitForRest(options: {
  sql: Sql
  provider: { url: string; secretKey: string }
  messagesUnderWay: () => number
  limitMs: number
  tell: (left: string) => void
}): Promise<Rest> {
  const begun = Date.now()
  const delivered = new Set<string>()
  let calm = 0
  let left = ''
  while (Date.now() - begun < options.limitMs) {
    const counts = {
      ...(await countWork(options.sql)),
      'messages of the provider': await countUndelivered(options.provider, delivered),
      'messages under way': options.messagesUnderWay(),
    }
    left = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ')
    options.tell(left)
    calm = left === '' ? calm + 1 : 0
    if (calm === CALM_LOOKS) return { isAtRest: true, left, afterMs: Date.now() - begun }
    await sleep(LOOK_EVERY_MS)
  }
  return { isAtRest: false, left, afterMs: Date.now() - begun }
}

async function countWork(sql: Sql): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>[]>`
    select
      (select count(*)::int from kernel.subscriptions s where exists (
        select from kernel.outbox o where o.type = any(s.types) and (o.xid, o.id) > (s.xid, s.id))
      ) as "consumers behind",
      (select count(*)::int from orders.orders where state = 'awaiting_payment') as "unpaid orders",
      (select count(*)::int from checkout.placements where not ended and result is null) as "open attempts",
      (select count(*)::int from inventory.reservations where state = 'held') as "holds"`
  const jobs = await sql<{ queue: string; count: number }[]>`
    select 'jobs of ' || name as queue, count(*)::int as count from pgboss.job
    where state in ('created', 'retry', 'active') and name <> 'dead-letters' and name !~ ${OTHER_QUEUES}
    group by name`
  return { ...row, ...Object.fromEntries(jobs.map(({ queue, count }) => [queue, count])) }
}
