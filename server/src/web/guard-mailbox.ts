import { ServiceError } from '@techmart/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * The development mailbox asks nobody who they are, so it must not be reached under a name that somebody else's
 * page points at this machine (DNS rebinding): it answers under the shop's own address, under the address of
 * this machine that was connected to, and as localhost. Call it before the mailbox's routes are added.
 */
export function guardMailbox(app: FastifyInstance, publicUrl: string): void {
  const own = new URL(publicUrl).hostname
  const guard = async (request: FastifyRequest) => {
    const host = hostOf(request)
    if (host !== undefined && [own, ...LOOPBACK, connectedTo(request)].includes(host)) return
    throw new ServiceError('NOT_FOUND')
  }
  app.addHook('onRoute', (route) => {
    if (!/^\/mailbox(\/|$)/.test(route.url)) return
    route.onRequest = [guard, ...[route.onRequest ?? []].flat()]
  })
}

/** As the browser sent it: what a proxy or a page's own script says in other headers counts for nothing here. */
function hostOf({ headers }: FastifyRequest): string | undefined {
  return /^([a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/i.exec(headers.host ?? '')?.[1]?.toLowerCase()
}

/** A number, which no name server can point elsewhere. */
function connectedTo({ socket }: FastifyRequest): string | undefined {
  const address = socket.localAddress?.replace(/^::ffff:(?=\d+\.)/, '')
  return address?.includes(':') ? `[${address}]` : address
}
