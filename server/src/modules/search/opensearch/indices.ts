import type { Schema } from '../engine/schema.ts'
import { type Connection, Refused } from './connection.ts'
import { FORMAT, type IndexNames, indexTemplate } from './index-template.ts'

const EXISTS = 'resource_already_exists_exception'
const NOT_FOUND = 404
/** Making and moving indices waits for the whole cluster. */
const ADMIN_MS = 30_000
/** An index that serves nobody for so long is the rest of a rebuild that broke off. */
const ABANDONED_MS = 24 * 3_600_000

/** Sees to it that a language has an index; tells whether that is of an older format and has to be rebuilt. */
export async function prepareIndex(
  connection: Connection,
  names: IndexNames,
  schema: Schema,
): Promise<boolean> {
  await connection.ask({
    method: 'PUT',
    path: `/_index_template/${names.template}`,
    body: indexTemplate(names, schema),
    timeoutMs: ADMIN_MS,
  })
  const format = await formatOf(connection, names.alias)
  if (format !== undefined) return format !== FORMAT
  await createIndex(connection, `${names.alias}-first`, [names.alias])
  return false
}

/** Undefined when there is no index. */
async function formatOf(connection: Connection, alias: string): Promise<number | undefined> {
  try {
    const mappings = await connection.ask<Record<string, { mappings: { _meta?: { format?: number } } }>>({
      method: 'GET',
      path: `/${alias}/_mapping`,
    })
    return Object.values(mappings)[0]?.mappings._meta?.format ?? 0
  } catch (error) {
    if (error instanceof Refused && error.status === NOT_FOUND) return undefined
    throw error
  }
}

/** An empty index; one that another process made at the same moment will do as well. */
export async function createIndex(
  connection: Connection,
  index: string,
  aliases: string[] = [],
): Promise<void> {
  try {
    await connection.ask({
      method: 'PUT',
      path: `/${index}`,
      body: { aliases: Object.fromEntries(aliases.map((alias) => [alias, {}])) },
      timeoutMs: ADMIN_MS,
    })
  } catch (error) {
    if (!(error instanceof Refused && error.kind === EXISTS)) throw error
  }
}

export async function refresh(connection: Connection, index: string): Promise<void> {
  await connection.ask({ method: 'POST', path: `/${index}/_refresh`, timeoutMs: ADMIN_MS })
}

export async function removeIndex(connection: Connection, index: string): Promise<void> {
  await connection.ask({
    method: 'DELETE',
    path: `/${index}`,
    query: { ignore_unavailable: true },
    timeoutMs: ADMIN_MS,
  })
}

/** From this moment on the alias means this index; answers those that it meant before. */
export async function serveFrom(
  connection: Connection,
  { alias, pattern }: IndexNames,
  index: string,
): Promise<string[]> {
  const before = (await indicesOf(connection, pattern))
    .filter(({ name, aliases }) => name !== index && aliases.includes(alias))
    .map(({ name }) => name)
  const removals = before.map((name) => ({ remove: { index: name, alias } }))
  await connection.ask({
    method: 'POST',
    path: '/_aliases',
    body: { actions: [{ add: { index, alias } }, ...removals] },
    timeoutMs: ADMIN_MS,
  })
  return before
}

/** Removes what rebuilds left behind that never came to their end. */
export async function removeAbandoned(connection: Connection, { pattern }: IndexNames): Promise<void> {
  for (const { name, aliases, createdAt } of await indicesOf(connection, pattern))
    if (aliases.length === 0 && createdAt < Date.now() - ABANDONED_MS) await removeIndex(connection, name)
}

async function indicesOf(
  connection: Connection,
  pattern: string,
): Promise<{ name: string; aliases: string[]; createdAt: number }[]> {
  const indices = await connection.ask<
    Record<string, { aliases: Record<string, unknown>; settings: { index: { creation_date: string } } }>
  >({ method: 'GET', path: `/${pattern}`, timeoutMs: ADMIN_MS })
  return Object.entries(indices).map(([name, { aliases, settings }]) => ({
    name,
    aliases: Object.keys(aliases),
    createdAt: Number(settings.index.creation_date),
  }))
}
