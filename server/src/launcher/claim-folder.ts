import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { claim } from './claim.ts'
import { nextFreePort, tryPort } from './free-port.ts'
import { LaunchError } from './launch-error.ts'
import { isCode } from './processes.ts'

/** That this process runs the shop of a data folder, as others see it. */
export interface ClaimedFolder {
  open(): void
  closing(): void
  release(): void
}

type Facts = { port: number; state: 'opening' | 'open' | 'closing' }

const DEFAULT_PORT = 3_000
const PAUSE_MS = 200
/** One whose terminal was killed notices within a second, and then has to finish. */
const PATIENCE_MS: Record<Facts['state'], number> = { opening: 1_000, open: 1_000, closing: 30_000 }

/** Claims the data folder for this process. Throws LaunchError when a shop is at work on it. */
export async function claimFolder({ dataFolder, port }: Config): Promise<ClaimedFolder> {
  for (const begun = Date.now(); ; ) {
    const claimed = claim<Facts>(join(dataFolder, 'run.claim'), { port, state: 'opening' })
    if (!('holder' in claimed)) {
      return {
        open: () => claimed.update({ port, state: 'open' }),
        closing: () => claimed.update({ port, state: 'closing' }),
        release: claimed.release,
      }
    }
    const { holder, facts } = claimed
    if (Date.now() - begun > PATIENCE_MS[facts.state]) {
      throw new LaunchError(
        `TechMart is already running here, on port ${facts.port} (process ${holder}).`,
        `Use that one, or stop it first: Ctrl-C where it runs, or kill ${holder}.`,
      )
    }
    await sleep(PAUSE_MS)
  }
}

/** Throws LaunchError when the shop cannot listen where it is told to. */
export async function requirePort({ host, port }: Config): Promise<void> {
  const state = await listenable(host, port)
  if (state === 'free') return
  const other = await nextFreePort(Math.max(port, DEFAULT_PORT) + 1, host)
  throw new LaunchError(
    state === 'busy'
      ? `Port ${port} is taken by another program.`
      : `This user may not listen on port ${port}.`,
    `Choose another: npm start -- --port ${other}`,
  )
}

async function listenable(host: string, port: number): ReturnType<typeof tryPort> {
  try {
    return await tryPort(port, host)
  } catch (error) {
    if (!isCode(error, 'EADDRNOTAVAIL') && !isCode(error, 'ENOTFOUND')) throw error
    throw new LaunchError(
      `${host} is not an address of this machine.`,
      'Leave --host out, or say 0.0.0.0 for all addresses.',
    )
  }
}
