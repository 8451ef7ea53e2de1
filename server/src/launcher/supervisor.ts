import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/** A kind of process to keep running. */
export interface ProcessSpec {
  name: string
  /** How many of it run at once; one, unless said. */
  instances?: number
  /** Starts one of it. */
  spawn(): ChildProcess
  /** How one tells that it is at work: it sends the message `{ type: 'ready' }`, or a question answers yes. */
  ready: 'message' | (() => Promise<boolean>)
}

export interface SupervisorEvents {
  /** One died without being asked to; it is started again. `how` ends the sentence "it …". */
  died(name: string, how: string): void
  /** A kind of process keeps dying and is not started again. */
  gaveUp(name: string, deaths: number): void
}

export interface Supervisor {
  /** Resolves when every instance has been at work once. Never, if one gives up before. */
  ready: Promise<void>
  /** Ends every instance of one kind in good order and starts it anew, as after a change of its source. */
  restart(name: string): Promise<void>
  /** Ends all, kind after kind in their order: each may finish its work first. A second call is impatient. */
  stop(): Promise<void>
}

const CRASH_LOOP = { deaths: 5, withinMs: 20_000 }
const BACKOFF = { firstMs: 200, longestMs: 5_000 }
const READY_TIMEOUT_MS = 120_000
const PROBE_PAUSE_MS = 50
const DRAIN_MS = 20_000

/**
 * Starts processes and keeps them running. The order of `specs` is the order in which they are ended.
 * A `patient` supervisor tries a kind it gave up once more when it is restarted, as after a mistake was mended.
 */
export function supervise(
  specs: ProcessSpec[],
  events: SupervisorEvents,
  { patient = false } = {},
): Supervisor {
  const state = { stopping: false, patient }
  const kinds = specs.map((spec) => keepRunning(spec, events, state))
  return {
    restart: async (name) => {
      await Promise.all(kinds.map((kind, index) => specs[index]?.name === name && kind.renew()))
    },
    ready: Promise.all(kinds.map((kind) => kind.ready)).then(() => undefined),
    async stop() {
      if (state.stopping) for (const kind of kinds) kind.kill()
      state.stopping = true
      for (const kind of kinds) await kind.drain()
    },
  }
}

interface State {
  stopping: boolean
  patient: boolean
}

interface Kind {
  ready: Promise<void>
  renew(): Promise<void>
  drain(): Promise<void>
  kill(): void
}

function keepRunning(spec: ProcessSpec, events: SupervisorEvents, state: State): Kind {
  const running = new Set<ChildProcess>()
  const renewed = new WeakSet<ChildProcess>()
  let deaths: number[] = []
  let renewal = Promise.withResolvers<void>()

  async function keepOne(atWork: () => void): Promise<void> {
    while (!state.stopping) {
      const child = spec.spawn()
      running.add(child)
      const ended = endOf(child)
      becameReady(child, spec.ready).then((ready) => (ready ? atWork() : child.kill('SIGKILL')))
      const how = await ended
      running.delete(child)
      if (state.stopping) return
      if (renewed.has(child)) continue

      deaths = [...deaths.filter((at) => at > Date.now() - CRASH_LOOP.withinMs), Date.now()]
      if (deaths.length >= CRASH_LOOP.deaths) {
        // Its other instances count the same deaths; told once is enough.
        if (deaths.length === CRASH_LOOP.deaths) events.gaveUp(spec.name, deaths.length)
        if (!state.patient) return
        await renewal.promise
        deaths = []
        continue
      }
      events.died(spec.name, how)
      await pause(deaths.length, state)
    }
  }

  const instances = Array.from({ length: spec.instances ?? 1 }, () => {
    const first = Promise.withResolvers<void>()
    void keepOne(first.resolve)
    return first.promise
  })
  const drain = async () => {
    renewal.resolve()
    renewal = Promise.withResolvers()
    await Promise.all([...running].map((child) => end(child)))
  }
  return {
    ready: Promise.all(instances).then(() => undefined),
    drain,
    renew: () => {
      for (const child of running) renewed.add(child)
      return drain()
    },
    kill: () => {
      for (const child of running) child.kill('SIGKILL')
    },
  }
}

/** The first death is repaired at once; each further one waits twice as long. */
async function pause(deaths: number, state: State): Promise<void> {
  if (deaths === 1) return
  const until = Date.now() + Math.min(BACKOFF.firstMs * 2 ** (deaths - 2), BACKOFF.longestMs)
  while (Date.now() < until && !state.stopping) await sleep(PROBE_PAUSE_MS)
}

/** False when it ended first, or took longer than anything here may. */
function becameReady(child: ChildProcess, ready: ProcessSpec['ready']): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, READY_TIMEOUT_MS, false)
    const answer = (value: boolean) => {
      clearTimeout(timer)
      resolve(value)
    }
    void endOf(child).then(() => answer(false))
    if (ready === 'message') child.on('message', (message) => isReady(message) && answer(true))
    else void probe(child, ready).then(answer)
  })
}

async function probe(child: ChildProcess, ask: () => Promise<boolean>): Promise<boolean> {
  while (isRunning(child)) {
    if (await ask()) return true
    await sleep(PROBE_PAUSE_MS)
  }
  return false
}

/** How it ended. Other errors, such as a message that reached it no more, are followed by its end. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(`could not be started: ${error.message}`)
    })
    child.once('exit', (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`),
    )
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const ended = endOf(child)
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS)
  await ended
  clearTimeout(timer)
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready'
}
