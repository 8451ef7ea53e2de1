import { type Context, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { hashSecret } from '../../kernel/ids.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store-guesses.ts'

type Deps = Pick<ModuleDeps, 'db' | 'clock'>

const WINDOW_MS = 15 * 60_000
/** A reference is on every parcel; whoever has it by right knows the address within a few tries. */
export const GUESSES_PER_ORDER = 10
/** Many may share a network, and most of them do not guess. */
export const GUESSES_PER_NETWORK = 50

/**
 * Whether an address opens an order. Counted before it is looked at, so that guesses at the same moment count as well;
 * what was right is not. Throws `TOO_MANY_REQUESTS` `{ retryAfterS }`, be the address right or wrong.
 */
export async function countedGuess(
  { db, clock }: Deps,
  { network }: Context,
  reference: string,
  isRight: () => boolean,
): Promise<boolean> {
  const ofOrder = `order:${hashSecret(reference)}`
  const keys = [ofOrder, ...(network === undefined ? [] : [`network:${hashSecret(network)}`])]
  const counted = await store.countGuess(db.sql, keys, timestamp(clock), timestamp(clock, WINDOW_MS))
  const over = counted.filter(
    ({ key, count }) => count > (key === ofOrder ? GUESSES_PER_ORDER : GUESSES_PER_NETWORK),
  )
  if (over.length > 0) {
    const endsAt = Math.max(...over.map((row) => Date.parse(row.endsAt)))
    throw new ServiceError('TOO_MANY_REQUESTS', {
      retryAfterS: Math.max(1, Math.ceil((endsAt - clock.now()) / 1000)),
    })
  }
  if (!isRight()) return false
  await store.uncountGuess(db.sql, keys)
  return true
}

const PER_STATEMENT = 1_000
const STATEMENTS_PER_RUN = 100

/** Forgets counts whose time is over. */
export function forgetGuesses({ db, clock }: Deps): () => Promise<void> {
  return async () => {
    for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++)
      if ((await store.deleteGuesses(db.sql, timestamp(clock), PER_STATEMENT)) < PER_STATEMENT) return
  }
}
