import type { Context, EventMap, operations } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import { newId } from '../../kernel/ids.ts'
import { teller } from '../../kernel/outbox.ts'
import { pauseAfter } from '../../kernel/pause.ts'
import { GRACE_MS } from './compare-order.ts'
import type { OperationsDeps } from './index.ts'
import { carryOut } from './repair.ts'
import type { Sighting } from './sighting.ts'
import { type Source, sourcesOf } from './sources.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof operations>>()

/** Leaves room for one last slow answer within the minute a job may take. */
const BUDGET_MS = 30_000
const WHOLE_EVERY_MS = 24 * 3_600_000
const REPEATED_AT_MOST = 200
const PAUSES = { firstMs: 60_000, longestMs: 60 * 60_000 }

/**
 * Goes on comparing where the last run stopped, those first that have waited longest, until everything was looked at
 * or the time is up. One comparison that fails keeps none of the others from its turn.
 */
export function reconcile(deps: OperationsDeps, budgetMs = BUDGET_MS): () => Promise<void> {
  const sources = sourcesOf(deps)
  return async () => {
    const ctx: Context = { actor: { kind: 'service', name: 'operations' }, requestId: newId() }
    const endsAt = performance.now() + budgetMs
    const passes = await store.findPasses(deps.db.sql)
    const bookedNow = await store.bookedNow(deps.db.sql)
    const waited = (source: Source) => passes.get(source.name)?.workedAt ?? ''
    const inTurn = sources.toSorted((a, b) => (waited(a) < waited(b) ? -1 : 1))
    await forEachInTurn(inTurn, async (source) => {
      const pass = nextPass(deps, source, passes.get(source.name), bookedNow)
      if (pass) await goOn(deps, ctx, source, pass, endsAt)
    })
  }
}

/** The pass that is under way, a new one, or none while it is too early for that. */
function nextPass(
  { clock }: OperationsDeps,
  source: Source,
  last: store.PassRow | undefined,
  bookedNow: string,
): store.PassRow | undefined {
  if (last?.begunAt) return last
  const now = clock.now()
  if (last?.endedAt && now - Date.parse(last.endedAt) < source.everyMs) return undefined
  const isWhole =
    !source.isIncremental ||
    !last?.coveredUntil ||
    !last.wholeEndedAt ||
    now - Date.parse(last.wholeEndedAt) >= WHOLE_EVERY_MS
  return {
    source: source.name,
    begunAt: timestamp(clock),
    begunBookedAt: bookedNow,
    coveredUntil: last?.coveredUntil ?? null,
    // What was too fresh to be judged last time is looked at again.
    since: isWhole ? null : new Date(Date.parse(last.coveredUntil as string) - 2 * GRACE_MS).toISOString(),
    cursor: null,
    workedAt: timestamp(clock),
    endedAt: last?.endedAt ?? null,
    wholeEndedAt: last?.wholeEndedAt ?? null,
  }
}

async function goOn(
  deps: OperationsDeps,
  ctx: Context,
  source: Source,
  pass: store.PassRow,
  endsAt: number,
): Promise<void> {
  const { db, clock } = deps
  let cursor = pass.cursor ?? undefined
  do {
    if (performance.now() >= endsAt) return
    const seen = await source.page(ctx, { cursor, since: pass.since ?? undefined })
    for (const sighting of seen.sightings) await note(deps, ctx, source, sighting)
    cursor = seen.next
    await store.savePass(db.sql, { ...pass, cursor: cursor ?? null, workedAt: timestamp(clock) })
  } while (cursor !== undefined)
  await closeWhatIsGone(deps, ctx, source, pass)
  const endedAt = timestamp(clock)
  await store.savePass(db.sql, {
    ...pass,
    begunAt: null,
    begunBookedAt: null,
    coveredUntil: pass.begunBookedAt,
    cursor: null,
    workedAt: endedAt,
    endedAt,
    wholeEndedAt: pass.since === null ? endedAt : pass.wholeEndedAt,
  })
}

/** Writes it down once, and puts it right where that is safe. */
async function note(deps: OperationsDeps, ctx: Context, source: Source, sighting: Sighting): Promise<void> {
  const { db, clock } = deps
  const at = timestamp(clock)
  const finding = await db.transaction(async (tx) => {
    const { id, isNew, ...rest } = await store.upsertFinding(tx, {
      id: newId(),
      source: source.name,
      at,
      ...sighting,
    })
    if (isNew) {
      const { kind, subject } = sighting
      await tell(tx, 'operations.finding_opened', subject, {
        findingId: id,
        kind,
        subject,
        cause: causeOf(sighting),
      })
    }
    return { id, ...rest }
  })
  if (!sighting.repair || finding.state !== 'open') return
  if (finding.nextTryAt !== null && Date.parse(finding.nextTryAt) > clock.now()) return
  // Counted first: a repair that takes the process down with it must not be tried for ever.
  await store.countTry(db.sql, finding.id, timestamp(clock, pauseAfter(finding.tries, PAUSES)))
  if (!(await carryOut(deps, ctx, sighting.repair))) return
  // Whether it has helped shows where it was seen; where that cannot be asked, the next pass does.
  const [still] = source.again ? await source.again(ctx, [sighting.subject]) : [sighting]
  if (still?.kind === sighting.kind) return
  await db.transaction((tx) =>
    close(tx, finding.id, { at, closing: 'repaired', cause: sighting.repair?.kind ?? '' }),
  )
}

async function closeWhatIsGone(
  deps: OperationsDeps,
  ctx: Context,
  source: Source,
  pass: store.PassRow,
): Promise<void> {
  const { db, clock } = deps
  const unseen = await store.findUnseen(db.sql, source.name, pass.begunAt as string, REPEATED_AT_MOST)
  const subjects = [...new Set(unseen.map(({ subject }) => subject))]
  const still = source.again && subjects.length > 0 ? await source.again(ctx, subjects) : []
  const lasting = new Set(still.map(({ kind, subject }) => `${kind} ${subject}`))
  await forEachInTurn(unseen, async ({ id, kind, subject }) => {
    if (lasting.has(`${kind} ${subject}`)) return await store.touch(db.sql, id, timestamp(clock))
    await db.transaction((tx) =>
      close(tx, id, { at: timestamp(clock), closing: 'gone', cause: 'not seen any more' }),
    )
  })
}

async function close(
  tx: Tx,
  id: string,
  { at, closing, cause }: { at: string; closing: 'gone' | 'repaired'; cause: string },
): Promise<void> {
  const closed = await store.closeFinding(tx, id, at, closing)
  if (!closed) return
  const { kind, subject } = closed
  await tell(tx, 'operations.finding_closed', subject, { findingId: id, kind, subject, cause, closing })
}

function causeOf({ details }: Sighting): string {
  return JSON.stringify(details)
}
