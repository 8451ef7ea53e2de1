import type { Address, checkout, Output } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'

export interface SessionRow {
  email: string | null
  marketing: boolean
  shippingAddress: Address | null
  billingAddress: Address | null
  deliveryCode: string | null
  /** Accounts of gift cards. */
  giftCards: string[]
  useStoreCredit: boolean
}

const NOTHING_YET: SessionRow = {
  email: null,
  marketing: false,
  shippingAddress: null,
  billingAddress: null,
  deliveryCode: null,
  giftCards: [],
  useStoreCredit: false,
}

export async function findSession(sql: Queryable, cartId: string): Promise<SessionRow> {
  const rows = await sql<SessionRow[]>`
    select email, marketing, shipping_address as "shippingAddress", billing_address as "billingAddress",
      delivery_code as "deliveryCode", gift_cards as "giftCards", use_store_credit as "useStoreCredit"
    from checkout.sessions where cart_id = ${cartId}`
  return rows[0] ?? NOTHING_YET
}

export async function saveContact(
  sql: Queryable,
  cartId: string,
  email: string,
  marketing: boolean,
): Promise<void> {
  await sql`
    insert into checkout.sessions (cart_id, email, marketing) values (${cartId}, ${email}, ${marketing})
    on conflict (cart_id) do update set email = ${email}, marketing = ${marketing}, updated_at = now()`
}

/** A new country may offer other delivery methods, so the chosen one is asked for again. */
export async function saveAddress(
  sql: Queryable,
  cartId: string,
  shipping: Address,
  billing: Address | undefined,
): Promise<void> {
  const shippingJson = sql.json(shipping as never)
  const billingJson = billing ? sql.json(billing as never) : null
  await sql`
    insert into checkout.sessions (cart_id, shipping_address, billing_address)
    values (${cartId}, ${shippingJson}, ${billingJson})
    on conflict (cart_id) do update set
      delivery_code = case
        when sessions.shipping_address ->> 'country' = ${shipping.country} then sessions.delivery_code end,
      shipping_address = excluded.shipping_address, billing_address = excluded.billing_address, updated_at = now()`
}

export async function saveDelivery(sql: Queryable, cartId: string, deliveryCode: string): Promise<void> {
  await sql`
    insert into checkout.sessions (cart_id, delivery_code) values (${cartId}, ${deliveryCode})
    on conflict (cart_id) do update set delivery_code = ${deliveryCode}, updated_at = now()`
}

/** False when there are as many as there may be; one that is there already stays. */
export async function addGiftCard(
  sql: Queryable,
  cartId: string,
  accountId: string,
  most: number,
): Promise<boolean> {
  const rows = await sql`
    insert into checkout.sessions (cart_id, gift_cards) values (${cartId}, array[${accountId}::text])
    on conflict (cart_id) do update set
      gift_cards = array_append(array_remove(sessions.gift_cards, ${accountId}), ${accountId}), updated_at = now()
    where cardinality(array_remove(sessions.gift_cards, ${accountId})) < ${most}
    returning 1`
  return rows.length > 0
}

export async function removeGiftCard(sql: Queryable, cartId: string, accountId: string): Promise<void> {
  await sql`
    update checkout.sessions set gift_cards = array_remove(gift_cards, ${accountId}), updated_at = now()
    where cart_id = ${cartId}`
}

export async function saveStoreCredit(sql: Queryable, cartId: string, use: boolean): Promise<void> {
  await sql`
    insert into checkout.sessions (cart_id, use_store_credit) values (${cartId}, ${use})
    on conflict (cart_id) do update set use_store_credit = ${use}, updated_at = now()`
}

/** At most `limit` sessions that nobody touched since; returns how many. */
export async function deleteStaleSessions(sql: Queryable, before: string, limit: number): Promise<number> {
  const result = await sql`
    delete from checkout.sessions where cart_id in (
      select cart_id from checkout.sessions where updated_at < ${before} order by updated_at limit ${limit})`
  return result.count
}

export type PlaceResult = Output<typeof checkout, 'place'>

export interface Placement {
  cartId: string
  key: string
  orderId: string
  requestHash: string
  result: PlaceResult | null
  ended: boolean
}

const columns = (sql: Queryable) => sql`
  cart_id as "cartId", idempotency_key as key, order_id as "orderId", request_hash as "requestHash", result, ended`

