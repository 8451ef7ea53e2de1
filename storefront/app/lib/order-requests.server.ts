import { redirect } from 'react-router'
import { textOf } from './cart-input.server.ts'
import { cookieHeaders, personal } from './checkout-answers.server.ts'
import { type OrderAccess, orAsk } from './checkout-order.server.ts'
import type { OrderAnswer } from './checkout-order.ts'
import { paths } from './paths.ts'
import { rememberCart, type Shop } from './shop.server.ts'

const REASON = { min: 3, max: 500 }
const MAX_PIECES = 999
const PREFIX = 'quantity.'

/** Asks to send goods back: `quantity.SKU` says how many of which, `reason` why. */
export async function askReturn({ peers, ctx }: Shop, access: OrderAccess, form: FormData) {
  const lines = [...form.keys()]
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({ sku: name.slice(PREFIX.length), quantity: Number(textOf(form, name)) }))
    .filter(({ quantity }) => Number.isInteger(quantity) && quantity > 0 && quantity <= MAX_PIECES)
  const reason = textOf(form, 'reason').slice(0, REASON.max)
  if (lines.length === 0 || reason.length < REASON.min)
    return personal<OrderAnswer>({ faulty: 'return' }, { status: 400 })
  await orAsk(access, peers.orders.requestReturn(keyed(ctx, form), { ...access, lines, reason }))
  return personal<OrderAnswer>({ asked: 'return' })
}

/** Fills the cart with what can be had of the order; says what cannot, or leads to the cart. */
export async function orderAgain(shop: Shop, access: OrderAccess, form: FormData) {
  const { peers, ctx, cartId } = shop
  const wish = { ...access, ...(cartId && /^[\w-]{8,64}$/.test(cartId) ? { cartId } : {}) }
  const { cartId: filled, missing } = await orAsk(access, peers.orders.reorder(keyed(ctx, form), wish))
  const cookies = [rememberCart(shop, filled)]
  if (missing.length > 0) {
    const answer = { missing: missing.map(({ sku, title, reason }) => ({ sku, title, reason })) }
    return personal<OrderAnswer>(answer, { cookies })
  }
  return redirect(paths.cart(), { status: 303, headers: cookieHeaders(cookies) })
}

/** A form that is sent twice asks once: the page gave it a name of its own. */
function keyed(ctx: Shop['ctx'], form: FormData): Shop['ctx'] {
  const idempotencyKey = textOf(form, 'key')
  return /^[\w-]{8,64}$/.test(idempotencyKey) ? { ...ctx, idempotencyKey } : ctx
}
