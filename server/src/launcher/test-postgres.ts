import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readClaim } from './claim.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { NOTES_FOLDER } from './installation.ts'
import { LaunchError } from './launch-error.ts'
import { inspectFolder } from './postgres-folder.ts'
import { dropTestLeftovers } from './store.ts'

const SLOTS = 16

/**
 * A PostgreSQL for one run of the tests. It forgets what a crash of the machine would cost, and is kept for the
 * next run, which finds its templates there. Runs at the same time get one each.
 */
export async function startTestPostgres(log: (line: string) => void): Promise<EmbeddedPostgres> {
  const folder = freeSlot()
  if (inspectFolder(folder).kind === 'damaged') rmSync(folder, { recursive: true })
  const postgres = await startEmbeddedPostgres({ folder, durable: false, log })
  await dropTestLeftovers(postgres.url)
  return postgres
}

function freeSlot(): string {
  for (let slot = 1; slot <= SLOTS; slot++) {
    const folder = join(NOTES_FOLDER, 'test-postgres', String(slot))
    if (!readClaim(`${folder}.claim`)) return folder
  }
  throw new LaunchError(`${SLOTS} runs of the tests are under way here already.`, 'Wait for one to end.')
}
