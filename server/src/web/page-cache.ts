import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Context, ServiceError } from '@techmart/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ANONYMOUS } from '../kernel/access.ts'
import { type Answered, createAnswerCache, type How, type Made } from '../kernel/http-cache/answer-cache.ts'
import {
  type Body,
  createBody,
  type Encoding,
  encodingFor,
  hasAlready,
} from '../kernel/http-cache/encodings.ts'

/** A page that others may be shown as well, as the storefront describes it. */
export interface SharedPage {
  key: string
  request: Request
  freshMs: number
  staleMs: number
}

interface Page {
  status: number
  headers: [name: string, value: string][]
  body: Body
  /** Hashes of the scripts in the page: nobody's nonce fits a page for everybody. */
  scripts: string
  /** As it went out before: by encoding, every header and the bytes. */
  sent: Map<Encoding, Sent>
}

interface Sent {
  tag: string
  /** Names and values in turns, without what depends on the moment. */
  headers: string[]
  bytes: Buffer
}

export interface PageCacheDeps {
  mostBytes: number
  /** Makes the page for nobody in particular; returns what it tells of, too. */
  render(page: SharedPage, ctx: Context, nonce: string): Promise<{ result: Response; tags: string[] }>
  now?(): number
}

export interface PageCache {
  /** Sends the page with that key as it was sent before, if it is fresh; false when there is none to send. */
  sendAgain(key: string, request: IncomingMessage, response: ServerResponse): boolean
  send(request: FastifyRequest, reply: FastifyReply, page: SharedPage): Promise<FastifyReply>
  invalidate(tags: readonly string[]): void
}

/** A page that was outdated while nothing could be made anew is shown for so long. */
const ON_ERROR_MS = 24 * 3_600_000
const LONGEST_MAKING_MS = 10_000
/** Of what is kept beside the bytes. */
const OVERHEAD_BYTES = 2_048
/** Marks the scripts of a page while it is made. */
const NONCE = 'shared-page'
/** Whoever keeps it asks each time whether it still stands: only this server hears of changes at once. */
const ASK_AGAIN = 'public, no-cache'

/** Keeps pages as the bytes that are sent, made once for everybody, until something they tell of changes. */
export function createPageCache({
  mostBytes,
  render,
  now = () => performance.now(),
}: PageCacheDeps): PageCache {
  const cache = createAnswerCache<Page>({
    mostBytes,
    now,
    onErrorMs: ON_ERROR_MS,
    isFailure: ({ status }) => status >= 500,
  })

  const make = (page: SharedPage, requestId: string) => async (): Promise<Made<Page>> => {
    const ctx: Context = { actor: ANONYMOUS, requestId }
    const { result, tags } = await inTime(render(page, ctx, NONCE))
    const html = (result.headers.get('content-type') ?? '').startsWith('text/html')
    const text = await result.text()
    const grow = () => cache.resize(page.key, bytesOf(value))
    const value: Page = {
      status: result.status,
      headers: [...result.headers],
      body: createBody(Buffer.from(html ? text.replaceAll(` nonce="${NONCE}"`, '') : text), grow),
      scripts: html ? hashesOf(text) : '',
      sent: new Map(),
    }
    const { freshMs, staleMs } = isForAll(result) ? page : { freshMs: 0, staleMs: 0 }
    return { value, bytes: bytesOf(value), tags, freshMs, staleMs }
  }

  return {
    invalidate: cache.invalidate,
    sendAgain: (key, request, response) => {
      const answered = cache.fresh(key)
      if (!answered) return false
      const { value, how, ageMs, freshMs } = answered
      const sent = value.sent.get(encodingFor(request.headers['accept-encoding'], value.body.bytes))
      if (!sent) return false
      const headers = [...sent.headers, 'cache-status', statusOf(how, ageMs, freshMs)]
      if (hasAlready(request.headers['if-none-match'], sent.tag)) response.writeHead(304, headers).end()
      else response.writeHead(200, [...headers, 'content-length', String(sent.bytes.length)]).end(sent.bytes)
      return true
    },
    send: async (request, reply, page) => {
      const answered = await cache.get(page.key, make(page, request.id))
      return await sendPage(request, reply, answered)
    },
  }
}

async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { value, how, ageMs, freshMs }: Answered<Page>,
): Promise<FastifyReply> {
  const { status, headers, body, scripts } = value
  reply.code(status)
  for (const [name, text] of headers) reply.header(name, text)
  if (status >= 500) return reply.send(await body.in('identity'))
  const encoding = encodingFor(request.headers['accept-encoding'], body.bytes)
  const tag = body.tag(encoding)
  const bytes = await body.in(encoding)
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  if (scripts) reply.header('content-security-policy', policy.replace(/'nonce-[^']*'/, scripts))
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', ASK_AGAIN)
  reply.header('vary', 'accept-encoding, cookie').header('etag', tag)
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  if (status === 200 && !value.sent.has(encoding))
    value.sent.set(encoding, { tag, bytes, headers: rawHeaders(reply) })
  reply.header('cache-status', statusOf(how, ageMs, freshMs))
  if (status === 200 && hasAlready(request.headers['if-none-match'], tag)) return reply.code(304).send()
  return reply.send(bytes)
}

function rawHeaders(reply: FastifyReply): string[] {
  return Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [name, String(value)],
  )
}

/** RFC 9211. */
function statusOf(how: How, ageMs: number, freshMs: number): string {
  const ttl = `ttl=${Math.round((freshMs - ageMs) / 1_000)}`
  switch (how) {
    case 'hit':
    case 'stale':
      return `TechMart; hit; ${ttl}`
    case 'error':
      return `TechMart; hit; ${ttl}; detail=on-error`
    case 'miss':
      return 'TechMart; fwd=uri-miss'
    case 'collapsed':
      return 'TechMart; fwd=uri-miss; collapsed'
  }
}

function isForAll({ status, headers }: Response): boolean {
  return status === 200 && headers.get('set-cookie') === null && !headers.has('cache-control')
}

function bytesOf({ body }: Page): number {
  return OVERHEAD_BYTES + body.bytes
}

/** Of every script that stands in the page, as `script-src` takes them. */
function hashesOf(html: string): string {
  const scripts = html.matchAll(new RegExp(`<script nonce="${NONCE}"[^>]*>([^]*?)</script>`, 'g'))
  const hashes = [...scripts].map(([, script = '']) => createHash('sha256').update(script).digest('base64'))
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`).join(' ')
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new ServiceError('UNAVAILABLE')), LONGEST_MAKING_MS)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
