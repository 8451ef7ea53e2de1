import { type Actor, type Cart, type Context, type Language, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Goods } from './availability.ts'
import type { CartDeps } from './deps.ts'
import * as store from './store.ts'
import { view } from './view.ts'

/** A customer's cart exists for them and for the shop itself; for anybody else there is no such cart. */
export function assertUsable(cart: store.CartRow | undefined, actor: Actor): asserts cart is store.CartRow {
  const mine =
    cart !== undefined &&
    (cart.customerId === null ||
      actor.kind === 'service' ||
      (actor.kind === 'customer' && actor.customerId === cart.customerId))
  if (!mine) throw new ServiceError('CART_NOT_FOUND')
}

function assertOpen(cart: store.CartRow): void {
  if (cart.state !== 'open') throw new ServiceError('CART_CLOSED')
}

/** The cart as it stands, for a look before a change; refuses as the change itself would. */
export async function findOpen(deps: CartDeps, ctx: Context, cartId: string): Promise<store.StoredCart> {
  const found = await store.findCart(deps.db.sql, cartId)
  assertUsable(found?.cart, ctx.actor)
  assertOpen(found.cart)
  return found
}

/** What a change does; returns the cart's own new values, or undefined when there was nothing to change. */
type Work = (tx: Tx, stored: store.StoredCart) => Promise<store.CartRow | undefined>

interface Change {
  ctx: Context
  cartId: string
  language: Language | undefined
  goods?: Goods
}

/**
 * Changes a cart under its lock and answers with the whole cart. The answer tells what changed since the
 * shopper last saw it; with that they have been told, and the next one compares with now.
 * Throws CART_NOT_FOUND and CART_CLOSED.
 */
export async function change(
  deps: CartDeps,
  { ctx, cartId, language, goods }: Change,
  work: Work,
): Promise<Cart> {
  const { db, clock } = deps
  const stored = await db.transaction(async (tx) => {
    const cart = await store.lockCart(tx, cartId)
    assertUsable(cart, ctx.actor)
    assertOpen(cart)
    const before = { cart, lines: await store.listLines(tx, cartId) }
    const changed = await work(tx, before)
    if (!changed) return before
    await store.saveCart(tx, changed, timestamp(clock))
    return {
      cart: { ...changed, version: cart.version + 1 },
      lines: await store.listLines(tx, cartId),
    }
  })
  const answer = await view(deps, stored, { ctx, language: language ?? 'en', goods })
  await rememberPrices(deps, stored, answer)
  return answer
}

async function rememberPrices({ db }: CartDeps, { lines }: store.StoredCart, answer: Cart): Promise<void> {
  const told = answer.lines.flatMap(({ id, unit }) => {
    const line = lines.find((candidate) => candidate.id === id)
    const same = line?.seenUnitMinor === unit?.amountMinor && line?.seenCurrency === unit?.currency
    return unit && !same ? [{ lineId: id, unitMinor: unit.amountMinor }] : []
  })
  if (told.length > 0) await store.saveSeenPrices(db.sql, told, answer.currency)
}
