import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from './random.ts'
import type { Tally } from './tally.ts'

/** What came back from the shop. */
export type Answer<T> =
  | { kind: 'done'; status: number; body: T }
  /** A clear no. */
  | { kind: 'refused'; status: number; code: string; body: Record<string, unknown> }
  /** Not now: nothing is known to have happened, the same may be asked again. */
  | { kind: 'busy'; status: number; code: string }
  /** Nobody knows whether it happened. */
  | { kind: 'lost' }

export interface Ask {
  /** How the tally calls it. */
  name: string
  method: string
  path: string
  body?: object
  key?: string
  headers?: Record<string, string>
  /** How long one try is waited for. */
  patienceMs?: number
}

/** Speaks to the shop as any program outside would. */
export interface Client {
  ask<T>(ask: Ask): Promise<Answer<T>>
  /** Asks again, under the same key, until there is a clear answer or the shopper gives up. */
  insist<T>(ask: Ask): Promise<Answer<T>>
}

const PATIENCE_MS = 9_000
const TRIES = 14
const PAUSE_MS = { least: 60, most: 1_500 }

export function createClient(url: string, random: Random, tally: Tally): Client {
  const ask = async <T>(one: Ask): Promise<Answer<T>> => {
    const answer = await send<T>(url, one)
    tally.count(`answers to ${one.name}`, nameOf(answer))
    if (answer.kind === 'refused' && answer.status === 500) tally.count('internal errors', one.name)
    return answer
  }
  return {
    ask,
    insist: async <T>(one: Ask) => {
      for (let tries = 1; ; tries++) {
        const answer = await ask<T>(one)
        const isClear = answer.kind === 'done' || answer.kind === 'refused'
        if (isClear || tries === TRIES) return answer
        tally.count('asked again', one.name)
        await sleep(random.int(PAUSE_MS.least, PAUSE_MS.most))
      }
    },
  }
}

/** The same, as somebody who sends these along. */
export function withHeaders(client: Client, headers: Record<string, string>): Client {
  return {
    ask: (ask) => client.ask({ ...ask, headers }),
    insist: (ask) => client.insist({ ...ask, headers }),
  }
}

function nameOf(answer: Answer<unknown>): string {
  if (answer.kind === 'done') return `${answer.status}`
  return answer.kind === 'lost' ? 'no answer' : `${answer.status} ${answer.code}`
}

async function send<T>(url: string, ask: Ask): Promise<Answer<T>> {
  const { method, path, body, key, headers, patienceMs = PATIENCE_MS } = ask
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    })
    return read<T>(response.status, (await response.json()) as object)
  } catch {
    return { kind: 'lost' }
  }
}

/** What the shop says is what its API promises; the checks at the end do not rely on it. */
function read<T>(status: number, body: object): Answer<T> {
  if (status < 400) return { kind: 'done', status, body: body as T }
  const code = 'code' in body ? String(body.code) : ''
  if (status === 503) return { kind: 'busy', status, code }
  return { kind: 'refused', status, code, body: body as Record<string, unknown> }
}
