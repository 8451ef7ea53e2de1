import { ServiceError } from '@techmart/contracts'
import type { FastifyInstance } from 'fastify'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import type { Log } from '../../kernel/log.ts'
import { applyIntent } from './apply-intent.ts'
import { orderOf } from './open.ts'
import type { Intent } from './provider.ts'
import { isSigned } from './signature.ts'
import * as store from './store.ts'

const BODY_LIMIT = 64 * 1024

interface ProviderEvent {
  id: string
  type: string
  data: { intent: Intent }
}

/**
 * `POST /webhooks/payments/sandbox`: the provider tells what happened. The signature covers the very bytes,
 * so the body is read raw. Answers 200 once the message is safely taken over, also for a repeat; the
 * provider sends again whatever was not answered so.
 */
export function receiveWebhook(deps: { db: Db; clock: Clock; log: Log; secret: string }) {
  return (app: FastifyInstance): void => {
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
        done(null, body),
      )
      scope.post('/webhooks/payments/sandbox', async (request, reply) => {
        const header = request.headers['sandpay-signature']
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        // The provider's clock is compared with the machine's: both run outside the shop.
        if (!isSigned(typeof header === 'string' ? header : undefined, body, deps.secret, Date.now())) {
          throw new ServiceError('BAD_SIGNATURE')
        }
        await takeOver(deps, readEvent(body))
        return reply.code(200).send({ received: true })
      })
    })
  }
}

/** A signed body is the provider's word; one that is no event is refused rather than half understood. */
function readEvent(body: Buffer): ProviderEvent {
  let event: Partial<ProviderEvent> | null = null
  try {
    event = JSON.parse(body.toString('utf8')) as Partial<ProviderEvent> | null
  } catch {
    // Answered below like every other body that is no event.
  }
  const intent = event?.data?.intent
  if (typeof event?.id !== 'string' || typeof event.type !== 'string' || typeof intent?.id !== 'string') {
    throw new ServiceError('MALFORMED_BODY')
  }
  return { id: event.id, type: event.type, data: { intent } }
}

/** The mark of the event and its effect in one transaction: a repeat finds the mark and changes nothing. */
async function takeOver(
  { db, clock, log }: { db: Db; clock: Clock; log: Log },
  event: ProviderEvent,
): Promise<void> {
  const { intent } = event.data
  const orderId = orderOf(intent)
  if (!orderId || !(await store.findPayment(db.sql, orderId))) {
    // Signed, but not about an order of this installation (another one may share the account).
    log.warn({ event: event.id, type: event.type }, 'payment message about an unknown order')
    return
  }
  await db.transaction(async (tx) => {
    const fresh = await store.insertProviderEvent(tx, {
      id: event.id,
      type: event.type,
      intentId: intent.id,
      receivedAt: timestamp(clock),
    })
    if (fresh) await applyIntent(tx, orderId, intent)
  })
}
