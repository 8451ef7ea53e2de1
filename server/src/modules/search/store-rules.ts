import type { Language, SearchRule } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface RuleRow {
  id: string
  language: Language
  rule: SearchRule
  changedAt: string
}

/** More than any merchandiser keeps in sight; reading them all stays cheap. */
export const MAX_RULES = 5_000

export async function readRules(sql: Queryable): Promise<RuleRow[]> {
  return await sql<RuleRow[]>`
    select id, language, rule, changed_at as "changedAt" from search.rules order by id limit ${MAX_RULES}`
}

export async function listRules(
  sql: Queryable,
  {
    kind,
    language,
    afterId,
    limit,
  }: { kind: string | null; language: string | null; afterId: string; limit: number },
): Promise<RuleRow[]> {
  return await sql<RuleRow[]>`
    select id, language, rule, changed_at as "changedAt" from search.rules
    where id > ${afterId}
      and (${kind}::text is null or rule ->> 'kind' = ${kind}) and (${language}::text is null or language = ${language})
    order by id limit ${limit}`
}

/** False when it would be one too many. */
export async function writeRule(tx: Tx, row: RuleRow): Promise<boolean> {
  await raiseVersion(tx)
  const rows = await tx`
    insert into search.rules as known (id, language, rule, changed_at)
    select ${row.id}, ${row.language}, ${tx.json(row.rule as never)}, ${row.changedAt}
    where exists (select from search.rules where id = ${row.id})
      or (select count(*) from search.rules) < ${MAX_RULES}
    on conflict (id) do update set
      language = excluded.language, rule = excluded.rule, changed_at = excluded.changed_at
    returning id`
  return rows.length > 0
}

export async function removeRule(tx: Tx, id: string): Promise<boolean> {
  await raiseVersion(tx)
  return (await tx`delete from search.rules where id = ${id} returning id`).length > 0
}

/** Writers of rules and price groups come one after the other: whoever sees a version sees all up to it. */
export async function raiseVersion(tx: Tx): Promise<void> {
  await tx`update search.rules_version set version = version + 1`
}

/** And whose rules they are: the identity of this database. */
export async function readRulesVersion(sql: Queryable): Promise<{ version: number; identity: string }> {
  const [row] = await sql<{ version: number; identity: string }[]>`
    select version, identity from search.rules_version`
  return row as { version: number; identity: string }
}
