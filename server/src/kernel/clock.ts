/** Time as a value, so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** RFC 3339 time of the clock, plus `inMs` milliseconds. */
export function timestamp(clock: Clock, inMs = 0): string {
  return new Date(clock.now() + inMs).toISOString()
}
