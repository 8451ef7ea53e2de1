import type { cart, EventMap, orders } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Module } from '../../kernel/module.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { addLine } from './add-line.ts'
import { applyCoupon, removeCoupon } from './apply-coupon.ts'
import { claimCart } from './claim-cart.ts'
import { createCart as openCart } from './create-cart.ts'
import { deleteAbandoned } from './delete-abandoned.ts'
import type { CartDeps } from './deps.ts'
import { getCart } from './get-cart.ts'
import { removeLine } from './remove-line.ts'
import { markOrdered } from './store.ts'
import { updateCart } from './update-cart.ts'
import { updateLine } from './update-line.ts'

export type { CartDeps } from './deps.ts'

type OrderPaid = OutboxEvent<EventMap<typeof orders>['orders.paid']>

/** Carts of guests and customers. */
export function createCart(deps: CartDeps): Module<typeof cart> {
  return {
    api: {
      createCart: openCart(deps),
      getCart: getCart(deps),
      updateCart: updateCart(deps),
      addLine: addLine(deps),
      updateLine: updateLine(deps),
      removeLine: removeLine(deps),
      applyCoupon: applyCoupon(deps),
      removeCoupon: removeCoupon(deps),
      claimCart: claimCart(deps),
    },
    jobs: {
      delete_abandoned: { cron: '41 2 * * *', run: () => deleteAbandoned(deps) },
    },
    on: {
      'orders.paid': async (tx, { payload }: OrderPaid) => {
        if (payload.cartId) await markOrdered(tx, payload.cartId, timestamp(deps.clock))
      },
    },
  }
}
