import assert from 'node:assert/strict'
import { type Api, type pricing, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { normalizeCodes, standingOf } from './coupons.ts'
import * as store from './store.ts'

/**
 * Uses coupons for an order: every one or none. A repeat for the order has no second effect, even when
 * the coupon is used up or over by then.
 * Throws COUPON_EXHAUSTED or COUPON_INVALID with `{ code }`; then nothing was used.
 */
export function redeemCoupons({
  db,
  clock,
}: Pick<ModuleDeps, 'db' | 'clock'>): Api<typeof pricing>['redeemCoupons'] {
  return async (_ctx, { orderId, codes }) => {
    const wanted = normalizeCodes(codes)
    if (wanted.length === 0) return {}
    await db.transaction(async (tx) => {
      // Whoever holds the rows decides; everybody after them sees the uses they left.
      const coupons = await store.lockCoupons(tx, wanted)
      const earlier = await store.findRedeemedCodes(tx, orderId)
      const open = wanted.filter((code) => !earlier.includes(code))
      for (const code of open) {
        const standing = standingOf(
          coupons.find((coupon) => coupon.code === code),
          clock.now(),
        )
        if (standing === 'invalid') throw new ServiceError('COUPON_INVALID', { code })
        if (standing === 'exhausted') throw new ServiceError('COUPON_EXHAUSTED', { code })
      }
      const redeemed = await store.insertRedemptions(tx, orderId, open)
      const counted = await store.countUses(tx, redeemed)
      assert.equal(counted, redeemed.length, 'a coupon was counted above its limit')
    })
    return {}
  }
}
