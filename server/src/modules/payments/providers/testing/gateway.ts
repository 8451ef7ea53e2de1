import { startHttpFake } from './http-fake.ts'

/**
 * What becomes of calls. `lose`: changes arrive, and their answers do not. `down`: 503. `busy`: every second call is
 * answered 429 with `Retry-After: 0`. `later`: 429 with `Retry-After: 30`.
 */
export type Manner = 'pass' | 'lose' | 'down' | 'busy' | 'later'

const PASSED_ON = ['authorization', 'content-type', 'idempotency-key', 'stripe-version']

/** Stands between the shop and a provider, and disturbs their talk as it is told. */
export async function startGateway() {
  let manner: Manner = 'pass'
  let target = ''
  let calls = 0
  let onCall: (method: string, path: string) => Promise<void> = async () => {}
  const server = await startHttpFake(async ({ method, path, query, headers, body }) => {
    calls++
    if (manner === 'down') return { status: 503, body: {} }
    if (manner === 'later') return { status: 429, body: {}, headers: { 'retry-after': '30' } }
    if (manner === 'busy' && calls % 2 === 1)
      return { status: 429, body: {}, headers: { 'retry-after': '0' } }
    const search = query.size > 0 ? `?${query}` : ''
    const answer = await fetch(target + path + search, {
      method,
      headers: Object.fromEntries(
        PASSED_ON.flatMap((name) => {
          const value = headers[name]
          return typeof value === 'string' ? [[name, value]] : []
        }),
      ),
      ...(body ? { body } : {}),
    })
    const text = await answer.text()
    await onCall(method, path)
    return manner === 'lose' && method !== 'GET' ? undefined : { status: answer.status, body: text }
  })
  return {
    ...server,
    leadTo: (url: string) => {
      target = url
    },
    behave: (next: Manner) => {
      manner = next
    },
    /** How many calls came so far. */
    calls: () => calls,
    /** Runs between what the provider did and its answer's way back. */
    beforeAnswer: (next: (method: string, path: string) => Promise<void>) => {
      onCall = next
    },
  }
}
