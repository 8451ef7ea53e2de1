import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { loadTestDatabaseUrl } from '../config.ts'
import { openDb } from '../kernel/db.ts'
import { silentLog } from '../kernel/log.ts'
import { migrateAll, migrationSources } from '../migrations.ts'

const TEMPLATE_LOCK = 7_414_003

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** An empty, migrated database, cloned from a template. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const admin = loadTestDatabaseUrl()
  const template = await prepareTemplate(admin)
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(admin, (sql) => sql.unsafe(`create database ${name} template ${template}`))
  return {
    url: withDatabase(admin, name),
    drop: async () => {
      await onServer(admin, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
    },
  }
}

let prepared: Promise<string> | undefined

/** One template for each state of the migrations, made once however many test processes ask. */
function prepareTemplate(admin: string): Promise<string> {
  prepared ??= (async () => {
    const template = `template_${await hashMigrations()}`
    await onServer(admin, async (sql) => {
      await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`
      const [row] = await sql`select 1 from pg_database where datname = ${template}`
      if (row) return
      const building = `${template}_building`
      await sql.unsafe(`drop database if exists ${building} with (force)`)
      await sql.unsafe(`create database ${building}`)
      await migrateAll(withDatabase(admin, building), silentLog)
      await sql.unsafe(`alter database ${building} rename to ${template}`)
    })
    return template
  })()
  return prepared
}

async function hashMigrations(): Promise<string> {
  const hash = createHash('sha256')
  for (const { folder } of migrationSources) {
    for (const file of (await readdir(folder).catch(() => [])).sort()) {
      if (file.endsWith('.sql')) hash.update(file).update(await readFile(`${folder}/${file}`))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

type OnServer = ReturnType<typeof openDb>['sql']

async function onServer<T>(url: string, work: (sql: OnServer) => Promise<T>): Promise<T> {
  const db = openDb({ url, name: 'techmart-test', max: 1, statementTimeoutMs: 0, lockTimeoutMs: 0 })
  try {
    return await work(db.sql)
  } finally {
    await db.close()
  }
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
