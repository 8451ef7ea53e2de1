import { ServiceError } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Outcome, Wish } from './grant-queue.ts'
import * as store from './store.ts'
import * as grants from './store-grants.ts'
import { tellCrossings } from './tell-crossings.ts'

/** The stock one order wants: every line or none. */
export interface Claim extends Wish {
  orderId: string
  /** In the order of their SKUs, each once. */
  lines: store.Line[]
  holdMs: number
}

export interface Hold {
  reservationId: string
  expiresAt: string
}

/**
 * Decides claims in one transaction, in the order given, each on what those before it left. However many there are,
 * it takes the same few statements. A repeat for an order is answered by its first reservation.
 */
export async function grant(tx: Tx, clock: Clock, claims: readonly Claim[]): Promise<Outcome<Hold>[]> {
  const skus = [...new Set(claims.flatMap((claim) => claim.skus))]
  // Sent together; the second runs once the levels are locked, so it sees what was decided before.
  const [before, earlier] = await Promise.all([
    store.lockLevels(tx, skus),
    grants.findReservationsOf(tx, [...new Set(claims.map((claim) => claim.orderId))]),
  ])
  const shelf = new Map(before.map((level) => [level.sku, level.available]))
  const known = new Map(earlier.map((reservation) => [reservation.orderId, reservation]))
  const granted: grants.Grant[] = []
  const outcomes = claims.map((claim): Outcome<Hold> => {
    const first = known.get(claim.orderId)
    if (first) return repeat(first)
    const refusal = refusalOf(claim, shelf)
    if (refusal) return { refusal }
    const { orderId, lines, holdMs } = claim
    for (const { sku, quantity } of lines) shelf.set(sku, (shelf.get(sku) as number) - quantity)
    const fresh = { id: newId(), orderId, lines, expiresAt: timestamp(clock, holdMs) }
    known.set(orderId, { ...fresh, state: 'held', cancelled: false, orderRevision: 0 })
    granted.push(fresh)
    return { value: { reservationId: fresh.id, expiresAt: fresh.expiresAt } }
  })
  if (granted.length > 0) await write(tx, granted, before, shelf)
  return outcomes
}

function repeat({ id, orderId, state, expiresAt }: store.Reservation): Outcome<Hold> {
  if (state === 'released') return { refusal: new ServiceError('RESERVATION_ENDED', { orderId }) }
  return { value: { reservationId: id, expiresAt } }
}

function refusalOf({ lines }: Claim, shelf: Map<string, number>): ServiceError | undefined {
  const unknown = lines.filter((line) => !shelf.has(line.sku)).map((line) => line.sku)
  if (unknown.length > 0) return new ServiceError('SKU_NOT_FOUND', { skus: unknown })
  const short = lines
    .map(({ sku, quantity }) => ({ sku, wanted: quantity, available: shelf.get(sku) as number }))
    .filter((line) => line.available < line.wanted)
  if (short.length === 0) return undefined
  return new ServiceError('OUT_OF_STOCK', { skus: short.map((line) => line.sku), lines: short })
}

async function write(
  tx: Tx,
  granted: grants.Grant[],
  before: store.LevelRow[],
  shelf: Map<string, number>,
): Promise<void> {
  // The levels are locked and their change is known, so nobody waits for what the statement would return.
  const after = before.map((level) => {
    const available = shelf.get(level.sku) as number
    return { ...level, available, reserved: level.reserved + level.available - available }
  })
  const [written] = await Promise.all([grants.writeGrants(tx, granted), tellCrossings(tx, before, after)])
  if (written < granted.length)
    throw new Error('an order was granted other goods elsewhere at this moment; decided anew it is found')
}
