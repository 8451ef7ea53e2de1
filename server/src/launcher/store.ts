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
