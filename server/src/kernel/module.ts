import type { Api, Contract } from '@techmart/contracts'
import type { FastifyInstance } from 'fastify'
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
  routes?: (app: FastifyInstance) => void
}
