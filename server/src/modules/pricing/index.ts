import type { EventMap, orders, pricing } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import type { OutboxEvent } from '../../kernel/outbox.ts'
import { getPrices, getPricesInAllCurrencies } from './get-prices.ts'
import { listGroupPrices, removeGroupPrices } from './group-prices.ts'
import { listCoupons } from './list-coupons.ts'
import { listRegions } from './list-regions.ts'
import { quote } from './quote.ts'
import { redeemCoupons } from './redeem-coupons.ts'
import { releaseCoupons, releaseInside } from './release-coupons.ts'
import { saveCoupon } from './save-coupon.ts'
import { setPrices } from './set-prices.ts'

export interface PricingDeps extends ModuleDeps {}

type OrderCancelled = OutboxEvent<EventMap<typeof orders>['orders.cancelled']>

/** Prices, taxes, delivery prices, coupons, and the quote that adds them up. */
export function createPricing(deps: PricingDeps): Module<typeof pricing> {
  return {
    api: {
      getPrices: getPrices(deps),
      getPricesInAllCurrencies: getPricesInAllCurrencies(deps),
      quote: quote(deps),
      listRegions: listRegions(deps),
      redeemCoupons: redeemCoupons(deps),
      releaseCoupons: releaseCoupons(deps),
      setPrices: setPrices(deps),
      listGroupPrices: listGroupPrices(deps),
      removeGroupPrices: removeGroupPrices(deps),
      listCoupons: listCoupons(deps),
      saveCoupon: saveCoupon(deps),
    },
    on: {
      'orders.cancelled': (tx, { payload }: OrderCancelled) => releaseInside(tx, payload.orderId),
    },
  }
}
