import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

/** The database the configuration names, or else the built-in PostgreSQL in the data folder, started. */
export async function openDatabase(
  config: Config,
  options: { join: boolean; log: (line: string) => void },
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop' | 'onExit'>> {
  if (config.databaseUrl !== undefined) {
    return { url: config.databaseUrl, stop: async () => undefined, onExit: () => undefined }
  }
  return await startEmbeddedPostgres({
    folder: join(config.dataFolder, 'postgres'),
    durable: true,
    ...options,
  })
}
