import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDb } from '../kernel/db.ts'
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts'
import { LaunchError } from './launch-error.ts'
import { readNotes, readPostmaster } from './postgres-folder.ts'
import { processesIn } from './processes.ts'
import { requireDatabase } from './require-database.ts'
import { setAside } from './set-aside.ts'

test('a new folder becomes a durable, password-guarded database that later starts find again', async (t) => {
  const folder = temporaryFolder(t)
  const first = await start(t, { folder })
  await sql(first.url, 'create table kept (n int)', 'insert into kept values (7)')
  assert.deepEqual(
    await settings(first.url, ['fsync', 'synchronous_commit', 'data_checksums', 'listen_addresses']),
    {
      fsync: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
    },
  )
  assert.equal(statSync(join(folder, 'techmart.json')).mode & 0o777, 0o600)
  const wrong = new URL(first.url)
  wrong.password = 'guessed'
  await assert.rejects(sql(wrong.href, 'select 1'), { code: '28P01' })
  await assert.rejects(requireDatabase(wrong.href), (error) => {
    assert.ok(error instanceof LaunchError)
    assert.match(
      error.message,
      /does not let the user "\w+" of DATABASE_URL in: password authentication failed/,
    )
    assert.doesNotMatch(`${error.message} ${error.advice}`, /guessed/)
    return true
  })
  await first.stop()
  assert.deepEqual(processesIn(folder, 'postgres'), [])

  const begun = performance.now()
  const second = await start(t, { folder })
  assert.ok(performance.now() - begun < 1_500, 'a later start takes at most 1.5 s')
  assert.equal(second.port, first.port)
  assert.deepEqual(await sql(second.url, 'select n from kept'), [{ n: 7 }])
})

test('words are ordered as people expect, whatever the language of the machine', async (t) => {
  const { url } = await start(t, { folder: temporaryFolder(t) })
  const rows = await sql(
    url,
    `select w from (values ('zebra'), ('Éclair'), ('apple'), ('Banana')) as words(w) order by w`,
  )
  assert.deepEqual(
    rows.map(({ w }) => w),
    ['apple', 'Banana', 'Éclair', 'zebra'],
  )
})

test('when the server is killed it is started again at the same address, with nothing lost', async (t) => {
  const folder = temporaryFolder(t)
  const said: string[] = []
  const postgres = await start(t, { folder, log: (line) => said.push(line) })
  await sql(postgres.url, 'create table kept (n int)', 'insert into kept values (1)')
  process.kill(postmasterOf(folder), 'SIGKILL')
  assert.deepEqual(await eventually(() => sql(postgres.url, 'select n from kept')), [{ n: 1 }])
  assert.equal(said[0], 'PostgreSQL ended unexpectedly; starting it again.')
})

test('a server that a killed launcher left running is taken over', async (t) => {
  const folder = temporaryFolder(t)
  const launcher = await startInAnotherProcess(t, folder)
  const left = postmasterOf(folder)
  // The shell that would stop it goes first, so that the server is left over for certain.
  for (const pid of childrenOf(launcher.pid ?? 0).filter((pid) => pid !== left)) process.kill(pid, 'SIGKILL')
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
  assert.ok(processesIn(folder, 'postgres').includes(left))

  const begun = performance.now()
  const postgres = await start(t, { folder })
  assert.ok(performance.now() - begun < 3_000, 'taking over takes at most 3 s')
  assert.notEqual(postmasterOf(folder), left)
  assert.deepEqual(await sql(postgres.url, 'select 1 as n'), [{ n: 1 }])
})

test('a server does not outlive its launcher', async (t) => {
  const folder = temporaryFolder(t)
  const launcher = await startInAnotherProcess(t, folder)
  launcher.kill('SIGKILL')
  await eventually(async () => assert.deepEqual(processesIn(folder, 'postgres'), []))
})

test('a server killed together with its launcher leaves a folder that starts again', async (t) => {
  const folder = temporaryFolder(t)
  const launcher = await startInAnotherProcess(t, folder)
  process.kill(postmasterOf(folder), 'SIGKILL')
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
  const postgres = await start(t, { folder })
  assert.deepEqual(await sql(postgres.url, 'select 1 as n'), [{ n: 1 }])
})

test('a folder in use is refused to a second launcher, or shared on request', async (t) => {
  const folder = temporaryFolder(t)
  const first = await start(t, { folder })
  await assert.rejects(start(t, { folder }), /in use by process \d+/)
  const joined = await start(t, { folder, join: true })
  assert.equal(joined.url, first.url)
  await joined.stop()
  assert.deepEqual(await sql(first.url, 'select 1 as n'), [{ n: 1 }])
})

