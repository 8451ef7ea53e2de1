import { createHash, randomBytes } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig, loadTestDatabaseUrl } from '../../server/src/config.ts'
import { seedDemo } from '../../server/src/demo/seed.ts'
import { systemClock } from '../../server/src/kernel/clock.ts'
import { openDb } from '../../server/src/kernel/db.ts'
import { silentLog } from '../../server/src/kernel/log.ts'
import { NOTES_FOLDER, ROOT } from '../../server/src/launcher/installation.ts'
import { startRuntime } from '../../server/src/runtime.ts'
import { cloneDatabase, type TestDatabase } from '../../server/src/testing/database.ts'
import { TEST_SECRET } from '../../server/src/testing/world.ts'

/** Large enough for listings of several pages, small enough to be made in seconds. */
const SIZE = { products: 120, customers: 20, orders: 40 }
const FILL_LOCK = 7_414_004

/** Pictures are made when first asked for and stay for the next run: a picture's content is part of its address. */
export const MEDIA_FOLDER = join(NOTES_FOLDER, 'journeys', 'media')

/** A database with a small demo shop: made once for each state of the server's source, cloned for every test file. */
export async function cloneDemoDatabase(): Promise<TestDatabase> {
  const admin = loadTestDatabaseUrl()
  const template = `template_demo_${hashSource()}`
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(admin, async (sql) => {
    await sql`select pg_advisory_lock(${FILL_LOCK})`
    const [row] = await sql`select from pg_database where datname = ${template}`
    if (!row) {
      const filled = await fillDatabase()
      await sql`alter database ${sql(filled)} rename to ${sql(template)}`
    }
    await sql`create database ${sql(name)} template ${sql(template)}`
  })
  const address = new URL(admin)
  address.pathname = `/${name}`
  return {
    url: address.href,
    drop: () => onServer(admin, async (sql) => void (await sql`drop database ${sql(name)} with (force)`)),
  }
}

/** The name of a migrated database that holds the demo shop, with all that follows from it done: nothing is left to do. */
async function fillDatabase(): Promise<string> {
  const { url } = await cloneDatabase()
  await seedDemo({ databaseUrl: url, mediaFolder: MEDIA_FOLDER, log: silentLog, size: SIZE })
  const config = loadConfig({
    MEDIA_FOLDER,
    TECHMART_DEMO: '1',
    SERVICE_SECRET: TEST_SECRET,
    PAYMENT_SECRET_KEY: TEST_SECRET,
    PAYMENT_WEBHOOK_SECRET: TEST_SECRET,
  })
  const runtime = await startRuntime(config, {
    databaseUrl: url,
    clock: systemClock,
    log: silentLog,
    works: false,
  })
  try {
    const events = await runtime.startEvents()
    do await events.settled()
    while ((await runtime.jobs.drain()) > 0)
  } finally {
    await runtime.close()
  }
  return new URL(url).pathname.slice(1)
}

/** Of everything that decides what the filled database holds. */
function hashSource(): string {
  const hash = createHash('sha256')
  const files = globSync(
    ['server/src/**/*.{ts,sql}', 'contracts/src/*.ts', 'test/journeys/demo-database.ts'],
    {
      cwd: ROOT,
      exclude: (path) => path.endsWith('.test.ts'),
    },
  )
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex').slice(0, 16)
}

type Sql = ReturnType<typeof openDb>['sql']

async function onServer<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const db = openDb({ url, name: 'techmart-journeys', max: 1, statementTimeoutMs: 0, lockTimeoutMs: 0 })
  try {
    return await work(db.sql)
  } finally {
    await db.close()
  }
}
