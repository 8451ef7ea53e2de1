import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Context, ModuleName, Peers } from '@techmart/contracts'
import { type Config, loadConfig } from '../config.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../kernel/db.ts'
import type { EventLoop } from '../kernel/events.ts'
import { type Log, silentLog } from '../kernel/log.ts'
import { type Runtime, serviceContext, startRuntime } from '../runtime.ts'
import { cloneDatabase } from './database.ts'

/** A shop of its own for one suite: real PostgreSQL, each module under its own database role, a clock that stands still. */
export interface World extends Peers {
  runtime: Runtime
  /** The database as its owner sees it, for looking at what happened. */
  db: Db
  config: Config
  databaseUrl: string
  clock: TestClock
  /** Delivers every event and runs every due job until nothing is left to do. */
  settle(): Promise<void>
  /** Counts the SQL statements that `work` sends (transaction control is not counted). */
  countStatements(work: () => Promise<unknown>): Promise<number>
}

export interface TestClock extends Clock {
  advance(ms: number): void
}

export interface WorldOptions {
  env?: Record<string, string>
  modules?: ModuleName[]
  /** Nothing is written without it. */
  log?: Log
}

/** What the event reader, the followers, and the driver on a new connection ask of their own accord. */
const BACKGROUND = ['kernel.subscriptions', 'pg_snapshot', 'search.rules_version', 'pg_catalog.pg_type']
const START = Date.parse('2030-05-01T10:00:00Z')
export const TEST_SECRET = 'test-secret-0123456789'

/** Called at the top of a suite: `const shop = await world(t)` inside a test, or in `before`. */
export async function world(t: Pick<TestContext, 'after'>, options: WorldOptions = {}): Promise<World> {
  const database = await cloneDatabase()
  const databaseUrl = database.url
  const folder = await mkdtemp(join(tmpdir(), 'techmart-test-'))
  const config = loadConfig({
    TECHMART_DATA: folder,
    DATABASE_ROLES: '1',
    TECHMART_DEMO: '1',
    LOG_LEVEL: 'silent',
    SERVICE_SECRET: TEST_SECRET,
    PAYMENT_SECRET_KEY: TEST_SECRET,
    PAYMENT_WEBHOOK_SECRET: TEST_SECRET,
    ...(options.modules ? { MODULES: options.modules.join(',') } : {}),
    ...options.env,
  })
  const clock = createTestClock()
  let statements: string[] | undefined
  const runtime = await startRuntime(config, {
    databaseUrl,
    clock,
    log: options.log ?? silentLog,
    works: false,
    onStatement: (text) => statements?.push(text),
  })
  let loop: EventLoop | undefined
  t.after(async () => {
    await loop?.stop()
    await runtime.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    ...runtime.peers,
    runtime,
    db: runtime.db,
    config,
    databaseUrl,
    clock,
    settle: async () => {
      loop ??= await runtime.startEvents()
      do await loop.settled()
      while ((await runtime.jobs.drain()) > 0)
      await runtime.followers.caughtUp()
    },
    countStatements: async (work) => {
      statements = []
      await work()
      const counted = statements.filter(
        (text) =>
          !/^\s*(begin|commit|rollback|savepoint)/i.test(text) &&
          !BACKGROUND.some((name) => text.includes(name)),
      )
      statements = undefined
      return counted.length
    },
  }
}

function createTestClock(): TestClock {
  let now = START
  return {
    now: () => now,
    advance: (ms) => {
      now += ms
    },
  }
}

/** Contexts of the people in tests. */
export const as = {
  anyone: (idempotencyKey?: string): Context => ({
    actor: { kind: 'anonymous' },
    requestId: 'test-request',
    ...(idempotencyKey ? { idempotencyKey } : {}),
  }),
  customer: (customerId: string): Context => ({
    actor: { kind: 'customer', customerId, sessionId: `session-of-${customerId}` },
    requestId: 'test-request',
  }),
  service: serviceContext('test'),
}
