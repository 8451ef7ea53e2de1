import { ServiceError } from '@techmart/contracts'

/** Lets a limited number of pieces of work through at once, and a limited number wait. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** First come, first served. Throws UNAVAILABLE at once when as many wait as may. */
export function createGate(limits: { atOnce: number; waiting: number }): Gate {
  let running = 0
  const queue: (() => void)[] = []

  return async (work) => {
    if (running >= limits.atOnce) {
      if (queue.length >= limits.waiting) throw new ServiceError('UNAVAILABLE')
      // Whoever leaves hands over the place, so `running` stays as it is.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
