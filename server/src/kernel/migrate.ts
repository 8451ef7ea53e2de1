import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, openDb, type Queryable, sqlState } from './db.ts'
import type { Log } from './log.ts'

export interface MigrationSource {
  /** The module, and the schema it owns. */
  module: string
  folder: string
}

interface Migration {
  module: string
  number: number
  name: string
  sql: string
  undo: string
  hash: string
}

/** First line of a migration that must run outside a transaction, e.g. to build an index concurrently. */
const OUTSIDE_TRANSACTION = '-- outside a transaction'
const LOCK_KEY = 7_414_002
const LOCK_PAUSE_MS = 100

/**
 * Brings every module's schema up to date. Many processes may call it at once: one works, the others wait.
 * Throws when an applied migration was edited afterwards, naming the file.
 */
export async function migrate(url: string, sources: MigrationSource[], log: Log): Promise<number> {
  return await withLock(url, async (db) => {
    await createBookkeeping(db.sql)
    let applied = 0
    for (const source of sources) {
      await createSchema(db.sql, source.module)
      for (const migration of await readMigrations(source)) {
        if (await apply(db, migration)) {
          log.info({ module: migration.module, migration: migration.name }, 'migrated')
          applied++
        }
      }
    }
    await createRoles(db.sql, sources, log)
    return applied
  })
}

/** Undoes migrations of one module, newest first, down to (and keeping) `to`. */
export async function undoMigrations(url: string, source: MigrationSource, to: number): Promise<string[]> {
  return await withLock(url, async (db) => {
    const migrations = (await readMigrations(source))
      .toReversed()
      .filter((migration) => migration.number > to)
    const undone: string[] = []
    for (const migration of migrations) {
      if (!(await isApplied(db.sql, migration))) continue
      await db.transaction(async (tx) => {
        await tx.unsafe(migration.undo)
        await tx`delete from kernel.migrations where module = ${migration.module} and number = ${migration.number}`
      })
      undone.push(migration.name)
    }
    return undone
  })
}

/** The role that may reach only this module's schema (and the kernel's). */
export function roleOf(module: string): string {
  return `techmart_${module}`
}

async function withLock<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openDb({ url, name: 'techmart-migrate', max: 2, statementTimeoutMs: 0, lockTimeoutMs: 30_000 })
  const lock = await db.sql.reserve()
  try {
    // Asking again and again, rather than waiting inside PostgreSQL: a waiting statement would hold a
    // snapshot, and an index built concurrently by the one who has the lock would wait for it for ever.
    for (;;) {
      const [row] = await lock<{ locked: boolean }[]>`select pg_try_advisory_lock(${LOCK_KEY}) as locked`
      if (row?.locked) break
      await new Promise((resolve) => setTimeout(resolve, LOCK_PAUSE_MS))
    }
    return await work(db)
  } finally {
    await lock`select pg_advisory_unlock(${LOCK_KEY})`.catch(() => {})
    lock.release()
    await db.close()
  }
}

async function createBookkeeping(sql: Queryable): Promise<void> {
  await sql`create schema if not exists kernel`
  await sql`
    create table if not exists kernel.migrations (
      module text not null,
      number int not null,
      name text not null,
      hash text not null,
      applied_at timestamptz not null default now(),
      primary key (module, number)
    )`
}

async function createSchema(sql: Queryable, module: string): Promise<void> {
  await sql.unsafe(`create schema if not exists ${module}`)
}

async function isApplied(sql: Queryable, migration: Migration): Promise<boolean> {
  const rows = await sql<{ hash: string }[]>`
    select hash from kernel.migrations where module = ${migration.module} and number = ${migration.number}`
  const hash = rows[0]?.hash
  if (hash !== undefined && hash !== migration.hash) {
    throw new Error(
      `The migration ${migration.module}/${migration.name} was changed after it had been applied. ` +
        'Restore it, and put the change into a new migration.',
    )
  }
  return hash !== undefined
}

async function apply(db: Db, migration: Migration): Promise<boolean> {
  if (await isApplied(db.sql, migration)) return false
  const record = (sql: Queryable) => sql`
    insert into kernel.migrations (module, number, name, hash)
    values (${migration.module}, ${migration.number}, ${migration.name}, ${migration.hash})`
  if (migration.sql.startsWith(OUTSIDE_TRANSACTION)) {
    for (const statement of splitStatements(migration.sql)) await db.sql.unsafe(statement)
    await record(db.sql)
  } else {
    await db.transaction(async (tx) => {
      await tx.unsafe(migration.sql)
      await record(tx)
    })
  }
  return true
}

/** Statements end with a semicolon at the end of a line; migrations of this kind hold nothing else. */
function splitStatements(sql: string): string[] {
  return sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')
}

async function readMigrations(source: MigrationSource): Promise<Migration[]> {
  const files = (await readdir(source.folder).catch(() => []))
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .sort()
  const forward = files.filter((file) => !file.endsWith('.undo.sql'))
  return await Promise.all(
    forward.map(async (file) => {
      const undoFile = file.replace(/\.sql$/, '.undo.sql')
      if (!files.includes(undoFile))
        throw new Error(`${source.module}/${file} has no undo beside it (${undoFile})`)
      const sql = await readFile(join(source.folder, file), 'utf8')
      return {
        module: source.module,
        number: Number(file.slice(0, 4)),
        name: file.replace(/\.sql$/, ''),
        sql,
        undo: await readFile(join(source.folder, undoFile), 'utf8'),
        hash: createHash('sha256').update(sql).digest('hex').slice(0, 16),
      }
    }),
  )
}

/** One role per module, with no grant elsewhere: the database itself keeps modules apart. */
async function createRoles(sql: Queryable, sources: MigrationSource[], log: Log): Promise<void> {
  try {
    for (const { module } of sources) {
      if (module !== 'kernel') await sql.unsafe(roleStatements(module))
    }
  } catch (error) {
    if (sqlState(error) !== '42501') throw error
    log.warn(
      'this database user may not create roles: modules share its rights instead of having a role each',
    )
  }
}

function roleStatements(module: string): string {
  const role = roleOf(module)
  return `
    do $$ begin
      create role ${role} nologin;
    exception when duplicate_object or unique_violation then null;
    end $$;
    grant ${role} to current_user;
    grant usage on schema ${module}, kernel to ${role};
    grant select, insert, update, delete on all tables in schema ${module} to ${role};
    grant usage, select on all sequences in schema ${module} to ${role};
    grant execute on all functions in schema ${module} to ${role};
    grant select, insert, update, delete on kernel.outbox, kernel.inbox, kernel.subscriptions to ${role};
    do $$ begin
      if exists (select from pg_namespace where nspname = 'pgboss') then
        grant usage on schema pgboss to ${role};
        grant select, insert, update, delete on all tables in schema pgboss to ${role};
        grant usage on all sequences in schema pgboss to ${role};
        grant execute on all functions in schema pgboss to ${role};
      end if;
    end $$;`
}
