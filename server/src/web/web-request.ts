import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { ServiceError } from '@techmart/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isStorable } from '../kernel/storable.ts'

const FORM_TYPE = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

/**
 * Refuses what no page of the shop can make sense of: an address that is not a path of ours, text that is none,
 * and a body that is not a form. Throws NOT_FOUND, UNSUPPORTED_MEDIA_TYPE and MALFORMED_BODY.
 */
export async function assertSensible({ url, body, headers }: FastifyRequest): Promise<void> {
  // "//host" would be read as another site's address.
  if (!/^\/(?![/\\])/.test(url) || url.includes('%00')) throw new ServiceError('NOT_FOUND')
  if (!Buffer.isBuffer(body)) return
  const type = headers['content-type'] ?? ''
  if (!FORM_TYPE.test(type)) throw new ServiceError('UNSUPPORTED_MEDIA_TYPE', {}, 'Send a form')
  const malformed = new ServiceError('MALFORMED_BODY', {}, 'The form cannot be read')
  const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => Promise.reject(malformed))
  for (const [name, value] of form) {
    if (!isStorable(name) || typeof value !== 'string' || !isStorable(value)) throw malformed
  }
}

/** The request as the Fetch standard describes it; aborted when the browser goes away. */
export function toRequest(request: FastifyRequest, reply: FastifyReply, origin: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name.startsWith(':')) continue
    for (const item of Array.isArray(value) ? value : [value]) headers.append(name, item)
  }
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && Buffer.isBuffer(request.body)
  return new Request(new URL(request.url, origin), {
    method: request.method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: request.body as unknown as NonNullable<RequestInit['body']> } : {}),
  })
}

export function sendResponse(response: Response, reply: FastifyReply): FastifyReply {
  reply.code(response.status)
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') reply.header(name, value)
  }
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  // Both libraries describe the same standard stream.
  return reply.send(response.body ? Readable.fromWeb(response.body as ReadableStream) : undefined)
}
