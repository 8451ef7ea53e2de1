import type { Api, cart } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { type Tx, violates } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { MAX_LINES } from './add-line.ts'
import { MAX_COUPONS } from './apply-coupon.ts'
import { MAX_QUANTITY } from './availability.ts'
import type { CartDeps } from './deps.ts'
import * as store from './store.ts'

const TRIES = 5

/**
 * Gives a guest's cart to a customer; the lines of an older open cart of theirs join it within the limits.
 * A repeat changes nothing. The cart of another customer, an ordered and an unknown one are left alone:
 * the answer is then the customer's own open cart, if any.
 */
export function claimCart({ db, clock }: CartDeps): Api<typeof cart>['claimCart'] {
  return async (_ctx, { cartId, customerId }) => {
    for (let tries = 1; ; tries++) {
      try {
        return await db.transaction((tx) => claim(tx, { cartId, customerId, changedAt: timestamp(clock) }))
      } catch (error) {
        // Another cart became theirs in the meantime: look again and join the two.
        if (tries >= TRIES || !violates(error, 'carts_one_open_per_customer')) throw error
      }
    }
  }
}

interface Claim {
  cartId: string | undefined
  customerId: string
  changedAt: string
}

async function claim(tx: Tx, { cartId, customerId, changedAt }: Claim): Promise<{ cartId?: string }> {
  const carts = await store.lockCartsForClaim(tx, cartId, customerId)
  const own = carts.find((cart) => cart.customerId === customerId)
  const guest = carts.find((cart) => cart.customerId === null)
  if (!guest) return own ? { cartId: own.id } : {}
  if (own) await join(tx, own, guest)
  const couponCodes = [...new Set([...guest.couponCodes, ...(own?.couponCodes ?? [])])].slice(0, MAX_COUPONS)
  await store.saveCart(tx, { ...guest, customerId, couponCodes }, changedAt)
  return { cartId: guest.id }
}

/** Moves the lines of one cart into another and ends the first. What does not fit any more stays behind. */
async function join(tx: Tx, from: store.CartRow, into: store.CartRow): Promise<void> {
  const moving = await store.listLines(tx, from.id)
  const there = await store.listLines(tx, into.id)
  const known = new Set(there.map((line) => line.sku))
  const fresh = moving.filter((line) => !known.has(line.sku)).slice(0, MAX_LINES - there.length)
  const more = moving.filter((line) => known.has(line.sku))
  await store.deleteCart(tx, from.id)
  const lines = [...more, ...fresh].map(({ sku, quantity }) => ({ id: newId(), sku, quantity }))
  await store.mergeLines(tx, into.id, lines, MAX_QUANTITY)
}
