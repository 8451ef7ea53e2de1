import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 20
const ON_LINUX = process.platform === 'linux'

/**
 * A stamp that names one process for as long as the machine runs: a process id alone is reused.
 * Undefined when no such process lives (a zombie does not).
 */
export function startStamp(pid: number): string | undefined {
  if (ON_LINUX) {
    const stat = read(`/proc/${pid}/stat`)
    // The command name may hold spaces and brackets, so the fields are counted from its last bracket.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (!fields || fields[0] === 'Z' || fields[0] === 'X') return undefined
    return fields[19]
  }
  const line = ps(['-o', 'stat=,lstart=', '-p', String(pid)]).trim()
  return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '')
}

/** Whether this very process, not another that got its id later, still lives. */
export function stillLives(pid: number, stamp: string): boolean {
  return startStamp(pid) === stamp
}

/**
 * Ids of the processes called `name` that work in `folder`, which is how a database's processes are told
 * from those of another. Where the system keeps no /proc, those whose arguments name the folder, and their children.
 */
export function processesIn(folder: string, name: string): number[] {
  const real = realPath(folder)
  if (real === undefined) return []
  if (!ON_LINUX) return processesNaming(real, name)
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => read(`/proc/${pid}/comm`)?.trim() === name && workingFolder(pid) === real)
}

/** Waits until none of the processes `list` names is left; answers those that outlived `timeoutMs`. */
export async function waitUntilGone(list: () => number[], timeoutMs: number): Promise<number[]> {
  const deadline = Date.now() + timeoutMs
  let left = list()
  while (left.length > 0 && Date.now() < deadline) {
    await sleep(POLL_MS)
    left = list()
  }
  return left
}

/** Sends a signal; a process that has gone meanwhile is fine, one that may not be signalled is not. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!isCode(error, 'ESRCH')) throw error
  }
}

/** Whether the system knows a process by this id, be it a zombie or another user's. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !isCode(error, 'ESRCH')
  }
}

/** Whether an error of the operating system carries this code, such as ENOENT. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function processesNaming(folder: string, name: string): number[] {
  const rows = ps(['-A', '-o', 'pid=,ppid=,command='])
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, pid, parent, command]) => ({ pid: Number(pid), parent: Number(parent), command: command ?? '' }))
  const first = rows.find((row) => row.command.includes(name) && row.command.includes(`-D ${folder}`))
  if (!first) return []
  return [first.pid, ...rows.filter((row) => row.parent === first.pid).map((row) => row.pid)]
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // Gone meanwhile, or another user's: neither is a process of ours.
    return undefined
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function ps(args: string[]): string {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    // `ps -p` of a process that has gone ends with an error.
    return ''
  }
}
