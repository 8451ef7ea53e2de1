import type { Api, inventory } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { forEachInTurn } from '../../kernel/each.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'
import { tellCrossings } from './tell-crossings.ts'

const EXPIRED_PER_PAGE = 500
/** Leaves room within the minute a job may take. */
const BUDGET_MS = 30_000

/** Gives the held stock of an order back; nothing to do when it holds none. */
export function release({ db }: ModuleDeps): Api<typeof inventory>['release'] {
  return async (_ctx, { orderId }) => {
    await db.transaction((tx) => releaseInside(tx, orderId))
    return {}
  }
}

async function releaseInside(tx: Tx, orderId: string): Promise<void> {
  const reservation = await store.lockReservation(tx, orderId)
  if (reservation?.state === 'held') await giveBack(tx, reservation)
}

/** Gives back what a locked reservation holds, because its time is over or its order was cancelled. */
export async function giveBack(
  tx: Tx,
  { id, lines }: { id: string; lines: store.Line[] },
  ending: Omit<store.Ending, 'state'> = {},
): Promise<void> {
  const before = await store.lockLevels(
    tx,
    lines.map((line) => line.sku),
  )
  const changes = lines.map((line) => ({ sku: line.sku, onHand: 0, reserved: -line.quantity }))
  const [after] = await Promise.all([
    store.changeLevels(tx, changes),
    store.endReservation(tx, id, { ...ending, state: 'released' }),
  ])
  await tellCrossings(tx, before, after)
}

/**
 * Gives back what nobody paid, cancelled or claimed in time, page by page until nothing is left or the time is up;
 * what one run leaves, the next one takes. One that cannot be given back holds up none of the others.
 */
export function releaseExpired(
  { db, clock }: Pick<ModuleDeps, 'db' | 'clock'>,
  budgetMs = BUDGET_MS,
): () => Promise<void> {
  return async () => {
    const endsAt = performance.now() + budgetMs
    const failures: unknown[] = []
    for (let after = '', isLast = false; !isLast && performance.now() < endsAt; ) {
      const expired = await store.findExpired(db.sql, timestamp(clock), after, EXPIRED_PER_PAGE)
      await forEachInTurn(expired, async ({ orderId }) => {
        if (performance.now() < endsAt) await db.transaction((tx) => releaseInside(tx, orderId))
      }).catch((error: unknown) => failures.push(error))
      after = expired.at(-1)?.id ?? ''
      isLast = expired.length < EXPIRED_PER_PAGE
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some expired holds could not be given back')
  }
}
