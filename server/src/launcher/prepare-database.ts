/**
 * A process of its own, so that the launcher does not keep what it takes: brings the database up to date and,
 * with `--seed`, fills it with the demo shop unless it is there. Tells how far it is over its IPC channel.
 */
import { loadConfig } from '../config.ts'
import { seedDemo } from '../demo/seed.ts'
import { describeError } from '../kernel/describe-error.ts'
import { createLog } from '../kernel/log.ts'
import { migrateAll } from '../migrations.ts'

const config = loadConfig()
if (config.databaseUrl === undefined) throw new Error('DATABASE_URL is not set')
const databaseUrl = config.databaseUrl
const log = createLog(config.logLevel, 'prepare')

try {
  await migrateAll(databaseUrl, log)
  await tell('migrated')
  if (process.argv.includes('--seed')) {
    await seedDemo({ databaseUrl, mediaFolder: config.mediaFolder, log })
    await tell('seeded')
  }
} catch (error) {
  console.error(describeError(error))
  process.exit(1)
}
process.exit(0)

function tell(type: string): Promise<void> {
  return new Promise((resolve) => process.send?.({ type }, () => resolve()))
}
