import type { Actor, Context, ModuleName } from '@techmart/contracts'
import { compose, type Shop } from './compose.ts'
import type { Config } from './config.ts'
import type { Clock } from './kernel/clock.ts'
import { type Db, type OnStatement, openDb } from './kernel/db.ts'
import { type Consumer, type EventLoop, handleLater, startEventLoop, subscribeAll } from './kernel/events.ts'
import { forgetRequests } from './kernel/idempotency.ts'
import { newId } from './kernel/ids.ts'
import { type JobRunner, type JobSpec, startJobs } from './kernel/jobs.ts'
import type { Log } from './kernel/log.ts'
import { roleOf } from './kernel/migrate.ts'
import type { Follower } from './kernel/module.ts'
import { prune } from './kernel/outbox.ts'

const KEEP_EVENTS_DAYS = 14
const EVENT_RETRIES = 12

/** A composed shop with its database, jobs and events: what every process of the installation runs on. */
export interface Runtime extends Shop {
  config: Config
  db: Db
  jobs: JobRunner
  /** Who a session token belongs to. */
  authenticate(token: string): Promise<Actor>
  /** Tells the log of what failed for good and waits for a person; hourly it does so by itself. */
  reportDeadLetters(): Promise<void>
  /** Starts delivering events to the modules here. */
  startEvents(): Promise<EventLoop>
  /** Does a job of a module here at once, instead of sending it. */
  runJob(name: string): Promise<void>
  /** The followers of the modules here, as one. */
  followers: Follower
  close(): Promise<void>
}

export interface RuntimeOptions {
  databaseUrl: string
  clock: Clock
  log: Log
  /** Keeps the schedule and runs jobs in this process. */
  works: boolean
  onStatement?: OnStatement
}

export async function startRuntime(config: Config, options: RuntimeOptions): Promise<Runtime> {
  const { clock, log, databaseUrl, onStatement } = options
  const shared = openDb({ url: databaseUrl, name: 'techmart', max: config.databasePool, onStatement })
  const jobs = await startJobs(shared, log, { works: options.works })
  const owned: Db[] = []
  const dbOf = (module: ModuleName): Db => {
    if (!config.databaseRoles) return shared
    const db = openDb({
      url: databaseUrl,
      name: `techmart-${module}`,
      max: 4,
      role: roleOf(module),
      onStatement,
    })
    owned.push(db)
    return db
  }
  const dbs = new Map<ModuleName, Db>()
  const shop = compose(config, (module) => {
    const db = dbOf(module)
    dbs.set(module, db)
    return { db, jobs, clock, log: log.child({ module }) }
  })
  const consumers = consumersOf(shop, dbs)
  await subscribeAll(shared, consumers)
  const reportDeadLetters = async () => {
    for (const { queue, count } of await jobs.deadLetters())
      log.warn({ queue, count }, 'jobs have failed for good; they are kept as dead letters')
  }
  const queues: Record<string, JobSpec> = {
    'kernel.prune-events': { cron: '17 3 * * *', run: () => pruneEvents(shared, log) },
    'kernel.forget-requests': { cron: '37 * * * *', run: () => forgetAllRequests(shared) },
    'kernel.report-dead-letters': { cron: '7 * * * *', run: reportDeadLetters },
    ...queuesOf(shop, shared, consumers),
  }
  await jobs.open(queues)

  const followers = together(shop.local.flatMap(({ follower }) => follower ?? []))
  let loop: EventLoop | undefined
  return {
    ...shop,
    config,
    db: shared,
    jobs,
    authenticate: async (token) =>
      toActor(await shop.peers.identity.authenticate(serviceContext('http'), { token })),
    reportDeadLetters,
    startEvents: async () => {
      loop = startEventLoop({
        db: shared,
        consumers,
        log,
        handOver: (consumer, eventId) =>
          jobs.send(shared.sql, retryQueueOf(consumer), { eventId }, { startAfterS: 1 }),
      })
      return loop
    },
    runJob: async (name) => {
      const spec = queues[name]
      if (!spec) throw new Error(`No module here has the job ${name}`)
      await spec.run({} as never)
    },
    followers,
    close: async () => {
      await followers.stop()
      await loop?.stop()
      await jobs.stop()
      await Promise.all([shared, ...owned].map((db) => db.close()))
    },
  }
}

function together(followers: Follower[]): Follower {
  const each = async (act: (follower: Follower) => Promise<void>) => {
    await Promise.all(followers.map(act))
  }
  return {
    start: () => each((follower) => follower.start()),
    caughtUp: () => each((follower) => follower.caughtUp()),
    listen: (hear) => {
      for (const follower of followers) follower.listen?.(hear)
    },
    stop: () => each((follower) => follower.stop()),
  }
}

/** The context of work that the shop does by itself. */
export function serviceContext(name: string): Context {
  return { actor: { kind: 'service', name }, requestId: newId() }
}

/** One queue per consumer: only a process in which the module runs takes its jobs. */
function retryQueueOf(consumer: string): string {
  return `kernel.retry-event.${consumer}`
}

function consumersOf(shop: Shop, dbs: Map<ModuleName, Db>): Consumer[] {
  return shop.local
    .filter((module) => module.on && Object.keys(module.on).length > 0)
    .map((module) => ({ name: module.name, db: dbs.get(module.name) as Db, on: module.on ?? {} }))
}

async function pruneEvents({ sql }: Db, log: Log): Promise<void> {
  for (const { consumer, count, live } of await prune(sql, KEEP_EVENTS_DAYS)) {
    const facts = { consumer, count, days: KEEP_EVENTS_DAYS }
    if (live) log.error(facts, 'a consumer does not read its events; old ones are kept for it')
    else log.error(facts, 'nobody reads for this consumer any more; its old events were forgotten')
  }
}

/** Small deletions, so that none runs into the statement's time limit. */
async function forgetAllRequests({ sql }: Db): Promise<void> {
  while ((await forgetRequests(sql)) > 0);
}

/** Every queue of the modules here, and one per consumer for its failed events. */
function queuesOf(shop: Shop, shared: Db, consumers: Consumer[]): Record<string, JobSpec> {
  const queues: Record<string, JobSpec> = {}
  for (const consumer of consumers) {
    queues[retryQueueOf(consumer.name)] = {
      retries: EVENT_RETRIES,
      run: ({ eventId }: { eventId: string }) => handleLater(shared, consumer, eventId),
    }
  }
  for (const module of shop.local) {
    for (const [name, spec] of Object.entries(module.jobs ?? {})) queues[`${module.name}.${name}`] = spec
  }
  return queues
}

type Authenticated = Awaited<ReturnType<Shop['peers']['identity']['authenticate']>>

function toActor({ kind, id, sessionId, permissions, group }: Authenticated): Actor {
  if (!id || !sessionId) return { kind: 'anonymous' }
  if (kind === 'customer') return { kind, customerId: id, sessionId, ...(group ? { group } : {}) }
  if (kind === 'staff') return { kind, staffId: id, sessionId, permissions: permissions ?? [] }
  return { kind: 'anonymous' }
}
