type Timers = {
  /** Runs the task once the clock reaches the moment (epoch ms); at once when it has passed. */
  at(moment: number, task: () => void): void
  /** Forgets every task that has not run yet. */
  stop(): void
}

// setTimeout treats longer delays as "now".
const longestTimeoutMs = 2_147_483_647

export function createTimers(now: () => number): Timers {
  const pending = new Set<NodeJS.Timeout>()
  let stopped = false
  return {
    at(moment, task) {
      if (stopped) return
      const delayMs = Math.min(Math.max(0, moment - now()), longestTimeoutMs)
      const timer = setTimeout(() => {
        pending.delete(timer)
        task()
      }, delayMs)
      pending.add(timer)
    },
    stop() {
      stopped = true
      for (const timer of pending) clearTimeout(timer)
      pending.clear()
    },
  }
}
