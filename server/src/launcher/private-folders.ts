import { chmodSync, mkdirSync, statSync } from 'node:fs'

/** Only its owner may look inside. */
const CLOSED = 0o700
/** Root's PostgreSQL runs as an account without rights: it may pass through to its own folder, and see nothing. */
const PASSABLE = 0o711

/** Makes the folder an installation keeps its data in, and those above it that are missing. What is there stays as it is. */
export function makeDataFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: dataFolderMode() })
}

/** Makes a folder within the data folder that nobody else may look into. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: CLOSED })
}

/** Closes a data folder of our own making that others may look into: it was made before there was anything in it. */
export function closeDataFolder(path: string): void {
  const { mode, uid } = statSync(path)
  if (uid === process.getuid?.() && (mode & 0o077 & ~dataFolderMode()) !== 0)
    chmodSync(path, dataFolderMode())
}

function dataFolderMode(): number {
  return process.getuid?.() === 0 ? PASSABLE : CLOSED
}
