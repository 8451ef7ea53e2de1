import { setTimeout as sleep } from 'node:timers/promises'
import { type Db as BossDb, PgBoss } from 'pg-boss'
import type { Db, Queryable, Sql } from './db.ts'
import type { Log } from './log.ts'

/** Work that is done later, outside the request: retried with growing pauses, kept as a dead letter at last. */
export interface JobSpec<D = never> {
  run: (data: D) => Promise<void>
  /** Retries before it becomes a dead letter. */
  retries?: number
  /** Jobs of this kind at the same time in one worker process. */
  concurrency?: number
  /** Five-field cron expression in UTC, for work that returns. */
  cron?: string
  /** Seconds a run may take. */
  timeoutS?: number
}

export interface Jobs {
  /** Enqueues in the caller's transaction: the job exists exactly if that commits. */
  send(tx: Queryable, queue: string, data: object, options?: SendOptions): Promise<void>
  sendMany(tx: Queryable, queue: string, data: object[], options?: SendOptions): Promise<void>
}

export interface SendOptions {
  /** Not before this many seconds. */
  startAfterS?: number
  /** Lower runs later. */
  priority?: number
}

const DEAD_LETTERS = 'dead-letters'
const DEFAULT_RETRIES = 8
const RETRY_DELAY_S = 2
const RETRY_DELAY_MAX_S = 3_600
/** Queues are looked at one by one only this often, should the look at all of them fail. */
const POLLING_S = 10
/** How often all queues together are looked at for what is due. */
const LOOK_MS = 50
const LOOK_AFTER_FAILURE_MS = 1_000
const DEFAULT_TIMEOUT_S = 60
const RETENTION_S = 14 * 24 * 3_600

/** pg-boss speaks through our own driver, so a job can join the transaction that asks for it. */
function through(sql: Queryable): BossDb {
  return {
    executeSql: async (text, values) => {
      const result: unknown = await (opensTransaction(text)
        ? onOneConnection(sql as Sql, text)
        : sql.unsafe(text, nullsFor(values)))
      // Several statements in one text give a list of results; pg-boss then reads none of them.
      return { rows: Array.isArray(result) ? result : [] }
    },
  }
}

/** Our driver refuses `undefined`, which pg-boss means as null. */
function nullsFor(values: unknown[] = []): never[] {
  return values.map((value) => value ?? null) as never[]
}

/** Texts that open a transaction themselves need a connection that nobody else uses meanwhile. */
function opensTransaction(text: string): boolean {
  return /^\s*begin\b/i.test(text)
}

async function onOneConnection(sql: Sql, text: string): Promise<unknown> {
  const connection = await sql.reserve()
  try {
    return await connection.unsafe(text)
  } finally {
    connection.release()
  }
}

/** Creates or upgrades the schema of the job runner. Safe to run from many processes. */
export async function migrateJobs(db: Db): Promise<void> {
  const boss = new PgBoss({ db: through(db.sql), supervise: false, schedule: false, migrate: true })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
}

async function createQueues(boss: PgBoss, queues: Record<string, JobSpec>): Promise<void> {
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: RETENTION_S })
  for (const [name, spec] of Object.entries(queues)) {
    await boss.createQueue(name, {
      retryLimit: spec.retries ?? DEFAULT_RETRIES,
      retryDelay: RETRY_DELAY_S,
      retryBackoff: true,
      retryDelayMax: RETRY_DELAY_MAX_S,
      expireInSeconds: spec.timeoutS ?? DEFAULT_TIMEOUT_S,
      retentionSeconds: RETENTION_S,
      deadLetter: DEAD_LETTERS,
    })
  }
}

/** Jobs of one queue that have failed for good. */
export interface DeadLetters {
  queue: string
  /** Of the latest 10,000 of all queues. */
  count: number
}

const COUNTED = 10_000

/** By the partial index of jobs that wait, 1 ms with 10,000 dead letters. */
async function countDeadLetters({ sql }: Db): Promise<DeadLetters[]> {
  return await sql<DeadLetters[]>`
    select queue, count(*)::int as count from (
      select coalesce(source_name, name) as queue from pgboss.job
      where name = ${DEAD_LETTERS} and state = 'created' order by created_on desc limit ${COUNTED}
    ) latest
    group by queue order by count desc, queue`
}

export interface JobRunner extends Jobs {
  /** Makes the queues of this process's modules; call once the modules are composed, before anything is sent. */
  open(queues: Record<string, JobSpec>): Promise<void>
  /** Starts working on the opened queues; without it the runner only enqueues. */
  work(): Promise<void>
  /** Runs what is due now, in the caller's turn, until nothing is left; returns how many jobs ran. For tests and the command line. */
  drain(): Promise<number>
  /** What has failed for good and waits for a person, by queue. */
  deadLetters(): Promise<DeadLetters[]>
  stop(): Promise<void>
}

