import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { buildWhatChanged } from './builds.ts'
import { claimFolder, requirePort } from './claim-folder.ts'
import { openDatabase } from './database.ts'
import { nextFreePort, tryPort } from './free-port.ts'
import { lastLines, loadSecrets, NOTES_FOLDER } from './installation.ts'
import { LaunchError } from './launch-error.ts'
import { prepareDatabase } from './preparation.ts'
import { closeDataFolder, makeDataFolder } from './private-folders.ts'
import { requireDatabase } from './require-database.ts'
import { logPath, reachable, type ShopSettings, serviceSpecs } from './services.ts'
import { beginAnew } from './set-aside.ts'
import { type Supervisor, supervise } from './supervisor.ts'
import type { Terminal } from './terminal.ts'

export interface OpenOptions {
  /** Begin with new content, and put what is there aside. */
  fresh: boolean
  /** Show what the processes say here, rather than keep it in their logs. */
  verbose: boolean
  terminal: Terminal
  /** Breaks the opening off. */
  signal: AbortSignal
}

/** A shop at work, with all its processes. */
export interface OpenShop {
  settings: ShopSettings
  supervisor: Supervisor
  /** Rejects when something keeps dying and the shop cannot go on. */
  failed: Promise<never>
  /** Lets everything finish what is under way, and ends it; a second call is impatient. */
  close(): Promise<void>
}

const READY_PAUSE_MS = 50
const READY_TRIES = 1_200
const LINES_SHOWN = 15

/** Takes a configuration to an open shop, telling each step. Throws LaunchError; then nothing is left running. */
export async function openShop(config: Config, options: OpenOptions): Promise<OpenShop> {
  const { terminal } = options
  makeDataFolder(config.dataFolder)
  if (config.dataFolder === NOTES_FOLDER) closeDataFolder(NOTES_FOLDER)
  const claimed = await claimFolder(config)
  const breakOff = new AbortController()
  const signal = AbortSignal.any([options.signal, breakOff.signal])
  const failure = Promise.withResolvers<never>()
  failure.promise.catch(() => undefined)
  let database: Awaited<ReturnType<typeof openDatabase>> | undefined
  let supervisor: Supervisor | undefined
  let opened = false
  const close = async () => {
    claimed.closing()
    await supervisor?.stop()
    await database?.stop()
    claimed.release()
  }

  const underWay: Promise<unknown>[] = []
  try {
    await requirePort(config)
    // Before anything is put aside or built for it.
    if (config.databaseUrl !== undefined) await requireDatabase(config.databaseUrl)
    if (options.fresh) await beginAnew(config.dataFolder, terminal.print)
    const settings = await settingsOf(config, options)

    // Two cores, two minutes: the front ends are built while the database is made and filled.
    const prepared = terminal
      .step('PostgreSQL', () =>
        openDatabase(config, { join: false, log: (line) => terminal.print(`  ${line}`) }),
      )
      .then((running) => {
        database = running
        running.onExit(failure.reject)
        return prepare({ ...settings, databaseUrl: running.url }, terminal, signal)
      })
    underWay.push(prepared, buildWhatChanged(terminal, signal))
    const [complete] = await Promise.all([prepared, ...underWay])

    await terminal.step('Web, worker and payment processes', async () => {
      const fail = (reason: LaunchError) => {
        // Whoever is at work on the source mends it; the next change tries again.
        if (opened && options.verbose) terminal.print(`  ${reason.message}`)
        else failure.reject(reason)
      }
      supervisor = startServices(complete, terminal, fail)
      await Promise.race([Promise.all([supervisor.ready, answers(config, signal)]), failure.promise])
    })
    if (!supervisor) throw new Error('no services were started')
    opened = true
    claimed.open()
    return { settings: complete, supervisor, failed: failure.promise, close }
  } catch (error) {
    breakOff.abort()
    await Promise.allSettled(underWay)
    await close()
    throw error
  }
}

async function settingsOf(
  config: Config,
  { verbose }: OpenOptions,
): Promise<Omit<ShopSettings, 'databaseUrl'>> {
  const secrets = loadSecrets(config.dataFolder)
  return {
    config,
    verbose,
    demo: config.demo || config.databaseUrl === undefined,
    serviceSecret: config.serviceSecret || secrets.serviceSecret,
    payment: config.payment.secretKey === '' ? await sandbox(config, secrets) : config.payment,
  }
}

/** Nobody named a payment provider, so the sandbox beside the shop is used. */
async function sandbox(
  config: Config,
  secrets: ReturnType<typeof loadSecrets>,
): Promise<ShopSettings['payment']> {
  const beside = config.port + 1
  const isFree = beside <= 65_535 && (await tryPort(beside, config.host)) === 'free'
  const sandboxPort = isFree ? beside : await nextFreePort(Math.max(beside, 1_024), config.host)
  return {
    url: `http://${reachable(config.host)}:${sandboxPort}`,
    secretKey: secrets.paymentSecretKey,
    webhookSecret: secrets.paymentWebhookSecret,
    sandboxPort,
  }
}

async function prepare(
  settings: ShopSettings,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ShopSettings> {
  const { config, databaseUrl, demo } = settings
  const preparation = prepareDatabase(config, databaseUrl, demo, signal)
  await terminal.step('Database schema', () => preparation.migrated)
  if (demo) await terminal.step('Demo shop', () => preparation.seeded)
  return settings
}

function startServices(
  settings: ShopSettings,
  terminal: Terminal,
  fail: (reason: LaunchError) => void,
): Supervisor {
  const events = {
    died: (name: string, how: string) => terminal.print(`  The ${name} process ${how}; it is started again.`),
    gaveUp: (name: string, deaths: number) => {
      const path = logPath(settings, name)
      const words = settings.verbose ? '' : ` Its last words:\n${lastLines(path, LINES_SHOWN)}`
      fail(new LaunchError(`The ${name} process died ${deaths} times in a row.${words}`, `Its log: ${path}`))
    },
  }
  return supervise(serviceSpecs(settings), events, { patient: settings.verbose })
}

/** Waits until the shop says that it can serve. */
async function answers(config: Config, signal: AbortSignal): Promise<void> {
  const url = `http://${reachable(config.host)}:${config.port}/health/ready`
  for (let left = READY_TRIES; left > 0; left--) {
    signal.throwIfAborted()
    const ready = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await sleep(READY_PAUSE_MS)
  }
  throw new LaunchError(
    `The shop does not become ready: ${url} keeps refusing.`,
    `Its log says why: ${join(config.dataFolder, 'logs', 'web.log')}`,
  )
}
