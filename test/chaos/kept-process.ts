import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { childEnvironment } from '../../server/src/config.ts'

/** A program that is started again whenever it ends, as a supervisor in production does. */
export interface KeptProcess {
  name: string
  /** Resolves when it is at work, now or after its next start. */
  atWork(): Promise<void>
  /** `kill -9`; false when it is not at work just now. */
  kill(): boolean
  /** How often it ended without being killed while it was at work. */
  ownEnds(): string[]
  /** How often it ended while it was starting, as it may while what it needs is away. */
  failedStarts(): number
  stop(): Promise<void>
}

export interface ProcessPlan {
  name: string
  file: string
  args?: string[]
  env: Record<string, string>
  /** Where its words go: `<folder>/<name>.log`. */
  logFolder: string
}

const RESTART_PAUSE_MS = 300
const DRAIN_MS = 20_000
const LEASH = join(import.meta.dirname, '..', '..', 'server', 'src', 'launcher', 'leash.ts')

/** Starts it and keeps it running; it is at work when it sends the message `ready` or prints that it listens. */
export function keepProcess(plan: ProcessPlan): KeptProcess {
  const log = openSync(join(plan.logFolder, `${plan.name}.log`), 'a')
  const ownEnds: string[] = []
  let failedStarts = 0
  let current: ChildProcess | undefined
  let isAtWork = false
  let wasKilled = false
  let isStopping = false
  let work = Promise.withResolvers<void>()

  const run = (async () => {
    while (!isStopping) {
      wasKilled = false
      const child = spawnOf(plan, log)
      current = child
      whenReady(child, log, () => {
        isAtWork = true
        work.resolve()
      })
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
      if (!wasKilled && !isStopping) {
        if (isAtWork) ownEnds.push(signal ?? `code ${code}`)
        else failedStarts++
      }
      if (isAtWork) work = Promise.withResolvers()
      isAtWork = false
      if (!isStopping) await sleep(RESTART_PAUSE_MS)
    }
  })()

  return {
    name: plan.name,
    atWork: () => work.promise,
    kill: () => {
      if (!isAtWork || wasKilled || !current) return false
      wasKilled = current.kill('SIGKILL')
      return wasKilled
    },
    ownEnds: () => ownEnds,
    failedStarts: () => failedStarts,
    stop: async () => {
      isStopping = true
      current?.kill('SIGTERM')
      const timer = setTimeout(() => current?.kill('SIGKILL'), DRAIN_MS)
      await run
      clearTimeout(timer)
    },
  }
}

function spawnOf({ file, args = [], env }: ProcessPlan, log: number): ChildProcess {
  return fork(file, args, {
    // It does not outlive whoever started it.
    execArgv: ['--import', LEASH],
    env: childEnvironment(env),
    stdio: ['ignore', 'pipe', log, 'ipc'],
  })
}

function whenReady(child: ChildProcess, log: number, tell: () => void): void {
  child.on('message', (message) => {
    if (typeof message === 'object' && 'type' in message && message.type === 'ready') tell()
  })
  child.on('error', () => undefined)
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    writeSync(log, text)
    if (text.includes('"listening":')) tell()
  })
}
