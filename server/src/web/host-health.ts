import { ServiceError } from '@techmart/contracts'
import type { FastifyInstance } from 'fastify'
import type { Runtime } from '../runtime.ts'

const READY_WITHIN_MS = 2_000

/** `/health/live`: the process answers. `/health/ready`: it can serve, the database included. */
export function hostHealth(app: FastifyInstance, runtime: Runtime): void {
  const modules = runtime.local.map((module) => module.name)
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async () => {
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new ServiceError('UNAVAILABLE')), READY_WITHIN_MS).unref(),
    )
    await Promise.race([runtime.db.sql`select 1`, late]).catch(() => {
      throw new ServiceError('UNAVAILABLE', {}, 'The database does not answer')
    })
    return { status: 'ready', modules }
  })
}
