import { BackendDown } from '../backend.ts'
import { type Connection, causeOf, type Json, Refused } from './connection.ts'

interface Outcome {
  status?: number
  timed_out?: boolean
  error?: object
  _shards?: { failed: number }
}

const BAD_REQUEST = 400

/**
 * Several searches in one request, each with its answer. An answer that is not whole is none.
 * @throws BackendDown when one of them did not find its end.
 */
export async function severalSearches<T>(
  connection: Connection,
  index: string,
  searches: readonly Json[],
): Promise<T[]> {
  if (searches.length === 0) return []
  const { responses } = await connection.ask<{ responses: T[] }>({
    method: 'POST',
    path: `/${index}/_msearch`,
    lines: searches.flatMap((search) => [{}, search]),
    check: (answer) => {
      for (const outcome of (answer as { responses: Outcome[] }).responses) checkWhole(outcome)
    },
  })
  return responses
}

function checkWhole(outcome: Outcome): void {
  const { status, error, timed_out: isLate, _shards: shards } = outcome
  if (!error && !isLate && (shards?.failed ?? 0) === 0) return
  const { type = 'incomplete', reason = 'late, or parts are missing' } = error ? causeOf(outcome) : {}
  if (status === BAD_REQUEST) throw new Refused(status, type, reason)
  throw new BackendDown(`OpenSearch did not answer whole: ${type}: ${reason}`)
}
