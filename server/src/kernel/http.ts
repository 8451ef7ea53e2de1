import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import {
  type Actor,
  type Api,
  type Context,
  type Contract,
  type Operation,
  routeOf,
  ServiceError,
} from '@techmart/contracts'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify'
import type { TProperties } from 'typebox'
import {
  type AccessDeps,
  ANONYMOUS,
  actorOf,
  assertAllowed,
  assertSameSite,
  CUSTOMER_COOKIE,
  isPeer,
  isUnsigned,
  STAFF_COOKIE,
  sessionCookie,
} from './access.ts'
import { noteCaller } from './caller-address.ts'
import type { Idempotency } from './idempotency.ts'
import type { Log } from './log.ts'
import { sendProblem } from './problem.ts'
import { readableAddress } from './readable-address.ts'
import { findUnstorable } from './storable.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; set on every route of a contract before its input is read. */
    context: Context
  }
  interface FastifyInstance {
    /** Answers requests before anything else looks at them, where it can: for what costs more to route than to send. */
    answerFirst(answer: FirstAnswer): void
  }
}

/** True when it has answered; otherwise it has touched nothing. */
export type FirstAnswer = (request: IncomingMessage, response: ServerResponse) => boolean

const BODY_LIMIT = 1_048_576
/** A peer's query names up to a thousand SKUs in its address; Node counts that as header. */
const HEADER_LIMIT = 96 * 1024
const MAX_PARAM_LENGTH = 200
const REQUEST_TIMEOUT_MS = 30_000
/** Longer than what stands before us keeps its connections: who closes last loses no request. */
const KEEP_ALIVE_MS = 72_000
const KEY_PATTERN = /^[\x21-\x7e]{8,200}$/

/** Whose word about the caller's address is taken, unless told otherwise: a proxy on this machine. */
const TRUSTED_PROXIES = ['127.0.0.1']

/** The HTTP server without routes: limits, request ids, error answers, cross-site guard. */
export function createHttp(log: Log, trustedProxies: string[] = TRUSTED_PROXIES): FastifyInstance {
  let first: FirstAnswer = () => false
  const app = fastify({
    serverFactory: (handler) =>
      createServer(
        { maxHeaderSize: HEADER_LIMIT, requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
        (request, response) => {
          if (!first(request, response)) handler(request, response)
        },
      ),
    // One log for all requests instead of a child, and its listeners, for each: what fails is logged with its id.
    childLoggerFactory: () => log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, ignoreTrailingSlash: true },
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    rewriteUrl: ({ url = '/' }) => readableAddress(url),
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    return503OnClosing: true,
  })
  app.decorate('answerFirst', (answer: FirstAnswer) => {
    first = answer
  })
  const sockets = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  app.addHook('preClose', async () => {
    // Who goes on asking over an open connection must be told that it ends.
    first = () => false
    // Browsers open connections that they may need; Node would wait a minute for the first word on them.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  })
  app.decorateRequest('context', null as never)
  app.addHook('onRequest', (request, _reply, done) => {
    assertSameSite(request)
    done()
  })
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => sendProblem(new ServiceError('NOT_FOUND'), request, reply))
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? exact : lenient).compile(schema as object),
  )
  return app
}

/** Bodies are taken as they are; in addresses everything is text, so numbers, booleans and single items are read from it. */
const exact = formats.default(
  new Ajv({ strict: false, removeAdditional: false, coerceTypes: false, allErrors: false }),
)
const lenient = formats.default(
  new Ajv({ strict: false, removeAdditional: false, coerceTypes: 'array', allErrors: false }),
)

/**
 * Serves a module's contract: one route per operation with access rule, validation and schema-driven
 * serialisation. Internal operations answer only to peers who know the service secret.
 */
export function serveContract<C extends Contract>(
  app: FastifyInstance,
  contract: C,
  api: Api<C>,
  deps: ServeDeps,
): void {
  for (const [key, operation] of Object.entries(contract.operations)) {
    serveOperation(app, contract.name, key, operation, api[key] as Call, deps)
  }
}

/** Without `idempotency` repeats are the module's own concern; only tests serve like that. */
type ServeDeps = AccessDeps & { idempotency?: Idempotency }

type Call = (ctx: Context, input: Record<string, unknown>) => Promise<unknown>

function serveOperation(
  app: FastifyInstance,
  module: string,
  key: string,
  operation: Operation,
  use: Call,
  deps: ServeDeps,
): void {
  const { method, path, pathFields, rest } = routeOf(module, key, operation)
  const properties = operation.input.properties as TProperties
  const required = new Set((operation.input as { required?: string[] }).required ?? [])
  const part = (names: string[]) => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: names.filter((name) => required.has(name)),
  })
  const restFields = Object.keys(properties).filter((name) => !pathFields.includes(name))
  const status = operation.status ?? 200
  const inputOf = inputReader(pathFields.length > 0, rest)
  const { session, headers, page } = operation
  const call =
    answersOnce(operation) && deps.idempotency ? onceFor(`${module}.${key}`, use, deps.idempotency) : use

  app.route({
    method,
    url: path.replace(/\{(\w+)\}/g, ':$1'),
    ...(module === 'media' ? { bodyLimit: 16 * BODY_LIMIT } : {}),
    schema: {
      ...(pathFields.length > 0 ? { params: part(pathFields) } : {}),
      [rest === 'query' ? 'querystring' : 'body']: part(restFields),
      response: { [status]: operation.output },
    },
    onRequest: (request, _reply, done) => {
      // Most requests carry no sign of who asks: they take no turn of the event loop for it.
      if (isUnsigned(request)) {
        admit(request, operation, ANONYMOUS, false)
        done()
        return
      }
      const byPeer = isPeer(request, deps.serviceSecret)
      actorOf(request, deps, byPeer)
        .then((actor) => admit(request, operation, actor, byPeer))
        .then(() => done(), done)
    },
    // Hands on the promise of the use case itself: one of our own would cost every request three more turns.
    handler: (request, reply) => {
      if (status !== 200) reply.code(status)
      const output = call(request.context, inputOf(request))
      if (page !== undefined && takesPages(request))
        return output.then((answer) => sendPage(page, answer, reply))
      if (headers !== undefined) return output.then((answer) => tellHeaders(headers, answer, reply))
      if (session === undefined) return output
      return output.then((opened) => {
        setSession(session, deps.secureCookies, reply, opened as SessionOutput)
        return opened
      })
    },
  })
}

