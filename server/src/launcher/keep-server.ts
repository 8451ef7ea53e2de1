import type { ChildProcess } from 'node:child_process'
import { LaunchError } from './launch-error.ts'

/** A PostgreSQL server that is started again whenever it dies. */
export interface KeptServer {
  /** Ends open transactions and shuts it down in good order; resolves when it is gone. */
  stop(): Promise<void>
  /** Called once if it keeps dying, or cannot be started again. */
  onGivenUp(listener: (reason: Error) => void): void
}

const DEATHS = { limit: 5, withinMs: 60_000 }
const STOP_STEPS: { signal: NodeJS.Signals; waitMs: number }[] = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
]

/** Watches over a running server; `restart` starts it once more. */
export function keepServer(
  first: ChildProcess,
  restart: () => Promise<ChildProcess>,
  { log, logPath }: { log: (line: string) => void; logPath: string },
): KeptServer {
  let current = first
  let stopping = false
  let restarting: Promise<void> = Promise.resolve()
  let giveUp: (reason: Error) => void = (reason) => log(reason.message)
  let deaths: number[] = []

  const revive = async () => {
    log('PostgreSQL ended unexpectedly; starting it again.')
    deaths = [...deaths.filter((at) => at > Date.now() - DEATHS.withinMs), Date.now()]
    if (deaths.length >= DEATHS.limit) {
      throw new LaunchError(
        `PostgreSQL died ${deaths.length} times within a minute.`,
        `Its log says why: ${logPath}`,
      )
    }
    current = await restart()
    watch(current)
  }
  const died = () => {
    if (!stopping) restarting = revive().catch((error) => giveUp(error))
  }
  const watch = (server: ChildProcess) => {
    if (isGone(server)) died()
    else server.once('exit', died)
  }
  watch(first)

  return {
    onGivenUp: (listener) => {
      giveUp = listener
    },
    stop: async () => {
      stopping = true
      await restarting
      await end(current)
    },
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (isGone(server)) return
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  for (const { signal, waitMs } of STOP_STEPS) {
    server.kill(signal)
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, waitMs)
    await Promise.race([exited, late.promise])
    clearTimeout(timer)
    if (isGone(server)) return
  }
}

function isGone(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null
}
