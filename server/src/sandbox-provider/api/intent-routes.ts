import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context, RecordChanges } from '../context.ts'
import { cancelIntent } from '../intents/cancel-intent.ts'
import { captureIntent } from '../intents/capture-intent.ts'
import { createIntent, type NewIntent, requestedFault } from '../intents/create-intent.ts'
import { findIntent } from '../intents/find-intent.ts'
import { presentRefund } from '../intents/present.ts'
import { refundIntent } from '../intents/refund-intent.ts'
import { SandpayError } from '../sandpay-error.ts'
import { timing } from '../timing.ts'
import { answerOnce } from './answer-once.ts'
import {
  cancelSchema,
  captureSchema,
  createIntentSchema,
  intentListSchema,
  type PageQuery,
  pageSize,
  refundSchema,
} from './schemas.ts'

type ById = { Params: { id: string } }

/** `/v1/intents…`: create, read, capture, cancel, refund. `closing` cuts artificial delays short. */
export function addIntentRoutes(
  app: FastifyInstance,
  ctx: Context,
  record: RecordChanges,
  closing: AbortSignal,
): void {
  app.post<{ Body: NewIntent }>(
    '/v1/intents',
    { schema: { body: createIntentSchema } },
    async (request, reply) => {
      const fault = requestedFault(request.body.metadata)
      const answer = await answerOnce(ctx, record, askedOf(request, requiredKey(request)), () => {
        const { intent, changes } = createIntent(ctx, request.body)
        return { status: 201, body: ctx.present(intent), changes }
      })
      if (!answer.isRepeat && fault === 'lost_create') {
        // The intent is on disk; the merchant sees a broken connection.
        reply.hijack()
        request.raw.socket.destroy()
        return reply
      }
      if (!answer.isRepeat && fault === 'slow_create') {
        await sleep(ctx.scaled(timing.slowCreateMs), undefined, { signal: closing }).catch(() => undefined)
      }
      return send(reply, answer)
    },
  )

  app.get<{ Querystring: PageQuery & { reference?: string } }>(
    '/v1/intents',
    { schema: { querystring: intentListSchema } },
    async ({ query }) => {
      const limit = pageSize(query)
      if (query.after !== undefined) findIntent(ctx, query.after)
      const intents =
        query.reference === undefined
          ? ctx.ledger.latestIntents(limit, query.after)
          : ctx.ledger.intentsByReference(query.reference, limit)
      await ctx.ledger.settled()
      return { data: intents.map(ctx.present) }
    },
  )

  app.get<ById>('/v1/intents/:id', async ({ params }) => {
    const intent = findIntent(ctx, params.id)
    await ctx.ledger.settled()
    return ctx.present(intent)
  })

  app.post<ById & { Body: { amountMinor?: number } | null }>(
    '/v1/intents/:id/capture',
    { schema: { body: captureSchema } },
    (request, reply) =>
      sendOnce(request, reply, () => {
        const { intent, changes } = captureIntent(ctx, request.params.id, request.body?.amountMinor)
        return { status: 200, body: ctx.present(intent), changes }
      }),
  )

  app.post<ById>('/v1/intents/:id/cancel', { schema: { body: cancelSchema } }, (request, reply) =>
    sendOnce(request, reply, () => {
      const { intent, changes } = cancelIntent(ctx, request.params.id)
      return { status: 200, body: ctx.present(intent), changes }
    }),
  )

  app.post<ById & { Body: { amountMinor: number } }>(
    '/v1/intents/:id/refunds',
    { schema: { body: refundSchema } },
    async (request, reply) => {
      const answer = await answerOnce(ctx, record, askedOf(request, requiredKey(request)), () => {
        const { refund, changes } = refundIntent(ctx, request.params.id, request.body.amountMinor)
        return { status: 201, body: presentRefund(refund), changes }
      })
      return send(reply, answer)
    },
  )

  app.get<ById>('/v1/intents/:id/refunds', async ({ params }) => {
    findIntent(ctx, params.id)
    const refunds = ctx.ledger.refundsOf(params.id)
    await ctx.ledger.settled()
    return { data: refunds.map(presentRefund) }
  })

  // Capture and cancel are safe to repeat by themselves; a key is honoured but not demanded.
  async function sendOnce(
    request: FastifyRequest,
    reply: FastifyReply,
    work: Parameters<typeof answerOnce>[3],
  ): Promise<FastifyReply> {
    const key = keyOf(request)
    if (key !== undefined) return send(reply, await answerOnce(ctx, record, askedOf(request, key), work))
    const { status, body, changes } = work()
    await (changes.length > 0 ? record(changes) : ctx.ledger.settled())
    return reply.code(status).send(body)
  }
}

function send(
  reply: FastifyReply,
  answer: { status: number; body: unknown; isRepeat: boolean },
): FastifyReply {
  if (answer.isRepeat) reply.header('idempotent-replayed', 'true')
  return reply.code(answer.status).send(answer.body)
}

function askedOf(request: FastifyRequest, key: string) {
  return { key, method: request.method, path: request.url, body: request.body }
}

function requiredKey(request: FastifyRequest): string {
  const key = keyOf(request)
  if (key === undefined) {
    throw new SandpayError(400, 'idempotency_key_required', 'Send an Idempotency-Key header')
  }
  return key
}

const maxKeyLength = 255

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key === '' || key.length > maxKeyLength) {
    throw new SandpayError(400, 'idempotency_key_invalid', `Idempotency-Key: 1 to ${maxKeyLength} characters`)
  }
  return key
}
