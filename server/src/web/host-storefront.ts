import { existsSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import files from '@fastify/static'
import { type Context, type Peers, ServiceError } from '@techmart/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type AccessDeps, actorOf, CUSTOMER_COOKIE } from '../kernel/access.ts'
import { noteCaller } from '../kernel/caller-address.ts'
import type { Log } from '../kernel/log.ts'
import { sendProblem } from '../kernel/problem.ts'
import type { Runtime } from '../runtime.ts'
import { repositoryFolder } from './folders.ts'
import { openPageCache } from './open-page-cache.ts'
import type { SharedPage } from './page-cache.ts'
import { cacheHeaders } from './static-files.ts'
import { assertSensible, sendResponse, toRequest } from './web-request.ts'

/** What the storefront's build offers; it is loaded from disk, so this is where its shape is stated. */
interface StorefrontBuild {
  createStorefront(): Storefront
}

interface Storefront {
  fetch(request: Request, shop: ShopContext): Promise<Response>
  shared(request: Request): SharedPage | undefined
  keyOfAddress(address: string, cookie: string | undefined): string
}

interface ShopContext {
  peers: Peers
  ctx: Context
  nonce: string
  origin: string
}

const FORM_LIMIT = 64 * 1024

/** The shop itself: every address that nothing else answers, rendered by the storefront's build. */
export async function hostStorefront(
  app: FastifyInstance,
  runtime: Runtime,
  access: AccessDeps,
  log: Log,
): Promise<void> {
  const folder = join(repositoryFolder, 'storefront', 'build')
  const entry = join(folder, 'server', 'index.js')
  if (!existsSync(entry)) return
  const build = (await import(pathToFileURL(entry).href)) as StorefrontBuild
  const storefront = build.createStorefront()
  const origin = new URL(runtime.config.publicUrl).origin
  const pages = openPageCache(app, runtime, log, (page, peers, ctx, nonce) =>
    storefront.fetch(page.request, { peers, ctx, nonce, origin }),
  )

  app.answerFirst((request, response) => {
    if (request.method !== 'GET' || mayBeSignedIn(request)) return false
    const key = storefront.keyOfAddress(request.url ?? '', request.headers.cookie)
    return pages()?.sendAgain(key, request, response) === true
  })

  await app.register(async (scope) => {
    await scope.register(files, {
      root: join(folder, 'client'),
      wildcard: false,
      index: false,
      preCompressed: true,
      setHeaders: cacheHeaders,
    })
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: FORM_LIMIT }, (_request, body, done) =>
      done(null, body),
    )
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      await assertSensible(request)
      const asked = toRequest(request, reply, origin)
      const cache = mayBeSignedIn(request) ? undefined : pages()
      const shared = cache && storefront.shared(asked)
      if (cache && shared) return await cache.send(request, reply, shared)
      const ctx: Context = { actor: await actorOf(request, access, false), requestId: request.id }
      // Forms may hold codes that somebody guesses at.
      if (request.method === 'POST') noteCaller(ctx, request)
      const shop = { peers: runtime.peers, ctx, nonce: request.nonce, origin }
      return sendResponse(await storefront.fetch(asked, shop), reply)
    }
    // What only programs ask for is answered to programs, not with a page.
    for (const prefix of ['/api', '/internal', '/webhooks']) {
      scope.all(`${prefix}/*`, (request, reply) => sendProblem(new ServiceError('NOT_FOUND'), request, reply))
    }
    scope.route({ method: ['GET', 'POST'], url: '/*', exposeHeadRoute: true, handler })
  })
}

/** Their pages are made for them: a group of customers may pay other prices. */
function mayBeSignedIn({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers.authorization !== undefined || headers.cookie?.includes(`${CUSTOMER_COOKIE}=`) === true
}
