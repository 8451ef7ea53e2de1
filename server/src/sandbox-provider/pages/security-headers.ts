import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'

/**
 * Guards a page: nothing loads but its own style and script, no frame may hold it, no cache keeps it, and
 * its address stays with us. Forms may end at the given origins, because browsers apply `form-action` to
 * the redirect back to the shop too. Returns the nonce of this response.
 */
export function guardPage(reply: FastifyReply, formTargets: readonly string[] = []): string {
  const nonce = randomBytes(16).toString('base64')
  const origins = [...new Set(formTargets.map((address) => new URL(address).origin))]
  reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      'img-src data:',
      ["form-action 'self'", ...origins].join(' '),
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  })
  return nonce
}
