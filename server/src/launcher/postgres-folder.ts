import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { LaunchError } from './launch-error.ts'
import { handOver, type PostgresAccount } from './postgres-account.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { isCode } from './processes.ts'

/** The PostgreSQL whose data format the built-in binaries read. */
const MAJOR = '18'
const CONTROL_FILE_BYTES = 8192
const NOTES = 'techmart.json'
export const SUPERUSER = 'techmart'
const START_FRESH = 'npm start -- --fresh begins with new demo data; the old folder is kept beside it.'

/** What we keep in the data folder, so that it moves with the data: readable by its owner and root only. */
export type FolderNotes = { password: string; port: number; user?: { pid: number; stamp: string } }

/** Whether a folder has to be made, can be started, or cannot be used; then why, as the end of a sentence. */
export type FolderState = { kind: 'absent' } | { kind: 'sound' } | { kind: 'damaged'; reason: string }

/** Looks at what can be seen without starting it. Throws LaunchError when the folder is another user's. */
export function inspectFolder(folder: string): FolderState {
  try {
    if (!existsSync(folder) || readdirSync(folder).length === 0) return { kind: 'absent' }
    const version = textOf(join(folder, 'PG_VERSION'))?.trim()
    if (version === undefined) return damaged('its PG_VERSION is missing')
    if (version !== MAJOR)
      return damaged(`it was made by PostgreSQL ${version || '?'}, and this is PostgreSQL ${MAJOR}`)
    const control = statSync(join(folder, 'global', 'pg_control'), { throwIfNoEntry: false })
    if (control?.size !== CONTROL_FILE_BYTES) return damaged('its global/pg_control is missing or cut short')
    if (textOf(join(folder, NOTES)) === undefined) return damaged(`its ${NOTES} is missing`)
    return { kind: 'sound' }
  } catch (error) {
    if (!isCode(error, 'EACCES') && !isCode(error, 'EPERM')) throw error
    throw new LaunchError(
      `The database folder ${folder} belongs to another user.`,
      `Start as the user who did so before (root, perhaps), or give it to yourself: sudo chown -R "$USER" ${dirname(folder)}`,
    )
  }
}

/** The sentence for a folder that cannot be used, and the advice that fits the reason. */
export function damagedFolder(folder: string, reason: string): LaunchError {
  const advice = /No space left|disk full/i.test(reason)
    ? 'Free some disk space, then start again.'
    : /shared memory|Cannot allocate memory/i.test(reason)
      ? 'Free some memory (it takes about 300 MB), then start again.'
      : START_FRESH
  return new LaunchError(`The database in ${folder} cannot be started: ${reason}.`, advice)
}

/** Makes a new database cluster beside `folder` and moves it there when complete, so that no half can be met. */
export async function makeFolder(
  folder: string,
  account: PostgresAccount,
  binaries: PostgresBinaries,
  options: { durable: boolean; port: number },
): Promise<void> {
  const making = `${folder}.making`
  const passwordFile = `${making}.password`
  const password = randomBytes(24).toString('base64url')
  rmSync(making, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(making, { recursive: true, mode: 0o700 })
  handOver(making, account)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account.owner) chownSync(passwordFile, account.owner.uid, account.owner.gid)
  try {
    const args = initdbArguments(making, passwordFile, options.durable)
    await finished(account.spawn(binaries.initdb, args, { stdio: ['ignore', 'ignore', 'pipe'] }))
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeNotes(making, { password, port: options.port })
  if (existsSync(folder)) rmSync(folder, { recursive: true })
  renameSync(making, folder)
}

export function readNotes(folder: string): FolderNotes {
  try {
    return JSON.parse(readFileSync(join(folder, NOTES), 'utf8'))
  } catch (error) {
    throw damagedFolder(
      folder,
      `its ${NOTES} cannot be read (${error instanceof Error ? error.message : error})`,
    )
  }
}

export function writeNotes(folder: string, notes: FolderNotes): void {
  const path = join(folder, NOTES)
  writeFileSync(`${path}.new`, JSON.stringify(notes), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** The process id and the state that PostgreSQL wrote into the folder while it runs. */
export function readPostmaster(folder: string): { pid: number; ready: boolean } | undefined {
  const lines = textOf(join(folder, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  return lines && Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
}

function initdbArguments(folder: string, passwordFile: string, durable: boolean): string[] {
  return [
    ...['-D', folder, '-U', SUPERUSER, `--pwfile=${passwordFile}`],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums'],
    // The same order of words on every machine, whatever its own language is.
    ...['--locale=C', '--locale-provider=icu', '--icu-locale=und'],
    ...(durable ? [] : ['--no-sync']),
  ]
}

async function finished(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  const reason = said.trim().split('\n').at(-1) ?? ''
  throw new LaunchError(
    `A new database could not be made: ${reason}`,
    'Check that the disk has 200 MB free and is writable, then start again.',
  )
}

function damaged(reason: string): FolderState {
  return { kind: 'damaged', reason }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined
    throw error
  }
}
