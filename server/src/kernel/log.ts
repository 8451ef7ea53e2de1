import { type Logger, pino } from 'pino'

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

/** One JSON line per entry on standard output; secrets are masked. */
export function createLog(level: string, name: string): Log {
  return pino({ level, name, redact: { paths: redact, censor: '[hidden]' } })
}

export const silentLog: Log = pino({ level: 'silent' })