/** The attempt that was begun under this key, or joined under it. */
export async function findPlacement(
  sql: Queryable,
  cartId: string,
  key: string,
): Promise<Placement | undefined> {
  const rows = await sql<Placement[]>`
    select ${columns(sql)} from checkout.placements where cart_id = ${cartId} and idempotency_key = ${key}
    union all
    select ${columns(sql)} from checkout.placements where order_id = (
      select order_id from checkout.joined_keys where cart_id = ${cartId} and idempotency_key = ${key})
    limit 1`
  return rows[0]
}

const KEYS_PER_PLACEMENT = 20

/** Remembers that an attempt answers under this key, too; no more of them than anybody has windows. */
export async function joinPlacement(
  sql: Queryable,
  { cartId, orderId }: Pick<Placement, 'cartId' | 'orderId'>,
  key: string,
): Promise<void> {
  await sql`
    insert into checkout.joined_keys (cart_id, idempotency_key, order_id)
    select ${cartId}, ${key}, order_id from checkout.placements
    where order_id = ${orderId}
      and (select count(*) from checkout.joined_keys where order_id = ${orderId}) < ${KEYS_PER_PLACEMENT}
    for key share
    on conflict do nothing`
}

export async function findLivePlacement(sql: Queryable, cartId: string): Promise<Placement | undefined> {
  const rows = await sql<Placement[]>`
    select ${columns(sql)} from checkout.placements where cart_id = ${cartId} and not ended`
  return rows[0]
}

/** Undefined when the key is known or the cart has a live attempt already. */
export async function insertPlacement(
  sql: Queryable,
  placement: Pick<Placement, 'cartId' | 'key' | 'orderId' | 'requestHash'> & { createdAt: string },
): Promise<Placement | undefined> {
  const rows = await sql<Placement[]>`
    insert into checkout.placements (cart_id, idempotency_key, order_id, request_hash, created_at)
    values (
      ${placement.cartId}, ${placement.key}, ${placement.orderId}, ${placement.requestHash}, ${placement.createdAt})
    on conflict do nothing
    returning ${columns(sql)}`
  return rows[0]
}

export async function saveResult(sql: Queryable, orderId: string, result: PlaceResult): Promise<void> {
  await sql`update checkout.placements set result = ${sql.json(result as never)} where order_id = ${orderId}`
}

/** The attempt is over, and the cart may be placed again under another key. */
export async function endPlacement(sql: Queryable, orderId: string): Promise<void> {
  await sql`update checkout.placements set ended = true where order_id = ${orderId}`
}

/** False when the attempt was forgotten meanwhile, by a call under the same key that found nothing to be had. */
export async function markHeld(sql: Queryable, orderId: string): Promise<boolean> {
  const rows = await sql`update checkout.placements set held = true where order_id = ${orderId} returning 1`
  return rows.length > 0
}

/** The attempt came to nothing and left no order: the same key may be used for the next try. */
export async function deletePlacement(sql: Queryable, orderId: string): Promise<void> {
  await sql`delete from checkout.placements where order_id = ${orderId} and result is null and (not held or ended)`
}

export interface CutOff extends Placement {
  endTries: number
}

/** Attempts without an answer that began before a moment and are due to be ended by now. */
export async function findCutOff(
  sql: Queryable,
  { now, begunBefore }: { now: string; begunBefore: string },
  limit: number,
): Promise<CutOff[]> {
  return await sql<CutOff[]>`
    select ${columns(sql)}, end_tries as "endTries" from checkout.placements
    where not ended and result is null and created_at < ${begunBefore} and coalesce(next_try_at, created_at) < ${now}
    order by coalesce(next_try_at, created_at) limit ${limit}`
}

/** Counts a try to end an attempt before it is made; false when it has an answer or an end by now. */
export async function countTry(sql: Queryable, orderId: string, nextTryAt: string): Promise<boolean> {
  const rows = await sql`
    update checkout.placements set end_tries = end_tries + 1, next_try_at = ${nextTryAt}
    where order_id = ${orderId} and not ended and result is null returning 1`
  return rows.length > 0
}

/** At most `limit` attempts that are over and began before that moment; returns how many. */
export async function deleteOldPlacements(sql: Queryable, before: string, limit: number): Promise<number> {
  const result = await sql`
    delete from checkout.placements where order_id in (
      select order_id from checkout.placements
      where ended and created_at < ${before} order by created_at limit ${limit})`
  return result.count
}

/** The order keeps what it needs; the rest of the session is personal data nobody needs any more. */
export async function deleteSessionOfOrder(tx: Tx, orderId: string): Promise<void> {
  await tx`
    delete from checkout.sessions
    where cart_id in (select cart_id from checkout.placements where order_id = ${orderId})`
}
