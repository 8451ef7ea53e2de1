import type { TestContext } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { createHttp } from '../../kernel/http.ts'
import { silentLog } from '../../kernel/log.ts'

interface Modules {
  local: readonly { name: string; routes?: (app: FastifyInstance) => void }[]
}

/** The media routes of a shop, as a browser reaches them. */
export function browse(t: Pick<TestContext, 'after'>, { local }: Modules) {
  const app = createHttp(silentLog)
  local.find(({ name }) => name === 'media')?.routes?.(app)
  t.after(() => app.close())
  return (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
}

/** A drawing in the manner of the demo shop's. */
export function drawing(colour = '#b4553a', size = '0 0 800 1000'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}"><rect width="100%" height="100%" fill="#efe6da"/><circle cx="400" cy="520" r="260" fill="${colour}"/></svg>`
}
