import { type ChildProcess, spawn } from 'node:child_process'
import { fstatSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from './launch-error.ts'
import type { PostgresAccount } from './postgres-account.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { readPostmaster } from './postgres-folder.ts'
import { type PostgresMode, settingArguments } from './postgres-settings.ts'
import { isTaken, processesIn, signal, waitUntilGone } from './processes.ts'

/** What became of one attempt to start PostgreSQL. */
export type Started =
  | { kind: 'ready'; process: ChildProcess }
  | { kind: 'port taken' }
  | { kind: 'failed'; reason: string }

const POLL_MS = 15
const PATIENCE = { sayAfterMs: 5_000, giveUpAfterMs: 300_000 }
const HELD = { attempts: 20, pauseMs: 250 }

type Setup = PostgresMode & { folder: string; binaries: PostgresBinaries; account: PostgresAccount }

/** Starts the server and waits until it takes connections. Its words go to `logFile`, an open file. */
export async function startPostmaster(
  setup: Setup,
  logFile: number,
  log: (line: string) => void,
): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    const from = fstatSync(logFile).size
    const child = launch(setup, logFile)
    if (await becameReady(child, setup.folder, log)) {
      leash(child)
      return { kind: 'ready', process: child }
    }
    const said = readFileSync(`${setup.folder}.log`).subarray(from).toString()
    if (said.includes('could not create any TCP/IP sockets')) return { kind: 'port taken' }
    // A killed server's children need a moment to notice; until then they hold its memory.
    const held = said.includes('is still in use') || said.includes('"postmaster.pid" already exists')
    const killed = child.signalCode === 'SIGKILL'
    if (!(held || killed) || attempt === HELD.attempts) return { kind: 'failed', reason: lastComplaint(said) }
    await sleep(HELD.pauseMs)
  }
}

/**
 * Ends processes that a killed run left at work in a data folder: first politely, so that nothing has to be
 * recovered. Also removes the process id PostgreSQL left there where that id is a zombie's or another program's.
 */
export async function endLeftovers(folder: string): Promise<void> {
  const list = () => processesIn(folder, 'postgres')
  const postmaster = readPostmaster(folder)
  if (postmaster && list().includes(postmaster.pid)) {
    await endEach([postmaster.pid], 'SIGINT', list, 10_000)
  } else {
    // Without their server they end by themselves, as soon as they are done with their statement.
    await waitUntilGone(list, 500)
  }
  await endEach(list(), 'SIGQUIT', list, 3_000)
  const left = await endEach(list(), 'SIGKILL', list, 3_000)
  if (left.length > 0) {
    throw new LaunchError(
      `PostgreSQL of an earlier start still runs on ${folder} (process ${left[0]}) and cannot be stopped.`,
      `Stop it by hand: kill -9 ${left.join(' ')}`,
    )
  }
  // What is left of a server killed with its parent may be a zombie for a while, and PostgreSQL takes it for alive.
  if (postmaster === undefined || isTaken(postmaster.pid)) {
    rmSync(join(folder, 'postmaster.pid'), { force: true })
  }
}

async function endEach(
  pids: number[],
  name: NodeJS.Signals,
  list: () => number[],
  waitMs: number,
): Promise<number[]> {
  for (const pid of pids) signal(pid, name)
  return waitUntilGone(list, pids.length > 0 ? waitMs : 0)
}

/** In a session of its own: Ctrl-C is for us, who stop it when the others have finished. */
function launch(setup: Setup, logFile: number): ChildProcess {
  const args = ['-D', setup.folder, ...settingArguments(setup)]
  return setup.account.spawn(setup.binaries.postgres, args, {
    stdio: ['ignore', logFile, logFile],
    detached: true,
  })
}

async function becameReady(
  child: ChildProcess,
  folder: string,
  log: (line: string) => void,
): Promise<boolean> {
  let failure: Error | undefined
  let ended = false
  child.once('error', (error) => {
    failure = error
  })
  child.once('exit', () => {
    ended = true
  })
  const begun = Date.now()
  let said = false
  while (!ended) {
    if (failure) throw failure
    const postmaster = readPostmaster(folder)
    if (postmaster?.ready && postmaster.pid === child.pid) return true
    const waited = Date.now() - begun
    if (waited > PATIENCE.sayAfterMs && !said) {
      said = true
      log('PostgreSQL is still recovering from a crash…')
    }
    if (waited > PATIENCE.giveUpAfterMs) child.kill('SIGQUIT')
    await sleep(POLL_MS)
  }
  return false
}

/**
 * Shuts the server down when this process ends in a way that leaves it no time to: a pipe closes with the last
 * process that holds its end, so a shell that waits for that outlives us just long enough.
 */
function leash(server: ChildProcess): void {
  const script = 'cat >/dev/null; kill -INT "$1" 2>/dev/null'
  const holder = spawn('sh', ['-c', script, 'sh', String(server.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  })
  holder.once('error', () => undefined)
  holder.unref()
  server.once('exit', () => holder.kill('SIGKILL'))
}

function lastComplaint(said: string): string {
  const complaints = [...said.matchAll(/(?:FATAL|PANIC):\s+(.*)/g)].map(([, text]) => text)
  return complaints.at(-1) ?? said.trim().split('\n').at(-1) ?? 'it gave no reason'
}
