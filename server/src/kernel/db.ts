import type postgres from 'postgres'
import { guarded } from './guard-driver.ts'
import type { Log } from './log.ts'

const { default: connect } = await guarded(() => import('postgres'))

const TYPES = {
  // Identities and counts stay far below 2^53.
  bigint: { to: 20, from: [20], parse: Number, serialize: String },
  // Contract values are JSON-safe: times are RFC 3339 strings from the driver on.
  date: {
    to: 1184,
    from: [1184],
    parse: (text: string) => new Date(text).toISOString(),
    serialize: (value: string | Date) => (value instanceof Date ? value.toISOString() : value),
  },
  // What is text already is taken as JSON text: pg-boss hands its payloads over like that.
  json: {
    to: 3802,
    from: [114, 3802],
    parse: (text: string) => JSON.parse(text) as unknown,
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  },
}

type TypesOf = { bigint: number; date: string; json: unknown }
export type Sql = postgres.Sql<TypesOf>
export type Tx = postgres.TransactionSql<TypesOf>
/** Either: a statement that may run inside or outside a transaction. */
export type Queryable = Sql | Tx

export interface Db {
  sql: Sql
  /** Runs `work` in one transaction; deadlocks and serialisation failures are tried again. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type OnStatement = (text: string, parameters: readonly unknown[]) => void

export interface DbOptions {
  url: string
  /** Shown in pg_stat_activity. */
  name: string
  /** Connections at the most. */
  max?: number
  /** Every statement runs as this role, which can reach only its own module's schema. */
  role?: string
  statementTimeoutMs?: number
  lockTimeoutMs?: number
  /** Called for every statement sent; for tests that count them and measurements that repeat them. */
  onStatement?: OnStatement
  log?: Log
}

const TRANSACTION_TRIES = 4
const RETRY_PAUSE_MS = 15

/** A small pool of connections; opened when first used. */
export function openDb(options: DbOptions): Db {
  const sql = connect(options.url, {
    max: options.max ?? 10,
    types: TYPES,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: options.name,
      statement_timeout: options.statementTimeoutMs ?? 10_000,
      lock_timeout: options.lockTimeoutMs ?? 4_000,
      idle_in_transaction_session_timeout: 15_000,
      ...(options.role ? { role: options.role } : {}),
    },
    ...(options.onStatement
      ? {
          debug: (_connection: number, text: string, parameters: unknown[]) =>
            options.onStatement?.(text, parameters),
        }
      : {}),
  }) as Sql
  return {
    sql,
    transaction: (work) => runTransaction(sql, work),
    close: () => sql.end({ timeout: 5 }),
  }
}

async function runTransaction<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const transaction = { isOver: false }
    try {
      // begin() unwraps promises inside arrays; our callers return plain values, so T is what comes back.
      return (await sql.begin((tx) => unlessOver(work(whileOpen(tx, transaction)), transaction))) as T
    } catch (error) {
      transaction.isOver = true
      if (tries >= TRANSACTION_TRIES || !isRetryable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS * tries * (0.5 + Math.random())))
    } finally {
      transaction.isOver = true
    }
  }
}

/**
 * The end of the work, but of work whose transaction is over already: the driver would roll back or commit by yet
 * another statement over the connection made anew.
 */
async function unlessOver<T>(work: Promise<T>, transaction: { isOver: boolean }): Promise<T> {
  await work.catch(() => {})
  return transaction.isOver ? await new Promise<never>(() => {}) : await work
}

/**
 * Refuses statements of a transaction that is over. When its connection is lost the work in it goes on, unknowing; the
 * driver would send what it still has to say over the same connection made anew: alone, in nobody's transaction.
 */
function whileOpen(tx: Tx, transaction: { isOver: boolean }): Tx {
  const assertOpen = () => {
    if (transaction.isOver)
      throw Object.assign(new Error('The transaction is over'), { code: 'CONNECTION_CLOSED' })
  }
  return new Proxy(tx, {
    apply: (target, self, parts) => {
      assertOpen()
      return Reflect.apply(target, self, parts)
    },
    get: (target, name) => {
      assertOpen()
      return Reflect.get(target, name)
    },
  })
}

/** SQLSTATE of a PostgreSQL error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** True for a violation of the named unique or check constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof Error && 'constraint_name' in error && error.constraint_name === constraint
}

/** Deadlock, serialisation failure: the same work may well succeed a moment later. */
function isRetryable(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40001' || state === '40P01'
}

const UNAVAILABLE_STATES = new Set([
  '57014',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '25P03',
  '08006',
  '08003',
  '08001',
])
const UNAVAILABLE_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** The database is restarting, full, or slower than the limit: nobody's fault in the request. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error)
  return state !== undefined && (UNAVAILABLE_STATES.has(state) || UNAVAILABLE_CODES.has(state))
}
