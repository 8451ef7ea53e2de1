import { openDb, type Sql, sqlState } from '../kernel/db.ts'
import { LaunchError } from './launch-error.ts'

const NO_ANSWER = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
])
const NO_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN'])
/** What PostgreSQL calls a user it does not know, must not let in, or who says the wrong password. */
const NOT_LET_IN = new Set(['28000', '28P01'])
const NO_DATABASE = '3D000'

/** Throws LaunchError, which says what to do, when the database at the address cannot be reached or entered. */
export async function requireDatabase(url: string): Promise<void> {
  const db = openDb({ url, name: 'techmart-launch', max: 1 })
  try {
    await db.sql`select 1`
  } catch (error) {
    throw explain(error, db.sql.options)
  } finally {
    await db.close()
  }
}

/** The password is in none of the sentences. */
function explain(cause: unknown, { host, port, user, database }: Sql['options']): LaunchError {
  const fault = (sentence: string, advice: string) => new LaunchError(sentence, advice, { cause })
  const code = sqlState(cause) ?? ''
  const place = host.map((name, index) => `${name}:${port[index] ?? port[0]}`).join(', ')
  if (NO_ANSWER.has(code)) {
    return fault(
      `No PostgreSQL answers at ${place}, where DATABASE_URL says that it is.`,
      'Start it, or correct DATABASE_URL; without DATABASE_URL a PostgreSQL of the shop’s own is used.',
    )
  }
  if (NO_HOST.has(code)) {
    return fault(
      `The host of DATABASE_URL, ${host.join(', ')}, cannot be found.`,
      'Correct DATABASE_URL, or check the network.',
    )
  }
  if (NOT_LET_IN.has(code)) {
    return fault(
      `The PostgreSQL at ${place} does not let the user "${user}" of DATABASE_URL in: ${wordsOf(cause)}.`,
      'Correct user and password in DATABASE_URL.',
    )
  }
  if (code === NO_DATABASE) {
    return fault(
      `The PostgreSQL at ${place} has no database "${database}", which DATABASE_URL names.`,
      'Create it empty (createdb does), or correct DATABASE_URL.',
    )
  }
  return fault(
    `The database that DATABASE_URL names, at ${place}, cannot be used: ${wordsOf(cause)}.`,
    'Mend that, or correct DATABASE_URL; then start again.',
  )
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
