import { contracts } from '@techmart/contracts'
import { openDb } from './kernel/db.ts'
import { migrateJobs } from './kernel/jobs.ts'
import type { Log } from './kernel/log.ts'
import { type MigrationSource, migrate } from './kernel/migrate.ts'

const here = new URL('.', import.meta.url).pathname

/** Every schema of the installation in the order of creation. */
export const migrationSources: MigrationSource[] = [
  { module: 'kernel', folder: `${here}kernel/migrations` },
  ...Object.keys(contracts).map((module) => ({ module, folder: `${here}modules/${module}/migrations` })),
]

/** Brings the whole database up to date: job runner, kernel, modules, roles. Returns how many migrations were new. */
export async function migrateAll(url: string, log: Log): Promise<number> {
  const db = openDb({ url, name: 'techmart-migrate-jobs', max: 1, statementTimeoutMs: 60_000 })
  try {
    await migrateJobs(db)
  } finally {
    await db.close()
  }
  return await migrate(url, migrationSources, log)
}
