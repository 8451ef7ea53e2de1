import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What can befall a connection between two programs. */
export type Fault =
  /** Every connection is broken at once; new ones work. */
  | { kind: 'cut' }
  /** Whatever is sent arrives so much later. */
  | { kind: 'slow'; byMs: number }
  /** Nothing arrives any more and nobody is told: a black hole. Afterwards all arrives, or all is broken. */
  | { kind: 'silent'; endsBy: 'arriving' | 'breaking' }
  /** New connections are turned away, and those there are break. */
  | { kind: 'refuse' }

/** A wire between two programs that can be damaged; programs reach each other through it only. */
export interface Wire {
  port: number
  /** Begins a fault; it replaces the one before. */
  harm(fault: Fault): void
  heal(): void
  close(): Promise<void>
}

/**
 * Listens on `port` and passes every connection on to one of `targets`, in turn; where nobody listens, to the next.
 */
export async function layWire(port: number, targets: readonly number[]): Promise<Wire> {
  const sockets = new Set<Socket>()
  let fault: Fault | undefined
  let healed = Promise.withResolvers<void>()
  let turn = 0

  const breakAll = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const reach = async (): Promise<Socket | undefined> => {
    const first = turn++
    for (let tries = 0; tries < targets.length; tries++) {
      const socket = connect({ port: targets[(first + tries) % targets.length] as number, host: '127.0.0.1' })
      keep(socket)
      try {
        await once(socket, 'connect')
        return socket
      } catch {
        // Killed just now; the next one may live.
      }
    }
    return undefined
  }
  const pass = async (from: Socket, to: Socket) => {
    try {
      for await (const chunk of from) {
        if (fault?.kind === 'silent') await healed.promise
        if (fault?.kind === 'slow') await sleep(fault.byMs)
        if (!to.write(chunk as Buffer)) await Promise.race([once(to, 'drain'), once(to, 'close')])
      }
      to.end()
    } catch {
      to.destroy()
    }
  }

  const server = createServer({ allowHalfOpen: true }, async (near) => {
    keep(near)
    if (fault?.kind === 'refuse') return near.resetAndDestroy()
    if (fault?.kind === 'silent') await healed.promise
    const far = await reach()
    if (!far || near.destroyed) {
      far?.destroy()
      return near.resetAndDestroy()
    }
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    void pass(near, far)
    void pass(far, near)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  const heal = () => {
    const breaks = fault?.kind === 'silent' && fault.endsBy === 'breaking'
    fault = undefined
    if (breaks) breakAll()
    healed.resolve()
    healed = Promise.withResolvers()
  }
  return {
    port,
    harm: (next) => {
      heal()
      if (next.kind === 'cut' || next.kind === 'refuse') breakAll()
      if (next.kind !== 'cut') fault = next
    },
    heal,
    close: async () => {
      heal()
      breakAll()
      server.close()
    },
  }
}
