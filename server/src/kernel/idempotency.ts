import { createHash } from 'node:crypto'
import {
  type Actor,
  type Context,
  type ErrorCode,
  type ErrorDetails,
  ServiceError,
} from '@techmart/contracts'
import type { Db, Queryable } from './db.ts'
import { hashSecret, newId } from './ids.ts'

/** A command that came with an idempotency key. */
export interface KeyedRequest {
  /** `module.operation` */
  operation: string
  actor: Actor
  key: string
  input: unknown
}

export interface Idempotency {
  /**
   * Runs a command once per caller and key. A repeat gets the first answer, be it a refusal; a repeat while the
   * first is running waits for it. Throws IDEMPOTENCY_KEY_REUSED when something else is asked under the key, and
   * IDEMPOTENCY_KEY_IN_USE when the first takes too long. What failed on our side is not kept: it may be tried again.
   * Neither are refusals of those who say nothing of who they are: they changed nothing, and would fill the table.
   */
  once(request: KeyedRequest, run: () => Promise<unknown>): Promise<unknown>
}

const KEEP_HOURS = 24
/** Longer than a request may take: within it nobody else carries out the same command. */
const CLAIM_S = 40
const WAIT_MS = 5_000
const LOOK_EVERY_MS = 50
/** Not of the command's making, and likely to be different soon. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['TOO_MANY_REQUESTS', 'UNAUTHENTICATED', 'FORBIDDEN'])

type Answer = { value: unknown } | { code: ErrorCode; details: ErrorDetails; message: string }

export function createIdempotency({ sql }: Pick<Db, 'sql'>): Idempotency {
  return {
    once: async ({ operation, actor, key, input }, run) => {
      const name: Name = { operation, caller: callerOf(actor), key }
      const hash = hashOf(input)
      const earlier = await claimOrFind(sql, name, hash)
      if (earlier) return giveAgain(earlier)
      try {
        const value = await run()
        await keep(sql, name, { value })
        return value
      } catch (error) {
        if (isRefusal(error) && actor.kind !== 'anonymous')
          await keep(sql, name, { code: error.code, details: error.details, message: error.message })
        else await forget(sql, name)
        throw error
      }
    },
  }
}

/**
 * The id of what a command creates: the same for every repeat by one caller under one key, so that not even a
 * process that dies between the effect and its answer lets it happen twice. Without a key it is a new one.
 */
export function idOf({ actor, idempotencyKey }: Context, what: string): string {
  if (idempotencyKey === undefined) return newId()
  return hashSecret(JSON.stringify([callerOf(actor), what, idempotencyKey]))
}

/** Forgets answers that are older than a day; returns how many. */
export async function forgetRequests(sql: Queryable, limit = 5_000): Promise<number> {
  const result = await sql`
    delete from kernel.requests where (operation, caller, key) in (
      select operation, caller, key from kernel.requests
      where at < now() - ${KEEP_HOURS} * interval '1 hour' order by at limit ${limit})`
  return result.count
}

interface Name {
  operation: string
  caller: string
  key: string
}

function callerOf(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous'
    case 'customer':
      return `customer:${actor.customerId}`
    case 'staff':
      return `staff:${actor.staffId}`
    case 'service':
      return `service:${actor.name}`
  }
}

function isRefusal(error: unknown): error is ServiceError {
  return error instanceof ServiceError && error.status < 500 && !PASSING.has(error.code)
}

function giveAgain(answer: Answer): unknown {
  if ('value' in answer) return answer.value
  throw new ServiceError(answer.code, answer.details, answer.message)
}

/** The answer there is, after waiting for it if need be; undefined when it is the caller's to find. */
async function claimOrFind(sql: Queryable, name: Name, hash: string): Promise<Answer | undefined> {
  const giveUpAt = performance.now() + WAIT_MS
  for (;;) {
    if (await claim(sql, name, hash)) return undefined
    const found = await find(sql, name)
    if (found && found.hash !== hash) throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
    if (found?.answer) return found.answer
    if (performance.now() >= giveUpAt) throw new ServiceError('IDEMPOTENCY_KEY_IN_USE')
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/** True when nobody has the key, its day is over, or whoever had it died over the same request. */
async function claim(sql: Queryable, { operation, caller, key }: Name, hash: string): Promise<boolean> {
  const result = await sql`
    insert into kernel.requests as r (operation, caller, key, hash, claimed_until)
    values (${operation}, ${caller}, ${key}, ${hash}, now() + ${CLAIM_S} * interval '1 second')
    on conflict (operation, caller, key) do update set
      hash = excluded.hash, answer = null, claimed_until = excluded.claimed_until, at = now()
    where r.at < now() - ${KEEP_HOURS} * interval '1 hour'
      or (r.answer is null and r.claimed_until < now() and r.hash = excluded.hash)`
  return result.count > 0
}

async function find(
  sql: Queryable,
  { operation, caller, key }: Name,
): Promise<{ hash: string; answer: Answer | null } | undefined> {
  const rows = await sql<{ hash: string; answer: Answer | null }[]>`
    select hash, answer from kernel.requests
    where operation = ${operation} and caller = ${caller} and key = ${key}`
  return rows[0]
}

async function keep(sql: Queryable, { operation, caller, key }: Name, answer: Answer): Promise<void> {
  await sql`
    update kernel.requests set answer = ${sql.json(answer as never)}
    where operation = ${operation} and caller = ${caller} and key = ${key}`
}

async function forget(sql: Queryable, { operation, caller, key }: Name): Promise<void> {
  await sql`
    delete from kernel.requests
    where operation = ${operation} and caller = ${caller} and key = ${key} and answer is null`
}

/** The same for the same values, in whatever order their names are written. */
function hashOf(input: unknown): string {
  return createHash('sha256').update(canonical(input)).digest('base64url')
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
