import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { migrateAll, migrationSources } from '../migrations.ts'
import { cloneDatabase } from '../testing/database.ts'
import { openDb } from './db.ts'
import { silentLog } from './log.ts'
import { migrate, undoMigrations } from './migrate.ts'

test('migrations', async (t) => {
  const database = await cloneDatabase()
  const db = openDb({ url: database.url, name: 'test', max: 2 })
  const folder = await mkdtemp(join(tmpdir(), 'techmart-migrations-'))
  t.after(async () => {
    await db.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  const tables = async () => {
    const rows = await db.sql<{ name: string }[]>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema', 'pgboss') and table_type = 'BASE TABLE' order by 1`
    return rows.map((row) => row.name)
  }

  await t.test('are all applied once, however many processes start at once', async () => {
    const applied = await Promise.all(Array.from({ length: 6 }, () => migrateAll(database.url, silentLog)))
    assert.deepEqual(applied, [0, 0, 0, 0, 0, 0])
  })

  await t.test('of every module can be undone and done again', async () => {
    const before = await tables()
    for (const source of migrationSources.filter(({ module }) => module !== 'kernel').toReversed()) {
      await undoMigrations(database.url, source, 0)
    }
    const undone = await tables()
    assert.deepEqual(
      undone.filter((table) => !table.startsWith('kernel.')),
      [],
    )
    await migrateAll(database.url, silentLog)
    assert.deepEqual(await tables(), before)
  })

  await t.test('build indexes outside a transaction where they say so', async () => {
    await writeFile(join(folder, '0001_table.sql'), 'create table scratch.numbers (n int);\n')
    await writeFile(join(folder, '0001_table.undo.sql'), 'drop table scratch.numbers;\n')
    await writeFile(
      join(folder, '0002_index.sql'),
      '-- outside a transaction\ncreate index concurrently if not exists numbers_n on scratch.numbers (n);\n',
    )
    await writeFile(join(folder, '0002_index.undo.sql'), 'drop index scratch.numbers_n;\n')
    const started = Array.from({ length: 4 }, () =>
      migrate(database.url, [{ module: 'scratch', folder }], silentLog),
    )
    assert.equal(
      (await Promise.all(started)).reduce((sum, count) => sum + count, 0),
      2,
    )
    const [row] =
      await db.sql`select indisvalid as valid from pg_index where indexrelid = 'scratch.numbers_n'::regclass`
    assert.equal(row?.valid, true)
    assert.deepEqual(await undoMigrations(database.url, { module: 'scratch', folder }, 1), ['0002_index'])
  })

  await t.test('that fail leave nothing behind', async () => {
    await writeFile(
      join(folder, '0003_broken.sql'),
      'create table scratch.half (n int);\nselect nonsense();\n',
    )
    await writeFile(join(folder, '0003_broken.undo.sql'), 'drop table scratch.half;\n')
    await assert.rejects(migrate(database.url, [{ module: 'scratch', folder }], silentLog), /nonsense/)
    assert.ok(!(await tables()).includes('scratch.half'))
    await rm(join(folder, '0003_broken.sql'))
  })

  await t.test('that were edited after they had been applied are refused by name', async () => {
    await writeFile(join(folder, '0001_table.sql'), 'create table scratch.numbers (n bigint);\n')
    await assert.rejects(
      migrate(database.url, [{ module: 'scratch', folder }], silentLog),
      /scratch\/0001_table was changed/,
    )
  })

  await t.test('without an undo are refused', async () => {
    await rm(join(folder, '0001_table.undo.sql'))
    await assert.rejects(migrate(database.url, [{ module: 'scratch', folder }], silentLog), /no undo/)
  })
})
