import { setTimeout as sleep } from 'node:timers/promises'
import { ServiceError } from '@techmart/contracts'
import { type Breaker, createBreaker } from './breaker.ts'
import { NoAnswer } from './provider.ts'

const TIMEOUT_MS = 4_000
const TRIES = 3
const FIRST_PAUSE_MS = 150
/** A longer wait than this is not for the shopper who stands there: the call fails, and is made later. */
const LONGEST_PAUSE_MS = 2_000

export interface OutgoingOptions {
  timeoutMs?: number
  breaker?: Breaker
}

/** Makes one call, with a time limit, until there is an answer; `work` throws `NoAnswer` where there is none. */
export type Outgoing = <T>(
  work: (signal: AbortSignal) => Promise<T>,
  /** `once`: the provider could not tell a repeat from a second call. */
  options?: { once?: boolean },
) => Promise<T>

/**
 * The way out to one provider: time limits, paced tries that honour `Retry-After`, and a breaker. To try again is
 * safe, since every change carries a key or can be recognised. Throws `PAYMENT_PROVIDER_UNAVAILABLE`.
 */
export function createOutgoing(options: OutgoingOptions = {}): Outgoing {
  const { timeoutMs = TIMEOUT_MS, breaker = createBreaker() } = options
  return async (work, { once = false } = {}) => {
    const waitMs = breaker.waitMs()
    if (waitMs > 0) throw unavailable(waitMs)
    for (let tries = 1; ; tries++) {
      let pauseMs = FIRST_PAUSE_MS * 2 ** tries * (0.75 + Math.random() / 2)
      try {
        const result = await work(AbortSignal.timeout(timeoutMs))
        breaker.succeed()
        return result
      } catch (error) {
        if (!isNoAnswer(error)) {
          // A no is an answer: the provider is there.
          breaker.succeed()
          throw error
        }
        pauseMs = Math.max(pauseMs, retryAfterMs(error))
      }
      if (pauseMs > LONGEST_PAUSE_MS) {
        breaker.fail()
        breaker.hold(pauseMs)
        throw unavailable(pauseMs)
      }
      if (once || tries >= TRIES) {
        breaker.fail()
        throw unavailable(breaker.waitMs())
      }
      await sleep(pauseMs)
    }
  }
}

function unavailable(waitMs: number): ServiceError {
  return new ServiceError(
    'PAYMENT_PROVIDER_UNAVAILABLE',
    waitMs > 0 ? { retryAfterS: Math.ceil(waitMs / 1000) } : {},
  )
}

function retryAfterMs(error: unknown): number {
  return error instanceof NoAnswer ? (error.retryAfterMs ?? 0) : 0
}

/** Our own time limit and broken connections too: only the provider knows whether the call arrived. */
function isNoAnswer(error: unknown): boolean {
  if (error instanceof NoAnswer) return true
  if (!(error instanceof Error)) return false
  return error.name === 'TimeoutError' || error.name === 'AbortError' || isBrokenFetch(error)
}

function isBrokenFetch(error: Error): boolean {
  return error instanceof TypeError && /fetch failed|terminated/.test(error.message)
}

const LATER = new Set([408, 425, 429])

/** What `Retry-After` asks for: seconds, or a date. */
export function parseRetryAfter(
  header: string | null | undefined,
  nowMs: number = Date.now(),
): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}

export interface HttpAnswer {
  status: number
  body: unknown
}

/** One JSON call over HTTP. Throws `NoAnswer` for 5xx, "later", and whatever is not JSON. */
export async function callJson(
  signal: AbortSignal,
  call: { method: string; url: string; headers: Record<string, string>; body?: object | undefined },
): Promise<HttpAnswer> {
  const response = await fetch(call.url, {
    method: call.method,
    headers: { ...call.headers, ...(call.body ? { 'content-type': 'application/json' } : {}) },
    redirect: 'error',
    signal,
    ...(call.body ? { body: JSON.stringify(call.body) } : {}),
  })
  if (response.status >= 500 || LATER.has(response.status)) {
    await response.body?.cancel()
    throw new NoAnswer(`status ${response.status}`, parseRetryAfter(response.headers.get('retry-after')))
  }
  try {
    return { status: response.status, body: await response.json() }
  } catch (error) {
    throw error instanceof SyntaxError ? new NoAnswer('not JSON') : error
  }
}
