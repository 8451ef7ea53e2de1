import { fork } from 'node:child_process'
import cluster from 'node:cluster'
import { connect } from 'node:net'
import { join } from 'node:path'
import { type Config, childEnvironment } from '../config.ts'
import { openLog, ROOT } from './installation.ts'
import { makePrivateFolder } from './private-folders.ts'
import type { ProcessSpec } from './supervisor.ts'

/** What the processes of one shop have to know beyond what the user set. */
export interface ShopSettings {
  config: Config
  databaseUrl: string
  serviceSecret: string
  /** The payment provider; `sandboxPort` when it is the sandbox and has to be started. */
  payment: { url: string; secretKey: string; webhookSecret: string; sandboxPort?: number }
  demo: boolean
  /** Whether the processes speak to the terminal rather than to their logs. */
  verbose: boolean
}

const WEBHOOK_PATH = '/webhooks/payments/sandbox'
const SERVER = join(ROOT, 'server', 'src')
/** Every process ends when the launcher has gone. */
const EXEC_ARGV = ['--import', join(SERVER, 'launcher', 'leash.ts')]

/** The processes of a shop, in the order in which they are ended: who takes requests first. */
export function serviceSpecs(settings: ShopSettings): ProcessSpec[] {
  const { sandboxPort } = settings.payment
  const specs = [webSpec(settings), workerSpec(settings)]
  return sandboxPort === undefined ? specs : [...specs, sandboxSpec(settings, sandboxPort)]
}

/** Where a process's words go. */
export function logPath({ config }: ShopSettings, name: string): string {
  return join(config.dataFolder, 'logs', `${name.replaceAll(' ', '-')}.log`)
}

/**
 * Web processes share the port through `node:cluster`: the listening socket is the launcher's, so connections
 * wait rather than fail while one process drains or is replaced, and they are dealt out evenly on every system.
 * (`reusePort` would spare the handing over, but a process that ends takes the connections queued on its socket
 * with it, and macOS has no balancing of it.)
 */
function webSpec(settings: ShopSettings): ProcessSpec {
  const stdio = stdioOf(settings, 'web')
  return {
    name: 'web',
    instances: settings.config.workers,
    ready: 'message',
    spawn: () => {
      cluster.setupPrimary({
        exec: join(SERVER, 'main.ts'),
        args: [],
        execArgv: EXEC_ARGV,
        stdio,
      })
      const worker = cluster.fork(environment(settings, 'web'))
      // A connection dealt to a process that has just died: its end is noticed by who watches the process.
      worker.on('error', () => undefined)
      return worker.process
    },
  }
}

function workerSpec(settings: ShopSettings): ProcessSpec {
  const stdio = stdioOf(settings, 'worker')
  return {
    name: 'worker',
    ready: 'message',
    spawn: () =>
      fork(join(SERVER, 'main.ts'), [], {
        execArgv: EXEC_ARGV,
        env: childEnvironment(environment(settings, 'worker')),
        stdio,
      }),
  }
}

/** A program of its own, as a real provider would be: it shares nothing with the shop but two keys. */
function sandboxSpec(settings: ShopSettings, port: number): ProcessSpec {
  const { config, payment } = settings
  const stdio = stdioOf(settings, 'payment sandbox')
  const data = join(config.dataFolder, 'payment-sandbox')
  const args = {
    '--port': port,
    '--host': config.host,
    '--public-url': `http://${new URL(config.publicUrl).hostname}:${port}`,
    '--data': data,
    '--secret-key': payment.secretKey,
    '--webhook-secret': payment.webhookSecret,
    '--webhook-url': `http://${reachable(config.host)}:${config.port}${WEBHOOK_PATH}`,
  }
  return {
    name: 'payment sandbox',
    ready: () => accepts(port, reachable(config.host)),
    spawn: () => {
      makePrivateFolder(data)
      return fork(join(SERVER, 'sandbox-provider', 'main.ts'), Object.entries(args).flat().map(String), {
        execArgv: EXEC_ARGV,
        env: childEnvironment({ NODE_ENV: 'production' }),
        stdio,
      })
    },
  }
}

/** The address by which a process here reaches one that listens on `host`. */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function environment(settings: ShopSettings, role: 'web' | 'worker'): Record<string, string> {
  const { config, payment } = settings
  return {
    NODE_ENV: 'production',
    TECHMART_ROLE: role,
    TECHMART_DATA: config.dataFolder,
    TECHMART_DEMO: settings.demo ? '1' : '0',
    HOST: config.host,
    PORT: String(config.port),
    PUBLIC_URL: config.publicUrl,
    DATABASE_URL: settings.databaseUrl,
    SERVICE_SECRET: settings.serviceSecret,
    PAYMENT_URL: payment.url,
    PAYMENT_SECRET_KEY: payment.secretKey,
    PAYMENT_WEBHOOK_SECRET: payment.webhookSecret,
  }
}

function stdioOf(settings: ShopSettings, name: string): ('ignore' | 'inherit' | 'ipc' | number)[] {
  if (settings.verbose) return ['ignore', 'inherit', 'inherit', 'ipc']
  const file = openLog(logPath(settings, name))
  return ['ignore', file, file, 'ipc']
}

function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: host.replace(/^\[|\]$/g, '') })
    const answer = (value: boolean) => {
      socket.destroy()
      resolve(value)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
}
