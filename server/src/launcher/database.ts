import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { requireDatabase } from './require-database.ts'

/**
 * The database the configuration names, or else the built-in PostgreSQL in the data folder, started. Throws
 * LaunchError when it cannot be reached or started.
 */
export async function openDatabase(
  config: Config,
  options: { join: boolean; log: (line: string) => void },
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop' | 'onExit'>> {
  if (config.databaseUrl !== undefined) {
    await requireDatabase(config.databaseUrl)
    return { url: config.databaseUrl, stop: async () => undefined, onExit: () => undefined }
  }
  return await startEmbeddedPostgres({
    folder: join(config.dataFolder, 'postgres'),
    durable: true,
    ...options,
  })
}
