/**
 * A process of its own, so that the launcher does not keep what it takes: brings the database up to date and,
 * with `--seed`, fills it with the demo shop unless it is there. Tells how far it is over its IPC channel.
 */
import { loadConfig } from '../config.ts'
import { seedDemo } from '../demo/seed.ts'
import { createLog } from '../kernel/log.ts'
import { migrateAll } from '../migrations.ts'

const config = loadConfig()
if (config.databaseUrl === undefined) throw new Error('DATABASE_URL is not set')
const databaseUrl = config.databaseUrl
const log = createLog(config.logLevel, 'prepare')

await migrateAll(databaseUrl, log)
await tell('migrated')
if (process.argv.includes('--seed')) {
  await seedDemo({ databaseUrl, mediaFolder: config.mediaFolder, log })
  await tell('seeded')
}
process.exit(0)

function tell(type: string): Promise<void> {
  return new Promise((resolve) => process.send?.({ type }, () => resolve()))
}
