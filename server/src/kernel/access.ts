import { type Access, type Actor, ServiceError } from '@techmart/contracts'
import type { FastifyRequest } from 'fastify'
import { sameSecret } from './ids.ts'

export const CUSTOMER_COOKIE = 'tm_session'
export const STAFF_COOKIE = 'tm_staff'
/** The admin sends this header, so its requests act for the member of staff and not for a shopper in the same browser. */
const CLIENT_HEADER = 'techmart-client'

export const ANONYMOUS: Actor = { kind: 'anonymous' }

export interface AccessDeps {
  /** Who a session token belongs to. */
  authenticate(token: string): Promise<Actor>
  serviceSecret: string
  /** The shop is reached over https, whatever stands between: session cookies are then `Secure`. */
  secureCookies: boolean
}

/** Refuses what the operation's access rule does not allow. Nothing is allowed by default. */
export function assertAllowed(access: Access, actor: Actor, byPeer: boolean): void {
  switch (access.allow) {
    case 'anyone':
      return
    case 'internal':
      if (byPeer) return
      throw new ServiceError('NOT_FOUND')
    case 'customer':
      if (actor.kind === 'customer' || (byPeer && actor.kind === 'service')) return
      throw new ServiceError(actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN')
    case 'staff':
      if (byPeer && actor.kind === 'service') return
      if (actor.kind === 'staff' && actor.permissions.includes(access.permission)) return
      throw new ServiceError(actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN')
  }
}

/** True for a request that carries nothing to be recognised by. */
export function isUnsigned({ headers }: FastifyRequest): boolean {
  return (
    headers.authorization === undefined &&
    headers.cookie === undefined &&
    headers['techmart-service'] === undefined
  )
}

/**
 * True when the request proves to come from a process of this installation; its word about the actor is then taken.
 * Where no secret is set there are no peers.
 */
export function isPeer(request: FastifyRequest, serviceSecret: string): boolean {
  const sent = request.headers['techmart-service']
  return serviceSecret !== '' && typeof sent === 'string' && sameSecret(sent, serviceSecret)
}

export async function actorOf(request: FastifyRequest, deps: AccessDeps, byPeer: boolean): Promise<Actor> {
  if (byPeer)
    return JSON.parse(decodeURIComponent(String(request.headers['techmart-actor'] ?? '%7B%7D'))) as Actor
  const token = bearerToken(request) ?? readCookie(request.headers.cookie, cookieFor(request))
  return token ? await deps.authenticate(token) : ANONYMOUS
}

function bearerToken(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') ? header.slice(7) : undefined
}

function cookieFor(request: FastifyRequest): string {
  return request.headers[CLIENT_HEADER] === 'admin' ? STAFF_COOKIE : CUSTOMER_COOKIE
}

function readCookie(header: string | undefined, name: string): string | undefined {
  if (!header) return undefined
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0 && part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim()
  }
  return undefined
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Cross-site request forgery: a browser may change something only from one of our own pages (OWASP, Fetch Metadata). */
export function assertSameSite(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method) || bearerToken(request)) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
    throw new ServiceError('CROSS_SITE')
  }
  const origin = request.headers.origin
  if (origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw new ServiceError('CROSS_SITE')
}

export interface SessionCookie {
  name: string
  token: string
  expiresAt?: string
  secure: boolean
}

/** An HttpOnly cookie that ends with its session; an empty token takes it away. */
export function sessionCookie({ name, token, expiresAt, secure }: SessionCookie): string {
  const expires = new Date(expiresAt ?? 0).toUTCString()
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${expires}${secure ? '; Secure' : ''}`
}
