import { createServer } from 'node:net'

const HIGHEST_PORT = 65_535

/** The first free port from `from` on. Throws when there is none up to the last. */
export async function nextFreePort(from: number, host: string): Promise<number> {
  for (let port = from; port <= HIGHEST_PORT; port++) {
    if ((await listenOnce(port, host)) === 'free') return port
  }
  throw new Error(`no free port from ${from} on`)
}

/**
 * Listens for a moment. `denied` is an answer of its own: a port below 1024 is not busy, it may only not be
 * used by this user.
 */
export function listenOnce(port: number, host: string): Promise<'free' | 'busy' | 'denied'> {
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
