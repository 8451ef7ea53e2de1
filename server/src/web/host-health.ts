import { ServiceError } from '@techmart/contracts'
import type { FastifyInstance } from 'fastify'
import type { Runtime } from '../runtime.ts'

const READY_WITHIN_MS = 2_000
/** Whoever balances load asks every few seconds. */
const COUNT_AGAIN_MS = 60_000

/**
 * `/health/live`: the process answers. `/health/ready`: it can serve, the database included. How many jobs have
 * failed for good is told there too, and makes no process less ready.
 */
export function hostHealth(app: FastifyInstance, runtime: Runtime): void {
  const modules = runtime.local.map((module) => module.name)
  const deadLetters = counter(runtime)
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async () => {
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new ServiceError('UNAVAILABLE')), READY_WITHIN_MS).unref(),
    )
    const answers = Promise.all([deadLetters(), runtime.db.sql`select 1`])
    const [failed] = await Promise.race([answers, late]).catch(() => {
      throw new ServiceError('UNAVAILABLE', {}, 'The database does not answer')
    })
    return { status: 'ready', modules, deadLetters: failed }
  })
}

/** How many there are, at the most a minute old. */
function counter({ jobs }: Runtime): () => Promise<number> {
  let count = 0
  let countedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (performance.now() - countedAt > COUNT_AGAIN_MS) {
      count = (await jobs.deadLetters()).reduce((sum, one) => sum + one.count, 0)
      countedAt = performance.now()
    }
    return count
  }
}
