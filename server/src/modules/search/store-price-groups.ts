import type { Queryable, Tx } from '../../kernel/db.ts'
import { raiseVersion } from './store-rules.ts'

const MOST_GROUPS = 200

export async function readPriceGroups(sql: Queryable): Promise<Set<string>> {
  const rows = await sql<{ code: string }[]>`
    select code from search.price_groups order by code limit ${MOST_GROUPS}`
  return new Set(rows.map((row) => row.code))
}

export async function insertPriceGroup(tx: Tx, group: string): Promise<void> {
  await raiseVersion(tx)
  await tx`insert into search.price_groups (code) values (${group}) on conflict do nothing`
}
