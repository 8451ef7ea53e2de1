import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, statSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Claim, claim } from './claim.ts'
import { nextFreePort } from './free-port.ts'
import { type KeptServer, keepServer } from './keep-server.ts'
import { LaunchError } from './launch-error.ts'
import { chooseAccount, handOver, type PostgresAccount } from './postgres-account.ts'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import {
  damagedFolder,
  inspectFolder,
  makeFolder,
  readNotes,
  readPostmaster,
  SUPERUSER,
  writeNotes,
} from './postgres-folder.ts'
import { endLeftovers, startPostmaster } from './postmaster.ts'
import { makeDataFolder } from './private-folders.ts'
import { ensureDatabase } from './store.ts'

export type EmbeddedPostgresOptions = {
  /** The data folder; made when it is absent. Its log and its claim are kept beside it. */
  folder: string
  /** False only for tests: nothing is forced to disk, so a crash of the machine loses data. */
  durable: boolean
  /** The port to listen on; without it a free one that is kept for later starts. */
  port?: number
  /** When another process of ours runs it already: use that one instead of refusing. */
  join?: boolean
  /** Gets the few sentences worth a person's attention, such as a restart after a crash. */
  log: (line: string) => void
}

/** A PostgreSQL of our own, listening on 127.0.0.1 only, started again whenever it dies. */
export type EmbeddedPostgres = {
  /** Superuser's address of the database `techmart`. */
  url: string
  port: number
  /** Whether it was running already and belongs to another process: then stop() leaves it alone. */
  joined: boolean
  /** Ends open transactions and shuts it down in good order; resolves when it is gone. */
  stop(): Promise<void>
  /** Called once if it keeps dying and is given up. */
  onExit(listener: (reason: Error) => void): void
}

const DATABASE = 'techmart'
const FIRST_PORT = 20_000
const PORTS = 10_000
const LOG_LIMIT_BYTES = 10_000_000

/**
 * Starts the built-in PostgreSQL on a folder: makes it the first time, takes over what a killed run left,
 * recovers after a crash. Throws LaunchError when the folder is damaged, another user's or in use.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, join, log } = options
  makeDataFolder(dirname(folder))
  const claimed = claim(claimPath(folder), {})
  if ('holder' in claimed) {
    if (join) return joinRunning(folder)
    throw inUse(folder, claimed.holder)
  }
  let kept: KeptServer | undefined
  try {
    const place = await prepare(options)
    const first = await run(place, log)
    // Those who use it know the port they are given, so every later start takes that one.
    const restart = async () => {
      await endLeftovers(folder)
      return run({ ...place, portFixed: true }, log)
    }
    kept = keepServer(first, restart, { log, logPath: logPath(folder) })
    await ensureDatabase(addressOf(folder, 'postgres'), DATABASE)
    return handleOf(place, kept, claimed)
  } catch (error) {
    await kept?.stop()
    claimed.release()
    throw error
  }
}

/** Ends what a killed run left working in a data folder, so that the folder may be moved. Throws when it is in use. */
export async function freeDataFolder(folder: string): Promise<void> {
  makeDataFolder(dirname(folder))
  const claimed = claim(claimPath(folder), {})
  if ('holder' in claimed) throw inUse(folder, claimed.holder)
  await endLeftovers(folder)
  claimed.release()
}

type Place = {
  folder: string
  durable: boolean
  port: number
  /** Whether only this port will do. */
  portFixed: boolean
  binaries: PostgresBinaries
  account: PostgresAccount
}

async function prepare({ folder, durable, port }: EmbeddedPostgresOptions): Promise<Place> {
  const binaries = findPostgresBinaries()
  const state = inspectFolder(folder)
  if (state.kind === 'damaged') throw damagedFolder(folder, state.reason)

  const account = await chooseAccount(binaries, folder)
  if (state.kind === 'absent') {
    const chosen = port ?? (await somePort())
    await makeFolder(folder, account, binaries, { durable, port: chosen })
  } else {
    await endLeftovers(folder)
    handOver(folder, account)
  }
  const portFixed = port !== undefined
  return { folder, durable, port: port ?? readNotes(folder).port, portFixed, binaries, account }
}

/** Starts it, on another port when its own is taken, and remembers the port for the next start. */
async function run(place: Place, log: (line: string) => void): Promise<ChildProcess> {
  const logFile = openLog(place.folder)
  try {
    let started = await startPostmaster(place, logFile, log)
    while (started.kind === 'port taken') {
      if (place.portFixed) throw portTaken(place.port)
      place.port = await somePort()
      started = await startPostmaster(place, logFile, log)
    }
    if (started.kind === 'failed') {
      throw damagedFolder(place.folder, `${started.reason} (its log is ${logPath(place.folder)})`)
    }
    const notes = readNotes(place.folder)
    if (notes.port !== place.port) writeNotes(place.folder, { ...notes, port: place.port })
    return started.process
  } finally {
    closeSync(logFile)
  }
}

function handleOf(place: Place, kept: KeptServer, claimed: Claim<object>): EmbeddedPostgres {
  return {
    url: addressOf(place.folder, DATABASE),
    port: place.port,
    joined: false,
    onExit: kept.onGivenUp,
    stop: async () => {
      await kept.stop()
      claimed.release()
    },
  }
}

function joinRunning(folder: string): EmbeddedPostgres {
  if (!readPostmaster(folder)?.ready) {
    throw new LaunchError(`The database in ${folder} is just being started.`, 'Try again in a moment.')
  }
  const port = readNotes(folder).port
  return {
    url: addressOf(folder, DATABASE),
    port,
    joined: true,
    stop: async () => undefined,
    onExit: () => undefined,
  }
}

function inUse(folder: string, pid: number): LaunchError {
  return new LaunchError(
    `The database in ${folder} is in use by process ${pid}.`,
    'Stop that one first (Ctrl-C where it runs).',
  )
}

function portTaken(port: number): LaunchError {
  return new LaunchError(
    `Port ${port} for PostgreSQL is taken by another program.`,
    'Stop that program, or choose another port.',
  )
}

function addressOf(folder: string, database: string): string {
  const { password, port } = readNotes(folder)
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
}

/** Random, so that two clones on one machine seldom meet; below the ports the system lends to outgoing connections. */
function somePort(): Promise<number> {
  return nextFreePort(FIRST_PORT + Math.floor(Math.random() * PORTS), '127.0.0.1')
}

function openLog(folder: string): number {
  const path = logPath(folder)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) truncateSync(path)
  return openSync(path, 'a', 0o600)
}

function logPath(folder: string): string {
  return `${folder}.log`
}

function claimPath(folder: string): string {
  return `${folder}.claim`
}
