import { randomBytes } from 'node:crypto'
import { existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { LaunchError } from './launch-error.ts'
import { makeDataFolder, makePrivateFolder } from './private-folders.ts'

/** The folder of the clone. */
export const ROOT = resolve(import.meta.dirname, '..', '..', '..')
/** Where the clone keeps what is derived from its own source, wherever the shop's data is. */
export const NOTES_FOLDER = join(ROOT, '.techmart')

const LOG_LIMIT_BYTES = 20_000_000

/** Keys that the processes of one installation share among themselves. */
export interface Secrets {
  serviceSecret: string
  paymentSecretKey: string
  paymentWebhookSecret: string
}

/** Made at random the first time, and the same from then on; only their owner may read the file. */
export function loadSecrets(dataFolder: string): Secrets {
  const path = join(dataFolder, 'secrets.json')
  const fresh: Secrets = {
    serviceSecret: randomKey(),
    paymentSecretKey: `sk_sandbox_${randomKey()}`,
    paymentWebhookSecret: `whsec_${randomKey()}`,
  }
  const kept: Partial<Secrets> = existsSync(path) ? readJson(path) : {}
  const secrets = { ...fresh, ...kept }
  if (JSON.stringify(kept) !== JSON.stringify(secrets)) {
    makeDataFolder(dataFolder)
    writeFileSync(`${path}.new`, JSON.stringify(secrets, undefined, 2), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  return secrets
}

/** The file a tool of the packages runs from, to be run by the pinned Node. `workspace` is where it is used. */
export function toolPath(name: string, workspace = '.'): string {
  const places = [join(ROOT, workspace), ROOT].map((folder) => join(folder, 'node_modules', '.bin', name))
  const found = places.find((place) => existsSync(place))
  if (found) return found
  throw new LaunchError(
    `The tool ${name} is not installed.`,
    'Remove node_modules and run the command again.',
  )
}

/** Opens `<data folder>/logs/<name>` for adding to it; a long one is put aside first, and the one before that forgotten. */
export function openLog(path: string): number {
  makeDataFolder(dirname(dirname(path)))
  makePrivateFolder(dirname(path))
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** The last lines of a log, for telling why something ended. */
export function lastLines(path: string, count: number): string {
  return stripVTControlCharacters(readFileSync(path, 'utf8')).trimEnd().split('\n').slice(-count).join('\n')
}

function readJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new LaunchError(
      `${path} cannot be read: ${error instanceof Error ? error.message : error}`,
      'Remove the file: new keys are made at the next start.',
      { cause: error },
    )
  }
}

function randomKey(): string {
  return randomBytes(24).toString('base64url')
}
