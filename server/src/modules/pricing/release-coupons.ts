import type { Api, pricing } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

/** Gives the coupons of an order back; nothing to do when it holds none. */
export function releaseCoupons({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['releaseCoupons'] {
  return async (_ctx, { orderId }) => {
    await db.transaction((tx) => releaseInside(tx, orderId))
    return {}
  }
}

/** The same within a transaction of the caller. */
export async function releaseInside(tx: Tx, orderId: string): Promise<void> {
  const held = await store.findRedeemedCodes(tx, orderId)
  if (held.length === 0) return
  // Coupons before redemptions, as redeeming does: the two cannot wait for each other in a circle.
  await store.lockCoupons(tx, held)
  await store.uncountUses(tx, await store.deleteRedemptions(tx, orderId))
}
