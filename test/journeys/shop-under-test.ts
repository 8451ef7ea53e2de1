import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, contracts, type Peers } from '@techmart/contracts'
import { childEnvironment } from '../../server/src/config.ts'
import { buildWhatChanged } from '../../server/src/launcher/builds.ts'
import { NOTES_FOLDER, openLog, ROOT } from '../../server/src/launcher/installation.ts'
import { createTerminal } from '../../server/src/launcher/terminal.ts'
import { createSandboxProvider, type SandboxProvider } from '../../server/src/sandbox-provider/provider.ts'
import { TEST_SECRET } from '../../server/src/testing/world.ts'
import { cloneDemoDatabase, MEDIA_FOLDER } from './demo-database.ts'

/** A shop as the installation runs it: one process, the built storefront, a payment provider beside it. */
export interface ShopUnderTest {
  /** Address of the shop, without a slash at the end. */
  url: string
  /** Every module as the installation's own processes reach it: for preparing and for looking behind the scenes. */
  inside: Peers
  provider: SandboxProvider
  /** What the server said. */
  logPath: string
  /** Lets the provider reach the shop, or not: its messages then wait and are sent again. */
  setWebhooks(state: 'delivered' | 'held'): void
  stop(): Promise<void>
}

const MAIN = join(ROOT, 'server', 'src', 'main.ts')
/** The payment provider's artificial delays, of up to eight seconds, last a quarter of that. */
const DELAY_SCALE = 0.25
const WEBHOOK_PATH = '/webhooks/payments/sandbox'

/** Builds what is stale, clones a filled database and opens the shop on a free port. */
export async function startShopUnderTest(): Promise<ShopUnderTest> {
  await buildWhatChanged(createTerminal(process.stderr), AbortSignal.timeout(240_000))
  const folder = await mkdtemp(join(tmpdir(), 'techmart-journey-'))
  await mkdir(MEDIA_FOLDER, { recursive: true })
  const [database, provider, port, deafPort] = await Promise.all([
    cloneDemoDatabase(),
    startProvider(folder),
    freePort(),
    freePort(),
  ])
  const url = `http://127.0.0.1:${port}`
  const logPath = join(NOTES_FOLDER, 'journeys', 'logs', `shop-${process.pid}.log`)
  const server = fork(MAIN, {
    stdio: ['ignore', openLog(logPath), openLog(logPath), 'ipc'],
    env: childEnvironment({
      NODE_ENV: 'production',
      TECHMART_DATA: folder,
      TECHMART_DEMO: '1',
      MEDIA_FOLDER,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
      DATABASE_URL: database.url,
      SERVICE_SECRET: TEST_SECRET,
      PAYMENT_URL: provider.url,
      PAYMENT_SECRET_KEY: TEST_SECRET,
      PAYMENT_WEBHOOK_SECRET: TEST_SECRET,
    }),
  })
  const setWebhooks = (state: 'delivered' | 'held') => {
    provider.deliverTo(`http://127.0.0.1:${state === 'delivered' ? port : deafPort}${WEBHOOK_PATH}`)
  }
  setWebhooks('delivered')
  await ready(server, logPath)
  return {
    url,
    inside: peersAt(url),
    provider,
    logPath,
    setWebhooks,
    stop: async () => {
      await end(server)
      await provider.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startProvider(folder: string): Promise<SandboxProvider> {
  const provider = createSandboxProvider({
    folder: join(folder, 'payment-provider'),
    secretKey: TEST_SECRET,
    webhookSecret: TEST_SECRET,
    delayScale: DELAY_SCALE,
  })
  await provider.listen(0)
  return provider
}

function peersAt(url: string): Peers {
  return Object.fromEntries(
    Object.entries(contracts).map(([name, contract]) => [
      name,
      connect(contract, url, { serviceSecret: TEST_SECRET }),
    ]),
  ) as unknown as Peers
}

async function ready(server: ChildProcess, logPath: string): Promise<void> {
  const died = once(server, 'exit').then(([code]) => {
    throw new Error(`The shop ended with ${code} before it was open; its log: ${logPath}`)
  })
  await Promise.race([once(server, 'message'), died])
  died.catch(() => undefined)
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  await once(server, 'close')
  return typeof bound === 'object' && bound ? bound.port : 0
}
