import type { Currency } from '@techmart/contracts'
import type { TimePlace } from '../../kernel/cursor.ts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export type CreditKind = 'gift_card' | 'store_credit'
export type MovementKind = 'issue' | 'take' | 'give_back' | 'refund' | 'adjust'

export interface AccountRow {
  id: string
  kind: CreditKind
  last4: string | null
  customerId: string | null
  currency: Currency
  balanceMinor: number
  issuedMinor: number
  disabled: boolean
  note: string | null
  expiresAt: string | null
  requestHash: string | null
  createdAt: string
}

const columns = (sql: Queryable) => sql`
  a.id, a.kind, a.last4, a.customer_id as "customerId", a.currency, a.balance_minor as "balanceMinor", a.disabled,
  a.note, a.expires_at as "expiresAt", a.request_hash as "requestHash", a.created_at as "createdAt",
  coalesce((select sum(m.delta_minor) from payments.credit_movements m
    where m.account_id = a.id and m.kind = 'issue'), 0)::bigint as "issuedMinor"`

export interface NewAccount {
  id: string
  kind: CreditKind
  codeHash: string | null
  last4: string | null
  customerId: string | null
  currency: string
  note: string | null
  expiresAt: string | null
  requestId: string | null
  requestHash: string | null
  createdAt: string
}

/** False when the request, or the customer in this currency, has its account already. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const rows = await tx`
    insert into payments.credit_accounts (
      id, kind, code_hash, last4, customer_id, currency, note, expires_at, request_id, request_hash, created_at)
    values (
      ${account.id}, ${account.kind}, ${account.codeHash}, ${account.last4}, ${account.customerId},
      ${account.currency}, ${account.note}, ${account.expiresAt}, ${account.requestId}, ${account.requestHash},
      ${account.createdAt})
    on conflict do nothing returning 1`
  return rows.length > 0
}

export async function findAccount(sql: Queryable, id: string): Promise<AccountRow | undefined> {
  const rows = await sql<
    AccountRow[]
  >`select ${columns(sql)} from payments.credit_accounts a where a.id = ${id}`
  return rows[0]
}

export async function findByCode(sql: Queryable, codeHash: string): Promise<AccountRow | undefined> {
  const rows = await sql<AccountRow[]>`
    select ${columns(sql)} from payments.credit_accounts a where a.code_hash = ${codeHash}`
  return rows[0]
}

export async function findByRequest(sql: Queryable, requestId: string): Promise<AccountRow | undefined> {
  const rows = await sql<AccountRow[]>`
    select ${columns(sql)} from payments.credit_accounts a where a.request_id = ${requestId}`
  return rows[0]
}

/** Gift cards by id and the store credit of a customer in a currency: what an order may be paid with. */
export async function listUsable(
  sql: Queryable,
  wanted: { ids: string[]; codeHashes: string[]; customerId: string | null; currency: string },
): Promise<(AccountRow & { codeHash: string | null })[]> {
  return await sql<(AccountRow & { codeHash: string | null })[]>`
    select ${columns(sql)}, a.code_hash as "codeHash" from payments.credit_accounts a
    where (a.kind = 'gift_card' and (a.id = any(${wanted.ids}) or a.code_hash = any(${wanted.codeHashes})))
      or (a.kind = 'store_credit' and a.customer_id = ${wanted.customerId} and a.currency = ${wanted.currency})
    limit 20`
}

/** The account, locked until the transaction ends. */
export async function lockAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  const rows = await tx<AccountRow[]>`
    select ${columns(tx)} from payments.credit_accounts a where a.id = ${id} for update of a`
  return rows[0]
}

export interface NewMovement {
  accountId: string
  kind: MovementKind
  orderId: string | null
  ref: string
  deltaMinor: number
  who: string
  note?: string
}

/**
 * Writes a movement and moves the balance with it. False when it was written before: then nothing moves.
 * Throws on a balance below zero (`credit_not_overdrawn`).
 */
export async function move(tx: Tx, movement: NewMovement): Promise<boolean> {
  const rows = await tx`
    insert into payments.credit_movements (account_id, kind, order_id, ref, delta_minor, who, note)
    values (
      ${movement.accountId}, ${movement.kind}, ${movement.orderId}, ${movement.ref}, ${movement.deltaMinor},
      ${movement.who}, ${movement.note ?? null})
    on conflict on constraint credit_movement_once do nothing returning 1`
  if (rows.length === 0) return false
  await tx`
    update payments.credit_accounts set balance_minor = balance_minor + ${movement.deltaMinor}
    where id = ${movement.accountId}`
  return true
}

