/** Several processes of the shop, asked in turns, each started again when it is killed. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { ServiceError } from '@techmart/contracts'
import type { Reserve } from './hot-sku-buyers.ts'
import type { Answered } from './hot-sku-process.ts'

export interface Processes {
  reserve: Reserve
  /** Ends one of them in the middle of what it does. What it was asked for fails, whether done or not. */
  kill: () => void
  close: () => Promise<void>
}

interface Running {
  child: ChildProcess
  pending: Map<number, { resolve: (answer: Answered) => void; reject: (error: Error) => void }>
}

class Gone extends Error {
  readonly code = 'GONE'
}

export async function openProcesses(url: string, count: number): Promise<Processes> {
  const running: Running[] = []
  let closing = false
  let turn = 0
  let asked = 0

  const start = async () => {
    const child = fork(new URL('./hot-sku-process.ts', import.meta.url))
    child.send(url)
    await once(child, 'message')
    const one: Running = { child, pending: new Map() }
    child.on('message', (answer: Answered) => {
      one.pending.get(answer.id)?.resolve(answer)
      one.pending.delete(answer.id)
    })
    child.once('exit', () => {
      running.splice(running.indexOf(one), 1)
      for (const { reject } of one.pending.values()) reject(new Gone('The process has ended'))
      if (!closing) void start()
    })
    running.push(one)
  }

  const reserve: Reserve = async (_ctx, input) => {
    const one = running[turn++ % running.length]
    if (!one) throw new Gone('No process is there')
    const id = asked++
    const answer = await new Promise<Answered>((resolve, reject) => {
      one.pending.set(id, { resolve, reject })
      one.child.send({ id, input }, (error) => error && reject(new Gone('The process has just ended')))
    })
    const { refusal, reservationId, expiresAt } = answer
    if (refusal === 'OUT_OF_STOCK') throw new ServiceError('OUT_OF_STOCK')
    if (!reservationId || !expiresAt) throw Object.assign(new Error(refusal), { code: refusal })
    return { reservationId, expiresAt }
  }

  await Promise.all(Array.from({ length: count }, start))
  return {
    reserve,
    kill: () => running[turn % running.length]?.child.kill('SIGKILL'),
    close: async () => {
      closing = true
      await Promise.all(
        running.map(async ({ child }) => {
          child.disconnect()
          await once(child, 'exit')
        }),
      )
    },
  }
}
