import { BackendDown } from '../backend.ts'

/** Keeps from asking what does not answer. */
export interface Breaker {
  /** @throws BackendDown at once while it is open; else what `work` throws. */
  run: <T>(work: () => Promise<T>) => Promise<T>
}

export interface BreakerLimits {
  /** Failures in a row that open it. */
  failures: number
  /** How long it stays open; then one request tries, and the others still fail at once. */
  pauseMs: number
}

/** Failures are `BackendDown` only: an answer that refuses a request is an answer. */
export function createBreaker({ failures, pauseMs }: BreakerLimits, now: () => number = Date.now): Breaker {
  let inRow = 0
  let openUntil = 0
  let isTrying = false
  const isOpen = () => inRow >= failures && (isTrying || now() < openUntil)
  return {
    run: async (work) => {
      if (isOpen()) throw new BackendDown('OpenSearch did not answer lately')
      const isTrial = inRow >= failures
      if (isTrial) isTrying = true
      try {
        const answer = await work()
        inRow = 0
        return answer
      } catch (error) {
        if (!(error instanceof BackendDown)) inRow = 0
        else if (++inRow >= failures) openUntil = now() + pauseMs
        throw error
      } finally {
        if (isTrial) isTrying = false
      }
    },
  }
}