export async function findMovement(
  sql: Queryable,
  wanted: { accountId: string; kind: MovementKind; ref: string },
): Promise<{ deltaMinor: number; note: string | null } | undefined> {
  const rows = await sql<{ deltaMinor: number; note: string | null }[]>`
    select delta_minor as "deltaMinor", note from payments.credit_movements
    where account_id = ${wanted.accountId} and kind = ${wanted.kind} and ref = ${wanted.ref} and order_id is null`
  return rows[0]
}

export interface OrderCredit {
  accountId: string
  /** What the order still has of the account: taken, less what was given back or refunded to it. */
  leftMinor: number
  /** Staff have stopped it: what goes back there is of no use to anybody. */
  disabled: boolean
}

/** Accounts that pay a part of the order, the newest movement first; those that were stopped come last. */
export async function listOrderCredits(sql: Queryable, orderId: string): Promise<OrderCredit[]> {
  return await sql<OrderCredit[]>`
    select m.account_id as "accountId", (-sum(m.delta_minor))::bigint as "leftMinor", a.disabled
    from payments.credit_movements m join payments.credit_accounts a on a.id = m.account_id
    where m.order_id = ${orderId} and m.account_id in (
      select account_id from payments.credit_movements where order_id = ${orderId} and kind = 'take')
    group by m.account_id, a.disabled having -sum(m.delta_minor) > 0 order by a.disabled, max(m.id) desc limit 20`
}

/** Puts off the end of an account that is over by now. */
export async function prolongExpired(
  tx: Tx,
  id: string,
  { now, until }: { now: string; until: string },
): Promise<void> {
  await tx`
    update payments.credit_accounts set expires_at = ${until} where id = ${id} and expires_at <= ${now}`
}

/** Store credit of a customer, by currency. */
export async function listStoreCredit(
  sql: Queryable,
  customerId: string,
): Promise<Pick<AccountRow, 'currency' | 'balanceMinor'>[]> {
  return await sql<Pick<AccountRow, 'currency' | 'balanceMinor'>[]>`
    select currency, balance_minor as "balanceMinor" from payments.credit_accounts
    where kind = 'store_credit' and customer_id = ${customerId} order by currency limit 20`
}

/** The id of a customer's store credit in a currency, if there is one. */
export async function findStoreCredit(
  sql: Queryable,
  customerId: string,
  currency: string,
): Promise<string | undefined> {
  const rows = await sql<{ id: string }[]>`
    select id from payments.credit_accounts
    where kind = 'store_credit' and customer_id = ${customerId} and currency = ${currency}`
  return rows[0]?.id
}

export interface GiftCardFilter {
  last4: string | null
  before: TimePlace | null
  limit: number
}

/** Newest first, by the index of gift cards. */
export async function listGiftCards(sql: Queryable, filter: GiftCardFilter): Promise<AccountRow[]> {
  const { last4, before, limit } = filter
  return await sql<AccountRow[]>`
    select ${columns(sql)} from payments.credit_accounts a
    where a.kind = 'gift_card' ${last4 === null ? sql`` : sql`and a.last4 = ${last4}`}
      ${before === null ? sql`` : sql`and (a.created_at, a.id) < (${before[0]}::timestamptz, ${before[1]})`}
    order by a.created_at desc, a.id desc limit ${limit}`
}

export async function setDisabled(sql: Queryable, id: string, disabled: boolean): Promise<boolean> {
  const rows = await sql`
    update payments.credit_accounts set disabled = ${disabled} where id = ${id} and kind = 'gift_card' returning 1`
  return rows.length > 0
}

/** Counts a try under a key within a window; returns how many there were, and when the window ends. */
export async function countAttempt(
  sql: Queryable,
  key: string,
  now: string,
  endsAt: string,
): Promise<{ count: number; endsAt: string }> {
  const [row] = await sql<{ count: number; endsAt: string }[]>`
    insert into payments.attempts (key, count, ends_at) values (${key}, 1, ${endsAt})
    on conflict (key) do update
    set count = case when attempts.ends_at <= ${now} then 1 else attempts.count + 1 end,
      ends_at = case when attempts.ends_at <= ${now} then excluded.ends_at else attempts.ends_at end
    returning count, ends_at as "endsAt"`
  return row as { count: number; endsAt: string }
}

export async function deleteAttempts(sql: Queryable, before: string, limit: number): Promise<number> {
  const result = await sql`
    delete from payments.attempts where key in (
      select key from payments.attempts where ends_at <= ${before} order by ends_at limit ${limit}
      for update skip locked)`
  return result.count
}
