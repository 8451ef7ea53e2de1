import type { Currency } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface CartRow {
  id: string
  customerId: string | null
  currency: Currency
  country: string
  couponCodes: string[]
  state: 'open' | 'ordered'
  version: number
}

export interface LineRow {
  id: string
  sku: string
  quantity: number
  seenUnitMinor: number | null
  seenCurrency: Currency | null
}

/** A cart with its lines, as every answer is made of. */
export interface StoredCart {
  cart: CartRow
  lines: LineRow[]
}

/** Hot. A cart of 100 lines among 20,000 carts with 60,000 lines: both tables by index, 12 buffers; json, as jsonb takes twice as long. */
export async function findCart(sql: Queryable, id: string): Promise<StoredCart | undefined> {
  const [row] = await sql<(CartRow & { lines: LineRow[] })[]>`
    select ${cartColumns(sql)},
      (select coalesce(json_agg(json_build_object(
          'id', id, 'sku', sku, 'quantity', quantity,
          'seenUnitMinor', seen_unit_minor, 'seenCurrency', seen_currency) order by position), '[]')
        from cart.lines where cart_id = carts.id) as lines
    from cart.carts where id = ${id}`
  if (!row) return undefined
  const { lines, ...cart } = row
  return { cart, lines }
}

/** Holds the cart until the transaction ends: changes of one cart happen one after the other. */
export async function lockCart(tx: Tx, id: string): Promise<CartRow | undefined> {
  const rows = await tx<CartRow[]>`
    select ${cartColumns(tx)} from cart.carts where id = ${id} for update`
  return rows[0]
}

/** The cart that is to be claimed and the customer's own open one, held in one order for everybody. */
export async function lockCartsForClaim(
  tx: Tx,
  cartId: string | undefined,
  customerId: string,
): Promise<CartRow[]> {
  return await tx<CartRow[]>`
    select ${cartColumns(tx)} from cart.carts
    where state = 'open' and (
      customer_id = ${customerId} or (id = ${cartId ?? null} and customer_id is null)
    )
    order by id
    for update`
}

function cartColumns(sql: Queryable) {
  return sql`
    id, customer_id as "customerId", currency, country, coupon_codes as "couponCodes", state, version`
}

/** Read after the lock in a statement of its own, so that it sees what the one before left. */
export async function listLines(sql: Queryable, cartId: string): Promise<LineRow[]> {
  return await sql<LineRow[]>`
    select id, sku, quantity, seen_unit_minor as "seenUnitMinor", seen_currency as "seenCurrency"
    from cart.lines where cart_id = ${cartId} order by position limit 200`
}

type NewCart = Pick<CartRow, 'id' | 'customerId' | 'currency' | 'country'> & { changedAt: string }

/** False when the customer has an open cart already. */
export async function insertCart(sql: Queryable, cart: NewCart): Promise<boolean> {
  const result = await sql`
    insert into cart.carts (id, customer_id, currency, country, changed_at)
    values (${cart.id}, ${cart.customerId}, ${cart.currency}, ${cart.country}, ${cart.changedAt})
    on conflict (customer_id) where state = 'open' do nothing`
  return result.count > 0
}

export async function findOpenCartOf(sql: Queryable, customerId: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select id from cart.carts where customer_id = ${customerId} and state = 'open'`
  return row?.id
}

/** Writes what of a cart itself may change, and counts the change. */
export async function saveCart(
  tx: Tx,
  cart: Omit<CartRow, 'version' | 'state'>,
  changedAt: string,
): Promise<void> {
  await tx`
    update cart.carts
    set customer_id = ${cart.customerId}, currency = ${cart.currency}, country = ${cart.country},
      coupon_codes = ${cart.couponCodes}, version = version + 1, changed_at = ${changedAt}
    where id = ${cart.id}`
}

export async function markOrdered(tx: Tx, id: string, changedAt: string): Promise<void> {
  await tx`
    update cart.carts set state = 'ordered', version = version + 1, changed_at = ${changedAt}
    where id = ${id} and state = 'open'`
}

/** Lines and remembered additions go with it. */
export async function deleteCart(tx: Tx, id: string): Promise<void> {
  await tx`delete from cart.carts where id = ${id}`
}

/** Takes a new cart away again, unless somebody changed it meanwhile. */
export async function deleteUntouchedCart(sql: Queryable, id: string): Promise<void> {
  await sql`delete from cart.carts where id = ${id} and version = 1`
}

/** At most `limit` carts of guests that nobody changed since; returns how many. */
export async function deleteGuestCarts(sql: Queryable, before: string, limit: number): Promise<number> {
  const result = await sql`
    delete from cart.carts where id in (
      select id from cart.carts where customer_id is null and changed_at < ${before}
      order by changed_at limit ${limit}
      for update skip locked
    )`
  return result.count
}

export async function upsertLine(
  tx: Tx,
  line: { id: string; cartId: string; sku: string; quantity: number },
): Promise<void> {
  await tx`
    insert into cart.lines (id, cart_id, sku, quantity)
    values (${line.id}, ${line.cartId}, ${line.sku}, ${line.quantity})
    on conflict (cart_id, sku) do update set quantity = excluded.quantity`
}

/** Adds lines to a cart; where it has the article already, the quantities join up to the limit. */
export async function mergeLines(
  tx: Tx,
  cartId: string,
  lines: { id: string; sku: string; quantity: number }[],
  maxQuantity: number,
): Promise<void> {
  await tx`
    insert into cart.lines (id, cart_id, sku, quantity)
    select id, ${cartId}, sku, quantity
    from jsonb_to_recordset(${tx.json(lines)}) as new (id text, sku text, quantity int)
    on conflict (cart_id, sku) do update
    set quantity = least(lines.quantity + excluded.quantity, ${maxQuantity})`
}

export async function setQuantity(tx: Tx, lineId: string, quantity: number): Promise<void> {
  await tx`update cart.lines set quantity = ${quantity} where id = ${lineId}`
}

export async function deleteLine(tx: Tx, cartId: string, lineId: string): Promise<boolean> {
  const result = await tx`delete from cart.lines where cart_id = ${cartId} and id = ${lineId}`
  return result.count > 0
}

/** Remembers the prices the shopper was just told. */
export async function saveSeenPrices(
  sql: Queryable,
  prices: { lineId: string; unitMinor: number }[],
  currency: Currency,
): Promise<void> {
  await sql`
    update cart.lines set seen_unit_minor = seen."unitMinor", seen_currency = ${currency}
    from jsonb_to_recordset(${sql.json(prices)}) as seen ("lineId" text, "unitMinor" bigint)
    where lines.id = seen."lineId"`
}

export interface Addition {
  cartId: string
  key: string
  sku: string
  quantity: number
}

/** Undefined when the key is new, and now kept; else what it was used for. */
export async function insertAddition(tx: Tx, addition: Addition): Promise<Addition | undefined> {
  const { cartId, key, sku, quantity } = addition
  const inserted = await tx`
    insert into cart.additions (cart_id, key, sku, quantity) values (${cartId}, ${key}, ${sku}, ${quantity})
    on conflict do nothing`
  if (inserted.count > 0) return undefined
  const [earlier] = await tx<Addition[]>`
    select cart_id as "cartId", key, sku, quantity from cart.additions
    where cart_id = ${cartId} and key = ${key}`
  return earlier
}
