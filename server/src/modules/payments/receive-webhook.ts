import type { FastifyInstance } from 'fastify'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import type { Providers } from './providers/connect-providers.ts'
import type { Message, Provider } from './providers/provider.ts'
import * as messages from './store-messages.ts'

const BODY_LIMIT = 256 * 1024

/**
 * `POST /webhooks/payments/{provider}`: a provider tells what happened. The signature covers the very bytes, so
 * the body is read raw. Answers 200 once the message is safely kept, also for a repeat; the provider sends again
 * whatever was not answered so. A job handles it: the provider waits for nothing but one short transaction.
 */
export function receiveWebhook(deps: { db: Db; clock: Clock; jobs: Jobs; providers: Providers }) {
  return (app: FastifyInstance): void => {
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
        done(null, body),
      )
      for (const provider of deps.providers.telling)
        scope.post(`/webhooks/payments/${provider.name}`, async (request, reply) => {
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
          const message = provider.verifyWebhook(request.headers, body)
          if (message) await keep(deps, provider, message)
          return reply.code(200).send({ received: true })
        })
    })
  }
}

/** The message and the job that handles it, or neither. */
async function keep(
  { db, clock, jobs }: { db: Db; clock: Clock; jobs: Jobs },
  provider: Provider,
  message: Message,
): Promise<void> {
  // Ids are unique at their provider only.
  const eventId = provider.name === 'sandbox' ? message.id : `${provider.name}:${message.id}`
  await db.transaction(async (tx) => {
    const receivedAt = timestamp(clock)
    const isNew = await messages.insertMessage(tx, { eventId, provider: provider.name, message, receivedAt })
    if (isNew) await jobs.send(tx, 'payments.handle_message', { eventId })
  })
}
