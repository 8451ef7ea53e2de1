import { loadConfig } from '../config.ts'
import { seedDemo } from '../demo/seed.ts'
import { createLog } from '../kernel/log.ts'
import { migrateAll } from '../migrations.ts'
import { parseFlags } from './command.ts'
import { openDatabase } from './database.ts'

export const help = `Fills an empty database with the demo shop; what is there already is left as it is.

  techmart seed

The database is the one DATABASE_URL names, else the built-in one in the data folder (TECHMART_DATA, .techmart).
`

export async function run(args: string[]): Promise<number> {
  parseFlags(args, {})
  const config = loadConfig()
  const log = createLog(config.logLevel, 'seed')
  const database = await openDatabase(config, { join: true, log: console.error })
  try {
    await migrateAll(database.url, log)
    await seedDemo({ databaseUrl: database.url, mediaFolder: config.mediaFolder, log })
    console.log('The demo shop is in place.')
    return 0
  } finally {
    await database.stop()
  }
}
