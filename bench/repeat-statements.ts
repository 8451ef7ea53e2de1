/**
 * What the shop asks of the database to place one order, as statements that can be repeated without the shop: two
 * orders are placed and watched; what differs between them is what must be new each time.
 */
import { connect, contracts } from '@techmart/contracts'
import { loadConfig } from '../server/src/config.ts'
import { systemClock } from '../server/src/kernel/clock.ts'
import type { Sql } from '../server/src/kernel/db.ts'
import { silentLog } from '../server/src/kernel/log.ts'
import { serviceContext, startRuntime } from '../server/src/runtime.ts'
import { type OrderShop, SKUS, skuOf } from './order-shop.ts'
import { Unusable } from './read-lines.ts'

/** One statement; `:k` in it stands for the number of the repetition, `:s` for that of its article. */
export interface Repeatable {
  text: string
  isControl: boolean
}

interface Seen {
  text: string
  parameters: string[]
}

/** The carts the repetitions take: `prefix-0000001` and so on. */
export const REPEATED_CARTS = 'bench-pg'
const WATCHED_CARTS = 'bench-watched'
const CONTROL = /^\s*(begin|commit|rollback)/i

export async function recordPlacing(shop: OrderShop): Promise<Repeatable[]> {
  const [first, second] = await watch(shop)
  if (!first || !second || first.length !== second.length)
    throw new Unusable('two orders were placed with different statements; the shop is not at rest')
  const fresh = freshValues(first, second)
  const connection = await shop.db.sql.reserve()
  try {
    const statements: Repeatable[] = []
    for (const [at, seen] of first.entries()) {
      const other = second[at] as Seen
      if (seen.text !== other.text) throw new Unusable(`two orders differ in their statement ${at + 1}`)
      statements.push(await toRepeatable(connection as unknown as Sql, seen, fresh))
    }
    return statements
  } finally {
    connection.release()
  }
}

/** Places four orders in this process, one after the other; the first two warm it up. */
async function watch(shop: OrderShop): Promise<Seen[][]> {
  await shop.fillCarts(WATCHED_CARTS, 1, 4)
  let seen: { text: string; parameters: readonly unknown[] }[] = []
  const config = loadConfig({ ...shop.env, MODULES: 'all', PEERS: '' })
  const runtime = await startRuntime(config, {
    databaseUrl: shop.databaseUrl,
    clock: systemClock,
    log: silentLog,
    works: false,
    onStatement: (text, parameters) => seen.push({ text, parameters }),
  })
  const placings: Seen[][] = []
  try {
    for (let number = 1; number <= 4; number++) {
      seen = []
      const cartId = cartOf(WATCHED_CARTS, number)
      const ctx = { ...serviceContext('bench'), idempotencyKey: `key-of-${cartId}` }
      await runtime.peers.checkout.place(ctx, { cartId, expectedTotal: shop.total })
      // The driver has by now put into the same list what it sent: text, also of arrays and objects.
      const own = seen.filter(({ text }) => !/pg_catalog\.pg_type/.test(text))
      placings.push(own.map(({ text, parameters }) => ({ text, parameters: parameters.map(String) })))
    }
  } finally {
    await runtime.close()
  }
  return placings.slice(2)
}

export function cartOf(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(7, '0')}`
}

/** Value of the first order → expression that is new in every repetition. Longest first, as one may hold another. */
function freshValues(first: Seen[], second: Seen[]): [string, string][] {
  const fresh = new Map<string, string>([
    [cartOf(WATCHED_CARTS, 3), `'${REPEATED_CARTS}-' || lpad(:k, 7, '0')`],
    [skuOf(3), "'BENCH-' || lpad(:s, 4, '0')"],
  ])
  for (const [at, { parameters }] of first.entries()) {
    for (const [index, value] of parameters.entries()) {
      const others = namesIn(second[at]?.parameters[index] ?? '')
      for (const [place, name] of namesIn(value).entries()) {
        if (name === others[place] || fresh.has(name)) continue
        const kind = (fresh.size + 1).toString(16).padStart(8, '0')
        // Fit for a column of type uuid and for text alike.
        fresh.set(name, `'${kind}-0000-7000-8000-' || lpad(:k, 12, '0')`)
      }
    }
  }
  return [...fresh].sort(([a], [b]) => b.length - a.length)
}

/** Ids, keys and codes in a parameter, alone or in a list or in JSON; times are none. */
function namesIn(text: string): string[] {
  return (text.match(/[\w.-]{8,}/g) ?? []).filter((name) => !/^\d{4}-\d\d-\d\dT|^[\d.]+Z?$/.test(name))
}

async function toRepeatable(sql: Sql, { text, parameters }: Seen, fresh: [string, string][]) {
  if (CONTROL.test(text)) return { text, isControl: true }
  await sql.unsafe(`prepare watched as ${text}`)
  const [row] = await sql<{ types: string[] }[]>`
    select parameter_types::text[] as types from pg_prepared_statements where name = 'watched'`
  await sql.unsafe('deallocate watched')
  const filled = text.replace(/\$(\d+)\b/g, (_all, number: string) => {
    const index = Number(number) - 1
    const value = parameters[index]
    if (value === undefined || value === 'null') return `null::${row?.types[index]}`
    return `(${expressionOf(value, fresh)})::${row?.types[index]}`
  })
  return { text: filled, isControl: false }
}

/** The value as an expression: its fresh parts are put together anew each time. */
function expressionOf(value: string, fresh: [string, string][]): string {
  const found = fresh.find(([part]) => value.includes(part))
  if (!found) return literal(value)
  const [part, expression] = found
  return value
    .split(part)
    .map((piece) => (piece === '' ? '' : expressionOf(piece, fresh)))
    .flatMap((piece, index) => (index === 0 ? [piece] : [expression, piece]))
    .filter((piece) => piece !== '')
    .join(' || ')
}

/** Without a colon in it: pgbench would read what follows as the name of a variable. */
function literal(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\003A')
  return `U&'${escaped}'`
}

/** The same statements once more, from `number` on; carts for them must be there. */
export function argumentsOf(number: number): { k: string; s: string } {
  return { k: String(number), s: String(number % SKUS) }
}

/** Whether the shop answers to its peers at all; said early, before minutes of measuring. */
export async function assertPlaceable(shop: OrderShop): Promise<void> {
  await shop.fillCarts('bench-trial', 1, 1)
  const ctx = { ...serviceContext('bench'), idempotencyKey: 'key-of-the-trial' }
  const cartId = cartOf('bench-trial', 1)
  await connect(contracts.checkout, shop.url).place(ctx, { cartId, expectedTotal: shop.total })
}
