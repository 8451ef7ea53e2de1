import type { Cart, ErrorCode } from '@techmart/contracts'

/** What a form that posts to `paths.cart()` may want. */
export const cartIntents = [
  'add',
  'update',
  'remove',
  'settle',
  'coupon',
  'uncoupon',
  'currency',
  'country',
] as const
export type CartIntent = (typeof cartIntents)[number]

/**
 * The answer to a cart form sent with `stay=1` (scripts); also what the cart page is shown with when a plain form
 * failed. `lineId` names the line it was about, `text` the coupon code that was typed.
 */
export type CartAnswer =
  | { ok: true; intent: CartIntent; itemCount: number }
  | { ok: false; intent: CartIntent; code: ErrorCode; lineId?: string; text?: string }

/** What the cart page and the drawer are made of. */
export interface CartPageData {
  cart: Cart | null
  /** Countries the shop delivers to, by name. */
  countries: Array<{ code: string; name: string }>
  /** SKUs that checkout found to be short, so that their lines are marked. */
  shortSkus: string[]
  /** An order of this cart that has been placed and not paid yet. `to` opens it. */
  waiting: { reference: string; to: string } | null
}
