import postgres from 'postgres'

/** Makes the database when the server has none of that name. `url` is one of an administrator of the server. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 5 })
  try {
    const found = await sql`SELECT 1 FROM pg_database WHERE datname = ${name}`
    if (found.length === 0) await sql`CREATE DATABASE ${sql(name)}`
  } finally {
    await sql.end()
  }
}