/** Connects to the job runner's schema. `works`: this process runs jobs and keeps the schedule. */
export async function startJobs(db: Db, log: Log, options: { works: boolean }): Promise<JobRunner> {
  const boss = new PgBoss({
    db: through(db.sql),
    migrate: false,
    supervise: options.works,
    schedule: options.works,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'job runner'))
  await boss.start()
  let opened: Record<string, JobSpec> = {}
  const workers: Workers = new Map()
  const stopping = new AbortController()
  let watching: Promise<void> | undefined
  return {
    ...sender(boss),
    open: async (queues) => {
      await createQueues(boss, queues)
      opened = { ...opened, ...queues }
    },
    work: async () => {
      for (const [name, spec] of Object.entries(opened))
        workers.set(name, await workOn(boss, name, spec, log))
      watching ??= watch({ boss, db, log, workers, signal: stopping.signal })
    },
    drain: () => drain(boss, opened),
    deadLetters: () => countDeadLetters(db),
    stop: async () => {
      stopping.abort()
      await watching
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

function sender(boss: PgBoss): Jobs {
  return {
    send: async (tx, queue, data, options) => {
      await boss.send(queue, data, { ...toBoss(options), db: through(tx) })
    },
    sendMany: async (tx, queue, data, options) => {
      if (data.length === 0) return
      const jobs = data.map((item) => ({ data: item, ...toBoss(options) }))
      await boss.insert(queue, jobs, { db: through(tx) })
    },
  }
}

async function drain(boss: PgBoss, queues: Record<string, JobSpec>): Promise<number> {
  let ran = 0
  for (;;) {
    let found = 0
    for (const [name, spec] of Object.entries(queues)) {
      for (const job of await boss.fetch(name, { batchSize: 50 })) {
        found++
        try {
          await spec.run(job.data as never)
          await boss.complete(name, job.id)
        } catch (error) {
          await boss.fail(name, job.id, { message: String(error) })
          throw error
        }
      }
    }
    if (found === 0) return ran
    ran += found
  }
}

/** Queue → the ids of those who work on it in this process. */
type Workers = Map<string, string[]>

async function workOn(boss: PgBoss, name: string, spec: JobSpec, log: Log): Promise<string[]> {
  const lanes = Array.from({ length: spec.concurrency ?? 1 }, async () => {
    const id = await boss.work(name, { batchSize: 1, pollingIntervalSeconds: POLLING_S }, async ([job]) => {
      if (!job) return
      try {
        await spec.run(job.data as never)
      } catch (error) {
        log.warn({ err: error, queue: name, job: job.id }, 'job failed; it will be tried again')
        throw error
      } finally {
        // There may be another one: it is looked for at once, not after a pause.
        boss.notifyWorker(id)
      }
    })
    return id
  })
  const ids = await Promise.all(lanes)
  if (spec.cron) await boss.schedule(name, spec.cron)
  return ids
}

interface Watch {
  boss: PgBoss
  db: Db
  log: Log
  workers: Workers
  signal: AbortSignal
}

/** Wakes the workers of every queue that has something due: one statement, instead of one for each worker. */
async function watch({ boss, db, log, workers, signal }: Watch): Promise<void> {
  let pauseMs = LOOK_MS
  while (!signal.aborted) {
    await sleep(pauseMs, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    try {
      for (const queue of await findDue(db, [...workers.keys()]))
        for (const id of workers.get(queue) ?? []) boss.notifyWorker(id)
      pauseMs = LOOK_MS
    } catch (error) {
      log.warn({ err: error }, 'jobs that are due could not be looked for; trying again')
      pauseMs = LOOK_AFTER_FAILURE_MS
    }
  }
}

/** By an index probe for each queue: 0.2 ms for fifty of them. */
async function findDue({ sql }: Db, queues: string[]): Promise<string[]> {
  const rows = await sql<{ queue: string }[]>`
    select queue from unnest(${queues}::text[]) as queue
    where exists (
      select from pgboss.job where name = queue and state < 'active' and start_after <= now())`
  return rows.map((row) => row.queue)
}

function toBoss(options: SendOptions = {}): { startAfter?: number; priority?: number } {
  return {
    ...(options.startAfterS === undefined ? {} : { startAfter: options.startAfterS }),
    ...(options.priority === undefined ? {} : { priority: options.priority }),
  }
}
