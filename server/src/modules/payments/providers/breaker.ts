/** Keeps calls from a provider that does not answer, so that nobody waits for its time-outs. */
export interface Breaker {
  /** Milliseconds until a call is let through; 0 lets this one through. */
  waitMs(): number
  succeed(): void
  fail(): void
  /** The provider asked for a pause. */
  hold(ms: number): void
}

export interface BreakerOptions {
  /** Failures in a row that open it. */
  failures?: number
  /** How long it stays open at first; each failed probe doubles it. */
  openMs?: number
  longestMs?: number
  now?: () => number
}

/** After the pause one call goes through as a probe, while the others still wait for what becomes of it. */
export function createBreaker(options: BreakerOptions = {}): Breaker {
  const { failures = 5, openMs = 5_000, longestMs = 60_000, now = () => performance.now() } = options
  let inARow = 0
  let openedFor = 0
  let closedUntilProbe = 0
  let probeEndsAt = 0
  return {
    waitMs: () => {
      const at = now()
      if (at < closedUntilProbe) return closedUntilProbe - at
      if (openedFor === 0) return 0
      if (at < probeEndsAt) return probeEndsAt - at
      // A probe that never comes back must not close the way for good: another follows.
      probeEndsAt = at + openMs
      return 0
    },
    succeed: () => {
      inARow = 0
      openedFor = 0
      closedUntilProbe = 0
      probeEndsAt = 0
    },
    fail: () => {
      inARow++
      probeEndsAt = 0
      if (inARow < failures) return
      openedFor = Math.min(openedFor === 0 ? openMs : openedFor * 2, longestMs)
      closedUntilProbe = now() + openedFor
    },
    hold: (ms) => {
      closedUntilProbe = Math.max(closedUntilProbe, now() + Math.min(ms, longestMs))
    },
  }
}