function answersOnce({ idempotencyKey }: Operation): boolean {
  return idempotencyKey === 'required' || idempotencyKey === 'optional'
}

function onceFor(operation: string, use: Call, idempotency: Idempotency): Call {
  return (ctx, input) => {
    const { actor, idempotencyKey } = ctx
    if (idempotencyKey === undefined) return use(ctx, input)
    return idempotency.once({ operation, actor, key: idempotencyKey, input }, () => use(ctx, input))
  }
}

/** Browsers name HTML first; programs ask for JSON, or for anything. */
function takesPages({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') === true
}

function sendPage(page: string, answer: unknown, reply: FastifyReply): FastifyReply {
  const html = (answer as Record<string, unknown>)[page] as string
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .serializer((text: string) => text)
    .send(html)
}

function tellHeaders(headers: Record<string, string>, answer: unknown, reply: FastifyReply): unknown {
  for (const [header, field] of Object.entries(headers)) {
    const value = (answer as Record<string, unknown>)[field]
    if (value !== undefined) reply.header(header, String(value))
  }
  return answer
}

/** Checks the access rule, and says in whose name and under which ids the operation runs. */
function admit(request: FastifyRequest, operation: Operation, actor: Actor, byPeer: boolean): void {
  assertAllowed(operation.access, actor, byPeer)
  const requestId = byPeer ? peerRequestId(request) : request.id
  const idempotencyKey = keyOf(request, operation)
  request.context = idempotencyKey === undefined ? { actor, requestId } : { actor, requestId, idempotencyKey }
  // Whoever opens a session, or may do a thing only so often, may be guessing.
  const isCounted = operation.session !== undefined || operation.errors?.includes('TOO_MANY_REQUESTS')
  if (!isCounted) return
  if (!byPeer) noteCaller(request.context, request)
  else noteNetwork(request.context, request)
}

/** A peer says from where its caller came: whom it let in, it knows. */
function noteNetwork(ctx: Context, { headers }: FastifyRequest): void {
  const network = headers['techmart-network']
  if (typeof network === 'string' && network !== '') ctx.network = network
}

/** One id through all processes that work on a request. */
function peerRequestId(request: FastifyRequest): string {
  const sent = request.headers['x-request-id']
  return typeof sent === 'string' && sent !== '' ? sent : request.id
}

/** What the database would refuse is the sender's fault, and is told before anything is done. */
function assertStorable(input: Record<string, unknown>): void {
  const field = findUnstorable(input)
  if (field === undefined) return
  const detail = 'has a character that is no text'
  throw new ServiceError('INVALID_INPUT', { errors: [{ field, detail }] }, `${field} ${detail}`)
}

/** Reads and joins what the route declares; decided once per route, so that the hot path copies nothing it need not. */
function inputReader(
  hasPath: boolean,
  rest: 'query' | 'body',
): (request: FastifyRequest) => Record<string, unknown> {
  const read = (request: FastifyRequest) =>
    (rest === 'query' ? request.query : (request.body ?? {})) as Record<string, unknown>
  const join = hasPath
    ? (request: FastifyRequest) => ({ ...read(request), ...(request.params as object) })
    : read
  return (request) => {
    const input = join(request)
    // An address says what no database keeps only in its escapes.
    if (rest === 'body' || request.url.includes('%')) assertStorable(input)
    return input
  }
}

function keyOf(request: FastifyRequest, operation: Operation): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) {
    if (operation.idempotencyKey === 'required' || operation.idempotencyKey === 'own')
      throw new ServiceError('IDEMPOTENCY_KEY_MISSING')
    return undefined
  }
  if (typeof key !== 'string' || !KEY_PATTERN.test(key)) {
    throw new ServiceError('INVALID_INPUT', {
      errors: [{ field: 'Idempotency-Key', detail: 'must be 8 to 200 printable characters' }],
    })
  }
  return key
}

type SessionOutput = { token?: string; expiresAt?: string }

function setSession(
  session: NonNullable<Operation['session']>,
  secure: boolean,
  reply: FastifyReply,
  output: SessionOutput,
): void {
  const cookies =
    session === 'end'
      ? [CUSTOMER_COOKIE, STAFF_COOKIE].map((name) => sessionCookie({ name, token: '', secure }))
      : [
          sessionCookie({
            name: session === 'staff' ? STAFF_COOKIE : CUSTOMER_COOKIE,
            token: output.token ?? '',
            secure,
            ...(output.expiresAt ? { expiresAt: output.expiresAt } : {}),
          }),
        ]
  reply.header('set-cookie', cookies)
}
