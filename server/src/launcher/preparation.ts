import { fork } from 'node:child_process'
import { ftruncateSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, childEnvironment } from '../config.ts'
import { lastLines, openLog } from './installation.ts'
import { LaunchError } from './launch-error.ts'

const LINES_SHOWN = 15

/** Two promises, one after the other: the database is up to date, and the demo shop is in it. */
export interface Preparation {
  migrated: Promise<void>
  seeded: Promise<void>
}

/** Starts preparing a database. Both promises reject with a LaunchError that holds the last words of the log. */
export function prepareDatabase(
  config: Config,
  databaseUrl: string,
  seed: boolean,
  signal: AbortSignal,
): Preparation {
  const path = join(config.dataFolder, 'logs', 'prepare.log')
  const file = openLog(path)
  ftruncateSync(file)
  const child = fork(join(import.meta.dirname, 'prepare-database.ts'), seed ? ['--seed'] : [], {
    execArgv: ['--import', join(import.meta.dirname, 'leash.ts')],
    env: childEnvironment({ DATABASE_URL: databaseUrl, TECHMART_DATA: config.dataFolder }),
    stdio: ['ignore', file, file, 'ipc'],
    signal,
  })
  const said = (type: string, failure: string) =>
    new Promise<void>((resolve, reject) => {
      child.on('message', (message) => isMessage(message, type) && resolve())
      child.once('error', reject)
      child.once('exit', (code) => {
        // Its last message may come after its end.
        if (code === 0) resolve()
        else reject(new LaunchError(`${failure}:\n${lastLines(path, LINES_SHOWN)}`, `All it said: ${path}`))
      })
    })
  const migrated = said('migrated', 'The database cannot be brought up to date')
  const seeded = seed ? said('seeded', 'The demo shop cannot be made') : migrated
  // Whoever awaits the first learns of the failure; the second must not count as unhandled.
  seeded.catch(() => undefined)
  return { migrated, seeded }
}

function isMessage(message: unknown, type: string): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type
}
