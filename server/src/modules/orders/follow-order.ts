import type { ServerResponse } from 'node:http'
import { ServiceError } from '@techmart/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../../kernel/caller-address.ts'
import type { ModuleDeps, WhoAsks } from '../../kernel/module.ts'
import { findAllowed } from './find-order.ts'
import * as store from './store.ts'

/** What one process keeps open at the most; whoever comes later looks again by itself. */
export interface FollowLimits {
  watchers: number
  perOrder: number
  lookEveryMs: number
  heartbeatMs: number
  /** Then the browser comes back by itself, and has to show again that it may. */
  lastsMs: number
}

const LIMITS: FollowLimits = {
  watchers: 2_000,
  perOrder: 20,
  lookEveryMs: 1_000,
  heartbeatMs: 15_000,
  lastsMs: 20 * 60_000,
}
/** Who does not read for so long is not there any more. */
const MAX_UNREAD_BYTES = 16_384
const COME_BACK_MS = 3_000

interface Watcher {
  orderId: string
  response: ServerResponse
  revision: number
  endsAt: number
}

type Query = { token?: string; email?: string }

/**
 * `GET /api/orders/{reference}/events`: server-sent events that say how often the order was changed, at once and
 * with every change. For whoever may see the order. Every process looks into the database once a second for all
 * its watchers together, so it does not matter which one changes an order, and nothing is added to that change.
 */
export function followOrders({ db, clock, log }: ModuleDeps, limits: FollowLimits = LIMITS) {
  return (app: FastifyInstance, whoAsks: WhoAsks = async () => ({ kind: 'anonymous' })): void => {
    const watchers = new Set<Watcher>()
    let looking: ReturnType<typeof setInterval> | undefined
    let beating: ReturnType<typeof setInterval> | undefined
    let isLooking = false

    app.get<{ Params: { reference: string }; Querystring: Query }>(
      '/api/orders/:reference/events',
      async (request, reply) => {
        const order = await findAsked(request)
        assertRoom(order.id)
        watch(reply, order)
      },
    )
    // Open streams would keep the server from closing.
    app.addHook('preClose', async () => {
      for (const watcher of watchers) end(watcher)
    })

    async function findAsked(
      request: FastifyRequest<{ Params: { reference: string }; Querystring: Query }>,
    ): Promise<store.OrderRow> {
      const { token, email } = request.query
      const ctx = { actor: await whoAsks(request), requestId: request.id, network: networkOf(request.ip) }
      const { order } = await findAllowed({ db, clock }, ctx, {
        reference: request.params.reference.slice(0, 40),
        ...(typeof token === 'string' ? { token: token.slice(0, 64) } : {}),
        ...(typeof email === 'string' ? { email: email.slice(0, 254) } : {}),
      })
      return order
    }

    function assertRoom(orderId: string): void {
      if (watchers.size >= limits.watchers) throw new ServiceError('UNAVAILABLE')
      let own = 0
      for (const watcher of watchers) if (watcher.orderId === orderId) own++
      if (own >= limits.perOrder) throw new ServiceError('TOO_MANY_REQUESTS')
    }

    function watch(reply: FastifyReply, { id: orderId, revision }: store.OrderRow): void {
      reply.hijack()
      const response = reply.raw
      const headers = { ...reply.getHeaders() } as Record<string, string>
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'private, no-store',
        // Kept for another request when the stream ends, it would keep a server that closes from closing.
        connection: 'close',
        // A proxy in front must not gather what is to be seen at once.
        'x-accel-buffering': 'no',
      })
      const watcher = { orderId, response, revision, endsAt: performance.now() + limits.lastsMs }
      response.write(`retry: ${COME_BACK_MS}\n\n`)
      tell(watcher, revision)
      watchers.add(watcher)
      response.on('close', () => forget(watcher))
      response.on('error', () => forget(watcher))
      looking ??= setInterval(() => void look(), limits.lookEveryMs)
      beating ??= setInterval(beat, limits.heartbeatMs)
    }

    async function look(): Promise<void> {
      if (isLooking) return
      isLooking = true
      try {
        const ids = [...new Set([...watchers].map(({ orderId }) => orderId))]
        const found = await store.findRevisions(db.sql, ids)
        const revisions = new Map(found.map(({ id, revision }) => [id, revision]))
        for (const watcher of watchers) {
          const revision = revisions.get(watcher.orderId)
          if (revision !== undefined && revision !== watcher.revision) tell(watcher, revision)
        }
      } catch (error) {
        // The next look is a second away; the pages look by themselves as well.
        log.warn({ err: error }, 'orders that are watched could not be looked at')
      } finally {
        isLooking = false
      }
    }

    function beat(): void {
      const now = performance.now()
      for (const watcher of watchers) {
        if (watcher.endsAt < now || watcher.response.writableLength > MAX_UNREAD_BYTES) end(watcher)
        else watcher.response.write(': still here\n\n')
      }
    }

    function tell(watcher: Watcher, revision: number): void {
      watcher.revision = revision
      watcher.response.write(`event: change\nid: ${revision}\ndata: ${JSON.stringify({ revision })}\n\n`)
    }

    function end(watcher: Watcher): void {
      watcher.response.end()
      forget(watcher)
    }

    function forget(watcher: Watcher): void {
      watchers.delete(watcher)
      if (watchers.size > 0) return
      clearInterval(looking)
      clearInterval(beating)
      looking = undefined
      beating = undefined
    }
  }
}
