import Fastify, { type FastifyInstance } from 'fastify'
import { type ApiOptions, addApiRoutes } from './api/api-routes.ts'
import { messagePage } from './pages/message-page.ts'
import { addPageRoutes } from './pages/page-routes.ts'
import { languageOf, type PageOptions } from './pages/payment-routes.ts'
import { guardPage } from './pages/security-headers.ts'
import { errorBody } from './sandpay-error.ts'

export type RequestLog = { method: string; path: string; status: number; durationMs: number }

type AppOptions = ApiOptions & PageOptions & { /** Requests wait for this. */ opened: Promise<void> }

const bodyLimitBytes = 65_536

/** The HTTP face: the merchant's API under /v1, pages for people elsewhere. */
export function createApp(
  { log }: { log?: (entry: RequestLog) => void },
  options: AppOptions,
): FastifyInstance {
  const app = Fastify({
    // Its request log would hold addresses with tokens in them; ours below does not.
    logger: false,
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: 'idle',
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } },
  })
  app.addHook('onRequest', () => options.opened)
  if (log) {
    app.addHook('onResponse', async (request, reply) => {
      const [path = ''] = request.url.split('?')
      const durationMs = Math.round(reply.elapsedTime)
      log({ method: request.method, path, status: reply.statusCode, durationMs })
    })
  }
  app.setNotFoundHandler((request, reply) => {
    reply.code(404)
    if (request.url.startsWith('/v1')) return reply.send(errorBody('route_not_found', 'No such route'))
    const nonce = guardPage(reply)
    const language = languageOf(request)
    return reply.send(messagePage({ language, nonce, title: 'unknownTitle', text: 'unknownText' }))
  })
  app.register(async (scope) => addApiRoutes(scope, options))
  app.register(async (scope) => addPageRoutes(scope, options))
  return app
}
