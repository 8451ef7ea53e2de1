import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import { contracts } from '@techmart/contracts'
import type { FastifyInstance } from 'fastify'
import { actorOf } from '../kernel/access.ts'
import { createHttp, serveContract } from '../kernel/http.ts'
import { createIdempotency } from '../kernel/idempotency.ts'
import type { Log } from '../kernel/log.ts'
import type { Runtime } from '../runtime.ts'
import { guardMailbox } from './guard-mailbox.ts'
import { hostAdmin } from './host-admin.ts'
import { hostApiReference } from './host-api-reference.ts'
import { hostHealth } from './host-health.ts'
import { hostStorefront } from './host-storefront.ts'
import { secureHeaders } from './secure-headers.ts'

const COMPRESS_FROM_BYTES = 1_024
/** Quality 4 costs about what gzip 6 does and is a fifth smaller on our pages. */
const BROTLI_QUALITY = 4

/** Everything this process serves: the modules that run here, and what hosts them for people. */
export async function createWeb(runtime: Runtime, log: Log): Promise<FastifyInstance> {
  const { config } = runtime
  const app = createHttp(log, config.trustedProxies)
  const access = {
    authenticate: runtime.authenticate,
    serviceSecret: config.serviceSecret,
    secureCookies: config.publicUrl.startsWith('https:'),
    idempotency: createIdempotency(runtime.db),
  }
  await app.register(compress, {
    threshold: COMPRESS_FROM_BYTES,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  })
  secureHeaders(app, config)
  guardMailbox(app, config.publicUrl)
  hostHealth(app, runtime)
  for (const module of runtime.local) {
    serveContract(app, contracts[module.name], module.api as never, access)
    module.routes?.(app, (request) => actorOf(request, access, false))
  }
  if (config.front) {
    await hostApiReference(app)
    await hostAdmin(app)
    await hostStorefront(app, runtime, access, log)
  }
  return app
}
