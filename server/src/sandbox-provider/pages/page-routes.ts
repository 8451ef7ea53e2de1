import type { FastifyError, FastifyInstance } from 'fastify'
import { SandpayError } from '../sandpay-error.ts'
import { addDashboard } from './dashboard.ts'
import { iconMarkup } from './drawings.ts'
import { messagePage } from './message-page.ts'
import { addPaymentRoutes, languageOf, type PageOptions } from './payment-routes.ts'
import { guardPage } from './security-headers.ts'

// A filled form is below 1 KB.
const formLimitBytes = 16_384

const ICON_HEADERS = {
  'cache-control': 'public, max-age=86400',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
}

/** Everything people look at: payment pages for shoppers, the overview for developers. */
export function addPageRoutes(app: FastifyInstance, options: PageOptions): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formLimitBytes },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  )
  app.setErrorHandler<FastifyError | SandpayError>((error, request, reply) => {
    const isUnknown = error instanceof SandpayError && error.status === 404
    const status = error instanceof SandpayError ? error.status : (error.statusCode ?? 500)
    const nonce = guardPage(reply)
    return reply.code(status).send(
      messagePage({
        language: languageOf(request),
        nonce,
        title: isUnknown ? 'unknownTitle' : 'brokenTitle',
        text: isUnknown ? 'unknownText' : 'brokenText',
      }),
    )
  })
  // Pages name it themselves; browsers ask for this beside everything else, such as answers of the API.
  app.get('/favicon.ico', (_request, reply) =>
    reply.type('image/svg+xml').headers(ICON_HEADERS).send(iconMarkup),
  )
  addPaymentRoutes(app, options)
  addDashboard(app, options.ctx)
}
