import { ServiceError } from '@techmart/contracts'
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

const MINUTE_MS = 60_000

/** Tries to sign in to one address, whoever makes them. It also locks the owner out for that long. */
export const SIGN_INS = { name: 'sign-in', count: 10, windowMs: 15 * MINUTE_MS }
/** Failed ones over all addresses: somebody tries a list of stolen passwords. */
const FAILURES = { name: 'sign-in-failures', count: 3_000, windowMs: 10 * MINUTE_MS }
export const REGISTRATIONS = { name: 'registration', count: 10, windowMs: 15 * MINUTE_MS }
/** Registrations of known addresses over all: somebody asks who our customers are. */
const TAKEN = { name: 'registration-taken', count: 300, windowMs: 10 * MINUTE_MS }

type Deps = Pick<ModuleDeps, 'db' | 'clock'>
type Kind = 'customer' | 'staff'

/**
 * Counts a try for an address before any work is done for it, so that tries made at the same time count
 * as well. Known and unknown addresses are treated alike. Throws TOO_MANY_REQUESTS `{ retryAfterS }`.
 */
export async function assertMayTry(deps: Deps, limit: Limit, kind: Kind, email: string): Promise<void> {
  const overall = limit === SIGN_INS ? FAILURES : TAKEN
  const [own, all] = await Promise.all([
    count(deps, limit, keyOf(limit, kind, email)),
    store.findAttempts(deps.db.sql, keyOf(overall, kind), timestamp(deps.clock)),
  ])
  if (own.count > limit.count) throw tooMany(deps, own.endsAt)
  if (all && all.count >= overall.count) throw tooMany(deps, all.endsAt)
}

export async function noteFailure(deps: Deps, kind: Kind): Promise<void> {
  await count(deps, FAILURES, keyOf(FAILURES, kind))
}

export async function noteTaken(deps: Deps): Promise<void> {
  await count(deps, TAKEN, keyOf(TAKEN, 'customer'))
}

/** Whoever knows the password starts anew. */
export async function forgetTries({ db }: Deps, kind: Kind, email: string): Promise<void> {
  await store.deleteAttempts(db.sql, keyOf(SIGN_INS, kind, email))
}

async function count(
  { db, clock }: Deps,
  limit: Limit,
  key: string,
): Promise<{ count: number; endsAt: string }> {
  return await store.countAttempt(db.sql, key, timestamp(clock), timestamp(clock, limit.windowMs))
}

/** Addresses are hashed: a list of who tried to sign in is nobody's business. */
function keyOf({ name }: Limit, kind: Kind, email?: string): string {
  return email === undefined ? `${name}:${kind}` : `${name}:${kind}:${hashSecret(email)}`
}

function tooMany({ clock }: Deps, endsAt: string): ServiceError {
  const retryAfterS = Math.max(1, Math.ceil((Date.parse(endsAt) - clock.now()) / 1000))
  return new ServiceError('TOO_MANY_REQUESTS', { retryAfterS })
}
