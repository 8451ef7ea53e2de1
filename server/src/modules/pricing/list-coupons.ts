import type { Api, pricing } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

const MAX_COUPONS = 500

/** Coupons with their use, by code. */
export function listCoupons({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['listCoupons'] {
  return async () => {
    const coupons = await store.listCoupons(db.sql, MAX_COUPONS)
    return {
      items: coupons.map(({ amounts, minSubtotals, ...coupon }) => ({
        ...coupon,
        ...(amounts.length > 0 ? { amounts } : {}),
        ...(minSubtotals.length > 0 ? { minSubtotals } : {}),
      })),
    }
  }
}
