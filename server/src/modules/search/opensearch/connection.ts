import { Client, errors } from '@opensearch-project/opensearch'
import type { Log } from '../../../kernel/log.ts'
import { BackendDown } from '../backend.ts'
import { createBreaker } from './breaker.ts'

/** JSON in OpenSearch's language of queries, mappings and answers. */
export type Json = Record<string, unknown>

/** The way to one cluster. Every request ends within its time-out. */
export interface Connection {
  /** @throws BackendDown when nobody answers in time or the cluster is overloaded; Refused when it does not want to. */
  ask: <T>(request: Request) => Promise<T>
  close: () => Promise<void>
}

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  path: string
  body?: Json
  /** Lines of a bulk or of several searches; instead of `body`. */
  lines?: readonly Json[]
  query?: Record<string, string | number | boolean>
  /** Milliseconds; else the connection's own. */
  timeoutMs?: number
  /** Throws when the answer is none, whatever its status. */
  check?: (answer: unknown) => void
}

/** OpenSearch answered that it does not do this. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  readonly kind: string
  constructor(status: number, kind: string, reason: string) {
    super(`OpenSearch refused (${status} ${kind}): ${reason}`)
    this.status = status
    this.kind = kind
  }
}

const BREAKER = { failures: 5, pauseMs: 5_000 }
const TOO_MANY_REQUESTS = 429
const SERVER_FAULT = 500

export function createConnection({
  url,
  log,
  requestTimeoutMs,
}: {
  url: string
  log: Log
  requestTimeoutMs: number
}): Connection {
  // Who retries knows what it costs: writes do so themselves, searches have another backend.
  const client = new Client({
    node: url,
    maxRetries: 0,
    requestTimeout: requestTimeoutMs,
    compression: 'gzip',
  })
  const breaker = createBreaker(BREAKER)
  return {
    ask: <T>({ method, path, body, lines, query, timeoutMs = requestTimeoutMs, check }: Request) =>
      breaker.run(async () => {
        try {
          const answer = await client.transport.request(
            {
              method,
              path,
              ...(query ? { querystring: query } : {}),
              ...(lines ? { bulkBody: lines as Json[] } : body ? { body } : {}),
            },
            { requestTimeout: timeoutMs },
          )
          check?.(answer.body)
          return answer.body as T
        } catch (error) {
          throw asOurs(error, log)
        }
      }),
    close: () => client.close(),
  }
}

function asOurs(error: unknown, log: Log): Error {
  if (error instanceof errors.ResponseError) {
    const status = error.statusCode ?? SERVER_FAULT
    const { type = 'unknown', reason = '' } = causeOf(error.body)
    if (status !== TOO_MANY_REQUESTS && status < SERVER_FAULT) return new Refused(status, type, reason)
    log.warn({ status, type }, 'OpenSearch could not serve a request')
    return new BackendDown(`OpenSearch answered ${status} ${type}`)
  }
  if (error instanceof errors.OpenSearchClientError) {
    log.warn({ reason: error.message }, 'OpenSearch did not answer')
    return new BackendDown(`OpenSearch did not answer: ${error.name}`)
  }
  return error instanceof Error ? error : new Error(String(error))
}

/** The innermost cause says what is wrong; the outer ones only where it came up. */
export function causeOf(body: unknown): { type?: string; reason?: string } {
  const error = (body as { error?: Cause | string } | null)?.error
  if (typeof error !== 'object') return { reason: String(error ?? '') }
  return error.root_cause?.[0] ?? error
}

interface Cause {
  type?: string
  reason?: string
  root_cause?: { type?: string; reason?: string }[]
}
