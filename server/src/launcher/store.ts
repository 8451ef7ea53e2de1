import { openDb } from '../kernel/db.ts'

/** Makes the database when the server has none of that name. `url` is one of an administrator of the server. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const db = openDb({ url, name: 'techmart-launcher', max: 1 })
  try {
    const found = await db.sql`select from pg_database where datname = ${name}`
    if (found.length === 0) await db.sql`create database ${db.sql(name)}`
  } finally {
    await db.close()
  }
}

const TEMPLATES_KEPT = 3

/** Drops the databases that broken-off tests left, and the templates of all but the latest states of the schema. */
export async function dropTestLeftovers(url: string): Promise<void> {
  const db = openDb({ url, name: 'techmart-launcher', max: 1, statementTimeoutMs: 0 })
  try {
    const old = await db.sql<{ name: string }[]>`
      select datname as name from pg_database where datname like 'test\\_%'
      union all
      (select datname from pg_database where datname like 'template\\_%' order by oid desc offset ${TEMPLATES_KEPT})`
    for (const { name } of old) await db.sql`drop database if exists ${db.sql(name)} with (force)`
  } finally {
    await db.close()
  }
}
