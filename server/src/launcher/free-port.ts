import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const LOWEST_PORT = 1_024
const HIGHEST_PORT = 65_535

/** The first free port from `from` on, and then from the lowest that anyone may use. */
export async function nextFreePort(from: number, host: string): Promise<number> {
  const count = HIGHEST_PORT - LOWEST_PORT + 1
  for (let step = 0; step < count; step++) {
    const port = LOWEST_PORT + ((from - LOWEST_PORT + step) % count)
    if ((await listenOnce(port, host)) === 'free') return port
  }
  throw new Error('every port is taken')
}

const PATIENCE = { tries: 4, pauseMs: 200 }

/** Like listenOnce, but gives what a killed run left behind a moment to let go of the port. */
export async function tryPort(port: number, host: string): ReturnType<typeof listenOnce> {
  let state = await listenOnce(port, host)
  for (let left = PATIENCE.tries; state === 'busy' && left > 0; left--) {
    await sleep(PATIENCE.pauseMs)
    state = await listenOnce(port, host)
  }
  return state
}

/**
 * Listens for a moment. `denied` is an answer of its own: a port below 1024 is not busy, it may only not be
 * used by this user.
 */
function listenOnce(port: number, host: string): Promise<'free' | 'busy' | 'denied'> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('busy')
      else if (error.code === 'EACCES') resolve('denied')
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')))
  })
}