test('a port that was taken meanwhile is replaced and kept, but one that was asked for is not', async (t) => {
  const folder = temporaryFolder(t)
  const first = await start(t, { folder })
  await first.stop()
  const squatter = createServer().listen(first.port, '127.0.0.1')
  afterwards(t, () => void squatter.close())
  await once(squatter, 'listening')

  await assert.rejects(start(t, { folder, port: first.port }), (error) => {
    assert.ok(error instanceof LaunchError)
    assert.equal(error.message, `Port ${first.port} for PostgreSQL is taken by another program.`)
    return true
  })
  const second = await start(t, { folder })
  assert.notEqual(second.port, first.port)
  assert.equal(readNotes(folder).port, second.port)
})

test('a damaged folder is refused with what is wrong and what to do, and can be set aside whole', async (t) => {
  const dataFolder = temporaryFolder(t)
  const folder = join(dataFolder, 'postgres')
  await (await start(t, { folder })).stop()
  truncateSync(join(folder, 'global', 'pg_control'), 100)
  await assert.rejects(start(t, { folder }), (error) => {
    assert.ok(error instanceof LaunchError)
    assert.match(error.message, /cannot be started: its global\/pg_control is missing or cut short/)
    assert.match(error.advice, /--fresh/)
    return true
  })

  const aside = await setAside(dataFolder)
  assert.ok(aside?.damaged)
  assert.match(aside.folder, /damaged-\d{4}-\d\d-\d\dT/)
  assert.ok(statSync(join(aside.folder, 'postgres', 'PG_VERSION')))
  const anew = await start(t, { folder })
  assert.deepEqual(await sql(anew.url, 'select 1 as n'), [{ n: 1 }])
})

test('damage that only PostgreSQL finds is told in its own words', async (t) => {
  const folder = temporaryFolder(t)
  await (await start(t, { folder })).stop()
  rmSync(join(folder, 'pg_wal'), { recursive: true })
  await assert.rejects(start(t, { folder }), /cannot be started: .*pg_wal/)
})

test('content set aside while healthy is kept in one place, for one time', async (t) => {
  const dataFolder = temporaryFolder(t)
  const folder = join(dataFolder, 'postgres')
  await (await start(t, { folder })).stop()
  assert.deepEqual(await setAside(dataFolder), { folder: join(dataFolder, 'before-fresh'), damaged: false })
  assert.equal(await setAside(dataFolder), undefined, 'nothing is left to set aside')
})

test('a folder of another release is refused', async (t) => {
  const folder = temporaryFolder(t)
  await (await start(t, { folder })).stop()
  writeFileSync(join(folder, 'PG_VERSION'), '17\n')
  await assert.rejects(start(t, { folder }), /made by PostgreSQL 17, and this is PostgreSQL 18/)
})

test('root may start it where nobody else may enter', { skip: process.getuid?.() !== 0 }, async (t) => {
  const closed = temporaryFolder(t)
  mkdirSync(closed, { mode: 0o700 })
  const folder = join(closed, 'deeper', 'postgres')
  const { url } = await start(t, { folder })
  assert.deepEqual(await sql(url, 'select 1 as n'), [{ n: 1 }])
  assert.notEqual(userOf(postmasterOf(folder)), 0, 'the server itself does not run as root')
})

/** Durable, so that a test of dying tests what runs in earnest. */
async function start(
  t: TestContext,
  options: Partial<EmbeddedPostgresOptions> & { folder: string },
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ durable: true, log: () => undefined, ...options })
  afterwards(t, () => postgres.stop())
  return postgres
}

/** Starts it by a launcher of its own, which stays until it is killed. */
async function startInAnotherProcess(t: TestContext, folder: string): Promise<ChildProcess> {
  const module = join(import.meta.dirname, 'embedded-postgres.ts')
  const code = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)}
    await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, durable: true, log: console.error })
    process.send('up')
    setInterval(() => undefined, 1_000)`
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  afterwards(t, () => void launcher.kill('SIGKILL'))
  await once(launcher, 'message')
  return launcher
}

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-postgres-'))
  chmodSync(folder, 0o755)
  afterwards(t, () => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'data')
}

const undoing = new WeakMap<TestContext, (() => void | Promise<void>)[]>()

/** Like t.after, but last first: a folder goes when nothing uses it any more. */
function afterwards(t: TestContext, work: () => void | Promise<void>): void {
  const list = undoing.get(t) ?? []
  if (list.length === 0) {
    undoing.set(t, list)
    t.after(async () => {
      for (const undo of list.toReversed()) await undo()
    })
  }
  list.push(work)
}

async function sql(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const db = openDb({ url, name: 'techmart-test', max: 1 })
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) rows = [...(await db.sql.unsafe(statement))]
    return rows
  } finally {
    await db.close()
  }
}

async function settings(url: string, names: string[]): Promise<Record<string, unknown>> {
  const rows = await sql(url, `select name, setting from pg_settings where name in ('${names.join("','")}')`)
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}

function postmasterOf(folder: string): number {
  const pid = readPostmaster(folder)?.pid
  assert.ok(pid, 'a server runs')
  return pid
}

function childrenOf(parent: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return rows.filter(([, ppid]) => ppid === parent).map(([pid = 0]) => pid)
}

function userOf(pid: number): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 10_000; ; await sleep(50)) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
  }
}
