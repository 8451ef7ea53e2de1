import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Allows this answer's own inline scripts, and no others. */
    nonce: string
  }
}

/** Built files that pages load; no browser opens them as a page. */
const ASSETS = /^\/(admin\/)?assets\//

/**
 * The headers every answer carries (OWASP Secure Headers). Scripts run only from our own files or with the
 * nonce of the page; forms go to us and to the payment provider; nobody may frame us. Assets carry only what
 * says how they may be used: the rest is read on pages alone, and took a kilobyte of each.
 */
export function secureHeaders(app: FastifyInstance, config: Config): void {
  const formTargets = ["'self'", ...providerOrigins(config)].join(' ')
  const https = config.publicUrl.startsWith('https:')
  app.decorateRequest('nonce', '')
  app.addHook('onRequest', (request, reply, done) => {
    // Mails show our pictures too.
    const readers = request.url.startsWith('/media/') ? 'cross-origin' : 'same-origin'
    reply.header('x-content-type-options', 'nosniff').header('cross-origin-resource-policy', readers)
    if (!isAsset(request)) guardPage(request, reply, formTargets, https)
    done()
  })
}

/** Each file has a route of its own; what is asked for and not there is answered by a page. */
function isAsset(request: FastifyRequest): boolean {
  return ASSETS.test(request.url) && ASSETS.test(request.routeOptions.url ?? '')
}

function guardPage(request: FastifyRequest, reply: FastifyReply, formTargets: string, https: boolean): void {
  request.nonce = randomBytes(16).toString('base64')
  reply.headers({
    'content-security-policy': policy(request, formTargets),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  })
}

function policy(request: FastifyRequest, formTargets: string): string {
  // The API reference starts itself by an inline script of its library's making.
  const inline = request.url.startsWith('/docs') ? "'unsafe-inline'" : `'nonce-${request.nonce}'`
  return [
    "default-src 'self'",
    `script-src 'self' ${inline}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    `form-action ${formTargets}`,
  ].join('; ')
}

/** Where the pages to pay on may be: those of the providers, and the sandbox as the server sees it and under the shop's own host name. */
function providerOrigins({ payment, publicUrl }: Config): string[] {
  const sandbox = new URL(payment.url)
  const beside = `${sandbox.protocol}//${new URL(publicUrl).hostname}${sandbox.port ? `:${sandbox.port}` : ''}`
  return [
    ...new Set([
      sandbox.origin,
      beside,
      ...(payment.stripe ? ['https://checkout.stripe.com'] : []),
      ...(payment.paystack ? ['https://checkout.paystack.com'] : []),
    ]),
  ]
}
