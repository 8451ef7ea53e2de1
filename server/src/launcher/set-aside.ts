import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freeDataFolder } from './embedded-postgres.ts'
import { inspectFolder } from './postgres-folder.ts'
import { makeDataFolder } from './private-folders.ts'

/** What of the data folder is a shop's content; keys and logs stay. */
const CONTENT = ['postgres', 'media', 'payment-sandbox']

/**
 * Moves the shop's content out of the way, so that the next start begins anew. One earlier content is kept,
 * in `before-fresh`; a damaged one stays for good under its own name. Answers where it is, or undefined when
 * there was nothing to move.
 */
export async function setAside(
  dataFolder: string,
): Promise<{ folder: string; damaged: boolean } | undefined> {
  const present = CONTENT.filter((name) => existsSync(join(dataFolder, name)))
  if (present.length === 0) return undefined
  const database = join(dataFolder, 'postgres')
  await freeDataFolder(database)
  const damaged = inspectFolder(database).kind === 'damaged'
  const folder = join(dataFolder, damaged ? `damaged-${fileTime()}` : 'before-fresh')
  rmSync(folder, { recursive: true, force: true })
  // What is moved there is PostgreSQL's too, and must stay within its reach until it is deleted.
  makeDataFolder(folder)
  for (const name of present) renameSync(join(dataFolder, name), join(folder, name))
  return { folder, damaged }
}

/**
 * Sets the content aside before a `--fresh` start, and prints where it is and for how long; nothing when there
 * was none.
 */
export async function beginAnew(dataFolder: string, print: (line: string) => void): Promise<void> {
  const aside = await setAside(dataFolder)
  if (!aside) return
  const { folder, damaged } = aside
  print(
    damaged
      ? `  Beginning anew. The content until now cannot be used; it stays in ${folder}, for good.`
      : `  Beginning anew. The content until now is in ${folder}, until the next --fresh.`,
  )
}

/** `2030-05-01T10-00-00`: a time that any file system takes as a name. */
function fileTime(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(':', '-')
}
