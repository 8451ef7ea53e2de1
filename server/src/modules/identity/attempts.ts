import { type Context, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { hashSecret } from '../../kernel/ids.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

/** What may be tried how often within how long. */
interface Limit {
  name: string
  count: number
  windowMs: number
}

const QUARTER_HOUR_MS = 15 * 60_000

/** Tries for one account, whoever makes them. It also locks the owner out for that long. */
const OF_ACCOUNT = {
  'sign-in': { name: 'sign-in', count: 10, windowMs: QUARTER_HOUR_MS },
  registration: { name: 'registration', count: 10, windowMs: QUARTER_HOUR_MS },
} satisfies Record<string, Limit>

/**
 * Tries from one network over all accounts: a list of stolen passwords, or the question who our customers are.
 * A sign-in that succeeds is given back, so that an office behind one address may work. There is no limit over
 * all networks: whoever reached it would lock everybody out.
 */
const OF_NETWORK = {
  'sign-in': { name: 'sign-in-network', count: 50, windowMs: QUARTER_HOUR_MS },
  registration: { name: 'registration-network', count: 30, windowMs: QUARTER_HOUR_MS },
} satisfies Record<string, Limit>

type Deps = Pick<ModuleDeps, 'db' | 'clock'>

/** A try to get in: what for, and from where. */
export interface Attempt {
  what: keyof typeof OF_ACCOUNT
  kind: 'customer' | 'staff'
  email: string
  ctx: Context
}

/**
 * Counts a try before any work is done for it, so that tries made at the same time count as well. Known and
 * unknown accounts are treated alike. Throws TOO_MANY_REQUESTS `{ retryAfterS }`.
 */
export async function assertMayTry(deps: Deps, attempt: Attempt): Promise<void> {
  // First, so that a network that may try no more cannot lock further accounts.
  const network = networkKeyOf(attempt)
  if (network !== undefined) await countTry(deps, OF_NETWORK[attempt.what], network)
  await countTry(deps, OF_ACCOUNT[attempt.what], accountKeyOf(attempt))
}

/** Whoever knows the password starts anew, and has cost their network nothing. */
export async function forgetTries({ db }: Deps, attempt: Attempt): Promise<void> {
  const network = networkKeyOf(attempt)
  await Promise.all([
    store.deleteAttempts(db.sql, accountKeyOf(attempt)),
    network === undefined ? undefined : store.uncountAttempt(db.sql, network),
  ])
}

async function countTry({ db, clock }: Deps, limit: Limit, key: string): Promise<void> {
  const now = timestamp(clock)
  const { count, endsAt } = await store.countAttempt(db.sql, key, now, timestamp(clock, limit.windowMs))
  if (count <= limit.count) return
  const retryAfterS = Math.max(1, Math.ceil((Date.parse(endsAt) - clock.now()) / 1000))
  throw new ServiceError('TOO_MANY_REQUESTS', { retryAfterS })
}

/** Both are hashed: a list of who tried to sign in, and from where, is nobody's business. */
function accountKeyOf({ what, kind, email }: Attempt): string {
  return `${OF_ACCOUNT[what].name}:${kind}:${hashSecret(email)}`
}

function networkKeyOf({ what, ctx }: Attempt): string | undefined {
  const network = ctx.network
  return network === undefined ? undefined : `${OF_NETWORK[what].name}:${hashSecret(network)}`
}
