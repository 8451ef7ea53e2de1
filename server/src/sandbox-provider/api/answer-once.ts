import { createHash } from 'node:crypto'
import type { Context, RecordChanges } from '../context.ts'
import type { Change } from '../ledger/model.ts'
import { errorBody, SandpayError } from '../sandpay-error.ts'

type Asked = { key: string; method: string; path: string; body: unknown }
type Work = { status: number; body: unknown; changes: readonly Change[] }
type Answer = { status: number; body: unknown; isRepeat: boolean }

/**
 * Does the work once per idempotency key and gives every repeat the first answer, refusals included. The
 * answer is journaled in one line with the work, so a crash keeps both or neither. Error:
 * `idempotency_key_reused` when the key comes with another request.
 */
export async function answerOnce(
  ctx: Context,
  record: RecordChanges,
  asked: Asked,
  work: () => Work,
): Promise<Answer> {
  const fingerprint = createHash('sha256')
    .update(`${asked.method} ${asked.path} ${canonicalJson(asked.body)}`)
    .digest('base64url')
  const kept = ctx.ledger.answer(asked.key)
  if (kept) {
    if (kept.fingerprint !== fingerprint) {
      throw new SandpayError(409, 'idempotency_key_reused', 'This key came with a different request before')
    }
    await ctx.ledger.settled()
    return { status: kept.status, body: kept.body, isRepeat: true }
  }
  // From here to record() nothing waits: simultaneous requests with one key meet the kept answer above.
  const { status, body, changes } = workOrRefusal(work)
  const answer = { key: asked.key, fingerprint, status, body, at: ctx.now() }
  await record([...changes, { kind: 'answer', value: answer }])
  return { status, body, isRepeat: false }
}

function workOrRefusal(work: () => Work): Work {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof SandpayError)) throw error
    return { status: error.status, body: errorBody(error.code, error.message), changes: [] }
  }
}

/** JSON with sorted keys, so that the order a client writes fields in does not matter. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
