import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { silentLog } from '../../server/src/kernel/log.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/src/launcher/embedded-postgres.ts'
import { nextFreePort } from '../../server/src/launcher/free-port.ts'
import { ROOT } from '../../server/src/launcher/installation.ts'
import { readPostmaster } from '../../server/src/launcher/postgres-folder.ts'
import { migrateAll } from '../../server/src/migrations.ts'
import { type KeptProcess, keepProcess } from './kept-process.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { layWire, type Wire } from './tcp-proxy.ts'

/** A shop made of processes of its own, in which everybody reaches everybody over a wire that can be harmed. */
export interface BattleShop {
  /** How shoppers reach it. */
  url: string
  /** The database itself, past the wire. */
  databaseUrl: string
  provider: { url: string; secretKey: string }
  serviceSecret: string
  /** Where the provider's messages have to be brought, over the wire. */
  webhookTarget: string
  relayPort: number
  mailbox: Mailbox
  wires: Record<WireName, Wire>
  processes: KeptProcess[]
  /** `kill -9` of the server of PostgreSQL; it is started again and recovers. */
  killPostgres(): boolean
  /** Whoever keeps PostgreSQL running gave up. */
  databaseGaveUp(): boolean
  /** Resolves when everything is at work. */
  atWork(): Promise<void>
  stop(): Promise<void>
}

export type WireName = 'shop to database' | 'shop to provider' | 'provider to shop' | 'shop to mail'

const SECRET = 'a-secret-that-only-this-run-knows'
const MAIN = join(ROOT, 'server', 'src', 'main.ts')
const SANDBOX = join(ROOT, 'server', 'src', 'sandbox-provider', 'main.ts')
const WEBS = ['web-1', 'web-2']
const READY_PAUSE_MS = 50

export interface ShopOptions {
  folder: string
  /** The first port that may be used; the next free ones follow. */
  firstPort: number
  payWindowS: number
}

/** Makes the database, lays the wires and starts every process; nothing is harmed yet. */
export async function openBattleShop(options: ShopOptions): Promise<BattleShop> {
  const { folder, payWindowS } = options
  const logFolder = join(folder, 'logs')
  mkdirSync(logFolder, { recursive: true })
  const take = portTaker(options.firstPort)
  const postgresFolder = join(folder, 'postgres')
  const postgres = await startEmbeddedPostgres({
    folder: postgresFolder,
    durable: true,
    port: await take(),
    log: () => undefined,
  })
  let databaseGaveUp = false
  postgres.onExit(() => {
    databaseGaveUp = true
  })
  await migrateAll(postgres.url, silentLog)

  const providerPort = await take()
  const webPorts = await Promise.all(WEBS.map(take))
  const mailPort = await take()
  const front = await layWire(await take(), webPorts)
  const wires: Record<WireName, Wire> = {
    'shop to database': await layWire(await take(), [postgres.port]),
    'shop to provider': await layWire(await take(), [providerPort]),
    'provider to shop': await layWire(await take(), webPorts),
    'shop to mail': await layWire(await take(), [mailPort]),
  }
  const relayPort = await take()
  const mailbox = await openMailbox(mailPort)
  const url = `http://127.0.0.1:${front.port}`
  const env = {
    NODE_ENV: 'production',
    TECHMART_FRONT: '0',
    TECHMART_DATA: folder,
    PUBLIC_URL: url,
    DATABASE_URL: withPort(postgres.url, wires['shop to database'].port),
    PAY_WINDOW_SECONDS: String(payWindowS),
    PAYMENT_URL: `http://127.0.0.1:${wires['shop to provider'].port}`,
    SMTP_URL: `smtp://127.0.0.1:${wires['shop to mail'].port}`,
    SERVICE_SECRET: SECRET,
    PAYMENT_SECRET_KEY: SECRET,
    PAYMENT_WEBHOOK_SECRET: SECRET,
    LOG_LEVEL: 'info',
  }
  const processes = [
    ...WEBS.map((name, index) =>
      keepProcess({
        name,
        file: MAIN,
        env: { ...env, TECHMART_ROLE: 'web', PORT: String(webPorts[index]) },
        logFolder,
      }),
    ),
    keepProcess({ name: 'worker', file: MAIN, env: { ...env, TECHMART_ROLE: 'worker' }, logFolder }),
    keepProcess({
      name: 'provider',
      file: SANDBOX,
      args: sandboxArguments(folder, providerPort, relayPort),
      env: { NODE_ENV: 'production' },
      logFolder,
    }),
  ]
  let stopped: Promise<void> | undefined
  const atWork = async () => {
    await Promise.all(processes.map((kept) => kept.atWork()))
    while (!(await isReady(url))) await sleep(READY_PAUSE_MS)
  }
  return {
    url,
    databaseUrl: postgres.url,
    provider: { url: `http://127.0.0.1:${providerPort}`, secretKey: SECRET },
    serviceSecret: SECRET,
    webhookTarget: `http://127.0.0.1:${wires['provider to shop'].port}/webhooks/payments/sandbox`,
    relayPort,
    mailbox,
    wires,
    processes,
    killPostgres: () => killPostmaster(postgresFolder),
    databaseGaveUp: () => databaseGaveUp,
    atWork,
    stop: () => {
      stopped ??= stopAll({ processes, wires: [front, ...Object.values(wires)], mailbox, postgres })
      return stopped
    },
  }
}

/** Gives one port after the other, also to several who ask at once. */
function portTaker(first: number): () => Promise<number> {
  let last = Promise.resolve(first - 1)
  return () => {
    last = last.then((port) => nextFreePort(port + 1, '127.0.0.1'))
    return last
  }
}

function sandboxArguments(folder: string, port: number, relayPort: number): string[] {
  const data = join(folder, 'provider')
  mkdirSync(data, { recursive: true })
  return Object.entries({
    '--port': port,
    '--data': data,
    '--secret-key': SECRET,
    '--webhook-secret': SECRET,
    '--webhook-url': `http://127.0.0.1:${relayPort}/`,
    // Its slow cards and late messages, at a pace that fits the short time there is to pay.
    '--delay-scale': 0.5,
  })
    .flat()
    .map(String)
}

function withPort(url: string, port: number): string {
  const address = new URL(url)
  address.port = String(port)
  return address.href
}

function killPostmaster(folder: string): boolean {
  const postmaster = readPostmaster(folder)
  if (!postmaster?.ready) return false
  process.kill(postmaster.pid, 'SIGKILL')
  return true
}

async function isReady(url: string): Promise<boolean> {
  const answer = fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })
  return await answer.then(
    ({ ok }) => ok,
    () => false,
  )
}

async function stopAll(parts: {
  processes: KeptProcess[]
  wires: Wire[]
  mailbox: Mailbox
  postgres: EmbeddedPostgres
}): Promise<void> {
  await Promise.all(parts.processes.map((kept) => kept.stop()))
  await Promise.all(parts.wires.map((wire) => wire.close()))
  parts.mailbox.close()
  await parts.postgres.stop()
}
