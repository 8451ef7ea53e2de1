import type { FastifyError, FastifyInstance } from 'fastify'
import type { Context, RecordChanges } from '../context.ts'
import { errorBody, SandpayError } from '../sandpay-error.ts'
import { authenticate } from './authenticate.ts'
import { addEventRoutes } from './event-routes.ts'
import { addIntentRoutes } from './intent-routes.ts'

export type ApiOptions = { ctx: Context; record: RecordChanges; secretKey: string; closing: AbortSignal }

/** The merchant's API: every route behind the secret key, every failure as `{ error: { code, message } }`. */
export function addApiRoutes(app: FastifyInstance, { ctx, record, secretKey, closing }: ApiOptions): void {
  app.addHook('onRequest', async (request) => authenticate(request.headers.authorization, secretKey))
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  })
  app.setErrorHandler<FastifyError | SandpayError>((error, _request, reply) => {
    if (error instanceof SandpayError) {
      return reply.code(error.status).send(errorBody(error.code, error.message))
    }
    const status = error.statusCode ?? 500
    if (status >= 500) return reply.code(500).send(errorBody('internal_error', 'Something broke on our side'))
    return reply.code(status).send(errorBody('request_invalid', error.message))
  })
  addIntentRoutes(app, ctx, record, closing)
  addEventRoutes(app, ctx)
}
