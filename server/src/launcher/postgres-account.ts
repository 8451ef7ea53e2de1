import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LaunchError } from './launch-error.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'

/** As whom PostgreSQL runs. */
export type PostgresAccount = {
  /** Who must own the data folder; undefined when it is simply the user who runs us. */
  owner: Owner | undefined
  spawn(command: string, args: string[], options?: SpawnOptions): ChildProcess
}

type Owner = { uid: number; gid: number }

/** PostgreSQL needs nothing from the surrounding environment, so it gets none of it. */
const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' }

/**
 * Chooses as whom PostgreSQL runs on the data folder `folder`. An ordinary user runs it as himself.
 * PostgreSQL refuses to be run by root, so root hands it to an account without rights: the owner of the data or
 * of the clone, else `nobody`. Where that account may not enter the folders on the way (a clone under /root), it
 * is lent just the right to pass through them. Nothing on the machine is changed for it.
 */
export async function chooseAccount(binaries: PostgresBinaries, folder: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return ourselves()
  for (const candidate of candidates(binaries, folder)) {
    if (await canRun(candidate, binaries, folder)) return candidate
  }
  throw new LaunchError(
    `PostgreSQL does not run as root, and no account without rights may enter ${dirname(folder)}.`,
    'Start as an ordinary user, or move the clone to a folder that others may enter, such as /opt/techmart.',
  )
}

/** Gives the data folder and all in it to the account, when it is not its already. Only while nothing uses it. */
export function handOver(folder: string, { owner }: PostgresAccount): void {
  if (!owner || statSync(folder).uid === owner.uid) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid)
  }
  // Last, so that an interrupted handing over is seen as not done.
  lchownSync(folder, owner.uid, owner.gid)
}

function ourselves(): PostgresAccount {
  return {
    owner: undefined,
    spawn: (command, args, options) => spawn(command, args, { ...options, cwd: '/', env: ENVIRONMENT }),
  }
}

function* candidates(binaries: PostgresBinaries, folder: string): Generator<PostgresAccount> {
  for (const owner of accountsWithoutRights(binaries, folder)) {
    yield plainly(owner)
    if (process.platform !== 'linux') continue
    yield withCapability(owner, 'dac_read_search')
    // Containers commonly withhold the first and grant this one.
    yield withCapability(owner, 'dac_override')
  }
}

function accountsWithoutRights(binaries: PostgresBinaries, folder: string): Owner[] {
  const known = [folder, dirname(folder), binaries.postgres]
    .filter((path) => existsSync(path))
    .map((path) => statSync(path))
    .filter(({ uid }) => uid !== 0)
  const all = [...known.map(({ uid, gid }) => ({ uid, gid })), nobody()]
  return all.filter((one, index) => all.findIndex((other) => other.uid === one.uid) === index)
}

function nobody(): Owner {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  return { uid: Number(line?.[1] ?? 65_534), gid: Number(line?.[2] ?? 65_534) }
}

function plainly(owner: Owner): PostgresAccount {
  return {
    owner,
    spawn: (command, args, options) =>
      spawn(command, args, { ...options, ...owner, cwd: '/', env: ENVIRONMENT }),
  }
}

/** All rights dropped but one that lets a process enter folders closed to it. */
function withCapability(owner: Owner, name: string): PostgresAccount {
  const only = `-all,+${name}`
  const rights = [
    ...['--reuid', String(owner.uid), '--regid', String(owner.gid), '--clear-groups', '--no-new-privs'],
    ...['--inh-caps', only, '--ambient-caps', only, '--bounding-set', only],
    // Without it access(2), which initdb asks before it starts anything, would not see the right lent.
    ...['--securebits', '+no_setuid_fixup'],
  ]
  return {
    owner,
    spawn: (command, args, options) =>
      spawn('setpriv', [...rights, command, ...args], { ...options, cwd: '/', env: ENVIRONMENT }),
  }
}

/** Tries it: enters the folder that will hold the data, and lets initdb look for its parts. */
function canRun(account: PostgresAccount, binaries: PostgresBinaries, folder: string): Promise<boolean> {
  const script = 'cd "$1" && exec "$2" --show -D "$1"'
  const args = ['-c', script, 'sh', dirname(folder), binaries.initdb]
  return new Promise((resolve) => {
    try {
      const probe = account.spawn('sh', args, { stdio: 'ignore' })
      probe.once('error', () => resolve(false))
      probe.once('exit', (code) => resolve(code === 0))
    } catch {
      // Node throws when this root may not become another user at all.
      resolve(false)
    }
  })
}
