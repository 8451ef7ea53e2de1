import { type Api, type Context, type Contract, routeOf } from './contract.ts'
import { isErrorCode, ServiceError } from './errors.ts'

const TIMEOUT_MS = 10_000

export interface ConnectOptions {
  /** A session token, sent as a bearer token. */
  token?: string
  /** The installation's shared secret: the peer then trusts the caller's context and serves internal operations. */
  serviceSecret?: string
  timeoutMs?: number
  fetch?: typeof globalThis.fetch
}

/**
 * A remote module as a value: the same `Api` as the local one, over HTTP.
 * Rejects with the same `ServiceError` codes; with `UNAVAILABLE` when the peer cannot be reached in time.
 */
export function connect<C extends Contract>(contract: C, url: string, options: ConnectOptions = {}): Api<C> {
  const base = url.replace(/\/+$/, '')
  const operations = Object.keys(contract.operations).map((key) => [
    key,
    (ctx: Context, input: Record<string, unknown>) => call(contract, key, base, options, ctx, input),
  ])
  // Every operation of the contract is present with its own signature: this is what Api<C> says.
  return Object.fromEntries(operations) as Api<C>
}

/** A context for callers outside TechMart: the token says who they are. */
export function callerContext(idempotencyKey?: string): Context {
  return {
    actor: { kind: 'anonymous' },
    requestId: crypto.randomUUID(),
    ...(idempotencyKey ? { idempotencyKey } : {}),
  }
}

async function call(
  contract: Contract,
  key: string,
  base: string,
  options: ConnectOptions,
  ctx: Context,
  input: Record<string, unknown>,
): Promise<unknown> {
  const operation = contract.operations[key]
  if (!operation) throw new Error(`${contract.name} has no operation ${key}`)
  const route = routeOf(contract.name, key, operation)
  const rest = { ...input }
  for (const field of route.pathFields) delete rest[field]
  const path = route.path.replace(/\{(\w+)\}/g, (_, field: string) =>
    encodeURIComponent(String(input[field])),
  )
  const search = route.rest === 'query' ? toSearch(rest) : ''
  const response = await send(options, `${base}${path}${search}`, {
    method: route.method,
    headers: headersFor(ctx, options, route.rest === 'body'),
    signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
    ...(route.rest === 'body' ? { body: JSON.stringify(rest) } : {}),
  })
  const body = await readJson(response)
  if (!response.ok) throw toServiceError(body, response.status)
  return body
}

async function send(options: ConnectOptions, url: string, init: RequestInit): Promise<Response> {
  try {
    return await (options.fetch ?? fetch)(url, init)
  } catch (cause) {
    throw new ServiceError('UNAVAILABLE', {}, `The peer did not answer: ${String(cause)}`)
  }
}

function headersFor(ctx: Context, options: ConnectOptions, hasBody: boolean): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-request-id': ctx.requestId }
  if (hasBody) headers['content-type'] = 'application/json'
  if (ctx.idempotencyKey) headers['idempotency-key'] = ctx.idempotencyKey
  if (options.token) headers.authorization = `Bearer ${options.token}`
  if (options.serviceSecret) {
    headers['techmart-service'] = options.serviceSecret
    headers['techmart-actor'] = encodeURIComponent(JSON.stringify(ctx.actor))
    if (ctx.network) headers['techmart-network'] = ctx.network
  }
  return headers
}

/** Arrays repeat their name: `brand=a&brand=b`. */
export function toSearch(fields: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value]) search.append(name, String(item))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw new ServiceError('UNAVAILABLE', { status: response.status }, 'The peer sent no JSON')
  }
}

function toServiceError(body: unknown, status: number): ServiceError {
  const {
    code,
    detail,
    type: _t,
    title: _n,
    status: _s,
    instance: _i,
    ...details
  } = (body ?? {}) as Record<string, unknown>
  if (!isErrorCode(code))
    return new ServiceError('UNAVAILABLE', { status }, 'The peer answered with an unknown error')
  return new ServiceError(code, details, typeof detail === 'string' ? detail : undefined)
}
