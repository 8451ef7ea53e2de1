import { type Cart, Code, Country, type ErrorCode, Id, Sku } from '@techmart/contracts'
import type { CartIntent } from './cart-answer.ts'
import { fits, fittingText, textOf, wholeNumber } from './cart-input.server.ts'
import { isCurrency } from './language.ts'
import { codeOf, type Shop } from './shop.server.ts'

const MAX_QUANTITY = 999

/** The visitor's open cart; `undefined` when there is none, or it has been ordered or is gone. */
export async function readCart({ peers, ctx, language, cartId }: Shop): Promise<Cart | undefined> {
  if (!cartId) return undefined
  try {
    const cart = await peers.cart.getCart(ctx, { cartId, language })
    return cart.state === 'open' ? cart : undefined
  } catch (error) {
    if (isGone(codeOf(error)) || codeOf(error) === 'INVALID_INPUT') return undefined
    throw error
  }
}

/** What a cart form asked for did not fit, or could not be done. */
export interface CartFailure {
  code: ErrorCode
  lineId?: string
  text?: string
}

export type CartChange = { cart: Cart; isNew: boolean } | CartFailure

/** Does what a cart form asks for. Expected failures are answers; anything else is thrown. */
export async function changeCart(shop: Shop, intent: CartIntent, form: FormData): Promise<CartChange> {
  try {
    return await change[intent](shop, form)
  } catch (error) {
    const code = codeOf(error)
    if (!code || code === 'INTERNAL') throw error
    const lineId = fittingText(form, 'lineId', Id)
    const text = intent === 'coupon' ? textOf(form, 'code').slice(0, 40) : undefined
    return { code, ...(lineId ? { lineId } : {}), ...(text ? { text } : {}) }
  }
}

const misfit: CartFailure = { code: 'INVALID_INPUT' }
const noCart: CartFailure = { code: 'CART_NOT_FOUND' }

const change: Record<CartIntent, (shop: Shop, form: FormData) => Promise<CartChange>> = {
  async add(shop, form) {
    const sku = fittingText(form, 'sku', Sku)
    const quantity = form.has('quantity') ? wholeNumber(form, 'quantity', 1, MAX_QUANTITY) : 1
    return sku && quantity ? addLine(shop, sku, quantity) : misfit
  },

  async update(shop, form) {
    const lineId = fittingText(form, 'lineId', Id)
    const quantity = wholeNumber(form, 'quantity', 0, MAX_QUANTITY)
    if (!lineId || quantity === undefined) return misfit
    return inCart(shop, (of) =>
      quantity === 0
        ? shop.peers.cart.removeLine(shop.ctx, { ...of, lineId })
        : shop.peers.cart.updateLine(shop.ctx, { ...of, lineId, quantity }),
    )
  },

  async remove(shop, form) {
    const lineId = fittingText(form, 'lineId', Id)
    if (!lineId) return misfit
    return inCart(shop, (of) => shop.peers.cart.removeLine(shop.ctx, { ...of, lineId }))
  },

  async settle(shop) {
    const cart = await readCart(shop)
    return cart ? settle(shop, cart) : noCart
  },

  async coupon(shop, form) {
    // Codes are read off cards and mails: capital letters and stray spaces do not matter.
    const code = textOf(form, 'code').replace(/\s+/g, '').toUpperCase()
    if (!fits(code, Code)) return { code: 'COUPON_INVALID', text: code.slice(0, 40) }
    return inCart(shop, (of) => shop.peers.cart.applyCoupon(shop.ctx, { ...of, code }))
  },

  async uncoupon(shop, form) {
    const code = fittingText(form, 'code', { minLength: 1, maxLength: 40 })
    if (!code) return misfit
    return inCart(shop, (of) => shop.peers.cart.removeCoupon(shop.ctx, { ...of, code }))
  },

  async currency(shop, form) {
    const currency = form.get('currency')
    if (!isCurrency(currency)) return misfit
    return inCart(shop, (of) => shop.peers.cart.updateCart(shop.ctx, { ...of, currency }))
  },

  async country(shop, form) {
    const country = fittingText(form, 'country', Country)
    const cart = await readCart(shop)
    if (!country || !cart) return country ? noCart : misfit
    const { currency } = cart
    return inCart(shop, (of) => shop.peers.cart.updateCart(shop.ctx, { ...of, currency, country }))
  },
}

async function inCart(
  { cartId, language }: Shop,
  run: (of: { cartId: string; language: Shop['language'] }) => Promise<Cart>,
): Promise<CartChange> {
  return cartId ? { cart: await run({ cartId, language }), isNew: false } : noCart
}

/** Into the visitor's cart; into a new one when there is none or it has been ordered. */
async function addLine(shop: Shop, sku: string, quantity: number): Promise<CartChange> {
  const { peers, ctx, locale, country } = shop
  try {
    const known = await inCart(shop, (of) => peers.cart.addLine(ctx, { ...of, sku, quantity }))
    if ('cart' in known) return known
  } catch (error) {
    if (!isGone(codeOf(error))) throw error
  }
  const wanted = { ...locale, line: { sku, quantity } }
  const cart = await peers.cart.createCart(ctx, { ...wanted, country }).catch((error: unknown) => {
    // A country remembered from another time; the home country of the currency is always served.
    if (codeOf(error) !== 'REGION_NOT_SERVED') throw error
    return peers.cart.createCart(ctx, wanted)
  })
  return { cart, isNew: true }
}

/** Takes out what cannot be had and lowers what is short: afterwards the cart can be bought as it is. */
async function settle({ peers, ctx, language }: Shop, cart: Cart): Promise<CartChange> {
  const of = { cartId: cart.id, language }
  let settled = cart
  for (const { id: lineId, quantity, available, forSale } of cart.lines) {
    if (!forSale || available < 1) settled = await peers.cart.removeLine(ctx, { ...of, lineId })
    else if (available < quantity)
      settled = await peers.cart.updateLine(ctx, { ...of, lineId, quantity: available })
  }
  return { cart: settled, isNew: false }
}

/** The cart is not there (any more): time for a fresh one. */
export function isGone(code: ErrorCode | undefined): boolean {
  return code === 'CART_NOT_FOUND' || code === 'CART_CLOSED'
}
