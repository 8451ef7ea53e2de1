import { type Logger, type LoggerOptions, pino } from 'pino'
import { describeError } from './describe-error.ts'

export type Log = Logger

/** Names of fields that never reach a log line, wherever they stand in it. */
const SECRET_FIELDS = [
  'password',
  'token',
  'accessToken',
  'authorization',
  'cookie',
  'secret',
  'clientSecret',
]
const redact = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

/** One JSON line per entry on standard output; secrets are masked, and errors say nothing of the data they met. */
export function createLog(level: string, name: string): Log {
  return pino(logOptions(level, name))
}

/** How every log of ours writes. */
export function logOptions(level: string, name: string): LoggerOptions {
  return {
    level,
    name,
    redact: { paths: redact, censor: '[hidden]' },
    serializers: { err: describeError },
  }
}

export const silentLog: Log = pino({ level: 'silent' })
