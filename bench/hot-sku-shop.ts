/** A PostgreSQL that loses nothing, with one article everybody wants. */
import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDb, type Sql } from '../server/src/kernel/db.ts'
import { silentLog } from '../server/src/kernel/log.ts'
import { startEmbeddedPostgres } from '../server/src/launcher/embedded-postgres.ts'
import { NOTES_FOLDER } from '../server/src/launcher/installation.ts'
import { readPostmaster } from '../server/src/launcher/postgres-folder.ts'
import { migrateAll } from '../server/src/migrations.ts'
import { Unusable } from './read-lines.ts'

export const SKU = 'HOT-1'

export interface HotShop {
  url: string
  /** As its owner, for giving stock and counting afterwards. */
  sql: Sql
  /** Ends PostgreSQL as a failing machine would; it is started again at once. Four times a minute at the most. */
  kill: () => void
  close: () => Promise<void>
}

/** Beside the shop's own data, so that what is forced to disk reaches the same disk. */
export async function openHotShop(units: number): Promise<HotShop> {
  mkdirSync(NOTES_FOLDER, { recursive: true })
  const folder = await mkdtemp(join(NOTES_FOLDER, 'hot-sku-'))
  const data = join(folder, 'postgres')
  const postgres = await startEmbeddedPostgres({ folder: data, durable: true, log: () => {} })
  const { sql, close } = openDb({ url: postgres.url, name: 'bench', max: 2, statementTimeoutMs: 600_000 })
  const shop = {
    url: postgres.url,
    sql,
    kill: () => {
      const running = readPostmaster(data)
      if (running) process.kill(running.pid, 'SIGKILL')
    },
    close: async () => {
      await close()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  try {
    await migrateAll(postgres.url, silentLog)
    await demandDurability(sql)
    await sql`insert into inventory.levels (sku, on_hand) values (${SKU}, ${units})`
    await sql`insert into inventory.movements (sku, kind, delta, reason, actor)
      values (${SKU}, 'receive', ${units}, 'opening stock', 'bench')`
    return shop
  } catch (error) {
    await shop.close()
    throw error
  }
}

async function demandDurability(sql: Sql): Promise<void> {
  const [row] = await sql<{ fsync: string; commit: string }[]>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`
  if (row?.fsync !== 'on' || row.commit !== 'on')
    throw new Unusable(`fsync is ${row?.fsync} and synchronous_commit ${row?.commit}; both have to be on`)
}
