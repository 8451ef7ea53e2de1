import type { Actor, Api, Contract } from '@techmart/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import type { EventHandler } from './events.ts'
import type { JobSpec, Jobs } from './jobs.ts'
import type { Log } from './log.ts'

/** What every module is given; peers and settings of its own come on top. */
export interface ModuleDeps {
  /** Under the module's own role where roles are on. */
  db: Db
  jobs: Jobs
  clock: Clock
  log: Log
}

/** What every module is. */
export interface Module<C extends Contract> {
  api: Api<C>
  /** Background work by name; the queue is called `module.name`. */
  jobs?: Record<string, JobSpec>
  /** Events of other modules it reacts to, by full name. */
  on?: Record<string, EventHandler>
  /** Streams and signed webhooks: the only HTTP a module serves by itself. */
  routes?: (app: FastifyInstance, whoAsks?: WhoAsks) => void
  /** What it keeps in memory and follows, where it answers requests. */
  follower?: Follower
}

/** Resolves the session that a request carries; without it everybody is anonymous. */
export type WhoAsks = (request: FastifyRequest) => Promise<Actor>

export type Hear = (ids: readonly string[]) => void

/** Something in this process that follows the database. */
export interface Follower {
  /** Resolves when it has caught up for the first time; called again it only waits. */
  start(): Promise<void>
  /** Resolves when it knows everything that was committed before the call; at once when it was never started. */
  caughtUp(): Promise<void>
  /** From now on tells the ids of what changed, once this process knows of it. */
  listen?(hear: Hear): void
  stop(): Promise<void>
}
