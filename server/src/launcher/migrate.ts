import { loadConfig } from '../config.ts'
import { createLog } from '../kernel/log.ts'
import { migrateAll } from '../migrations.ts'
import { parseFlags } from './command.ts'
import { openDatabase } from './database.ts'

export const help = `Brings the database up to date; it is safe to repeat, and beside running processes.

  techmart migrate

The database is the one DATABASE_URL names, else the built-in one in the data folder (TECHMART_DATA, .techmart).
`

export async function run(args: string[]): Promise<number> {
  parseFlags(args, {})
  const config = loadConfig()
  const database = await openDatabase(config, { join: true, log: console.error })
  try {
    const applied = await migrateAll(database.url, createLog(config.logLevel, 'migrate'))
    console.log(applied === 0 ? 'The database was up to date.' : `Applied ${applied} migrations.`)
    return 0
  } finally {
    await database.stop()
  }
}
