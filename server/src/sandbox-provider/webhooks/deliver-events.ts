import type { Ledger } from '../ledger/ledger.ts'
import { type Delivery, type DeliveryAttempt, limits } from '../ledger/model.ts'
import { createTimers } from '../timers.ts'
import { retryDelayMs, timing } from '../timing.ts'
import { createPoster } from './post-event.ts'
import { signatureHeader } from './signature.ts'

export type Webhooks = {
  /** Sends an event when its delivery is due, and again until the merchant takes it. */
  schedule(delivery: Delivery): void
  /** Where events go from now on; what waited for an address is sent. */
  deliverTo(url: string): void
  /** Waits for attempts under way (each ends within the time limit) and starts no more. */
  stop(): Promise<void>
}

type Options = {
  ledger: Ledger
  now: () => number
  scaled: (ms: number) => number
  secret: string
  url: string | undefined
  timeoutMs: number
}

const maxInFlight = 32

/**
 * Delivers events at least once, each on its own: order is not promised, and a receiver that is down
 * delays nobody but itself. Every attempt is journaled, so a restart goes on where it stopped.
 */
export function createWebhooks(options: Options): Webhooks {
  const { ledger, now, scaled } = options
  const timers = createTimers(now)
  const poster = createPoster(options.timeoutMs, maxInFlight)
  const due: string[] = []
  const underWay = new Set<Promise<void>>()
  let url = options.url
  let isStopped = false

  function schedule(delivery: Delivery): void {
    if (delivery.state !== 'pending' || url === undefined) return
    timers.at(delivery.dueAt, () => {
      due.push(delivery.eventId)
      startDue()
    })
  }

  function startDue(): void {
    while (url !== undefined && !isStopped && underWay.size < maxInFlight) {
      const eventId = due.shift()
      if (eventId === undefined) return
      const attempt = deliver(eventId, url).finally(() => {
        underWay.delete(attempt)
        startDue()
      })
      underWay.add(attempt)
    }
  }

  async function deliver(eventId: string, target: string): Promise<void> {
    const event = ledger.event(eventId)
    if (!event || ledger.delivery(eventId)?.state !== 'pending') return
    const at = now()
    const started = performance.now()
    const signature = signatureHeader(options.secret, at, event.body)
    const result = await poster.post(target, event.body, signature)
    const delivery = ledger.delivery(eventId)
    if (!delivery) return
    const durationMs = Math.round(performance.now() - started)
    const next = afterAttempt(delivery, { at, durationMs, ...result }, event.createdAt, now(), scaled)
    // Not waited for: if it is lost in a crash, the event is merely delivered once more.
    ledger.commit([{ kind: 'delivery', value: next }]).catch(() => undefined)
    schedule(next)
  }

  return {
    schedule,
    deliverTo(newUrl) {
      const hadNone = url === undefined
      url = newUrl
      if (hadNone) ledger.pendingDeliveries().forEach(schedule)
    },
    async stop() {
      isStopped = true
      timers.stop()
      await Promise.all(underWay)
      poster.close()
    },
  }
}

function afterAttempt(
  delivery: Delivery,
  attempt: DeliveryAttempt,
  eventCreatedAt: number,
  now: number,
  scaled: (ms: number) => number,
): Delivery {
  const isTaken = attempt.status !== undefined && attempt.status >= 200 && attempt.status < 300
  const tried = {
    ...delivery,
    attemptCount: delivery.attemptCount + 1,
    failuresInRow: isTaken ? 0 : delivery.failuresInRow + 1,
    attempts: [...delivery.attempts, attempt].slice(-limits.attemptsKept),
  }
  if (isTaken) {
    const copiesLeft = delivery.copiesLeft - 1
    return copiesLeft > 0
      ? { ...tried, copiesLeft, dueAt: now + scaled(timing.duplicateGapMs) }
      : { ...tried, copiesLeft, state: 'delivered' }
  }
  if (now - eventCreatedAt > scaled(timing.giveUpMs)) return { ...tried, state: 'abandoned' }
  return { ...tried, dueAt: now + scaled(retryDelayMs(tried.failuresInRow)) }
}
