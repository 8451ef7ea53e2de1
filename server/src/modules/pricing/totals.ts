import type { Currency } from '@techmart/contracts'
import { type AppliedCoupon, applyCoupons, type Coupon } from './coupons.ts'
import { spread, taxOn } from './money.ts'

/** Everything a total depends on; amounts in minor units of one currency. */
export interface Basket {
  currency: Currency
  lines: { sku: string; quantity: number; unitMinor: number; rateBp: number }[]
  couponCodes: string[]
  coupons: Coupon[]
  deliveryMethods: { code: string; priceMinor: number; freeFromMinor?: number }[]
  deliveryCode?: string
  taxIncluded: boolean
  /** Delivery is taxed like ordinary goods. */
  deliveryRateBp: number
  nowMs: number
}

export interface LineTotals {
  subtotalMinor: number
  discountMinor: number
  taxMinor: number
  totalMinor: number
}

export interface Totals {
  /** In the order of the basket's lines. */
  lines: LineTotals[]
  subtotalMinor: number
  discountMinor: number
  coupons: AppliedCoupon[]
  /** What each method costs for these goods, in the order given. */
  deliveryPrices: number[]
  /** Of the chosen method; 0 when none is chosen. */
  deliveryMinor: number
  freeDeliveryGapMinor?: number
  taxMinor: number
  totalMinor: number
}

/**
 * Adds up a basket. Coupons lower the goods only and are spread over the lines exactly; tax is rounded
 * once per line and once for delivery, so lines and delivery always sum up to the totals.
 * The chosen delivery code must be one of the methods.
 */
export function addUp(basket: Basket): Totals {
  const subtotals = basket.lines.map((line) => line.unitMinor * line.quantity)
  const subtotalMinor = sum(subtotals)
  const coupons = applyCoupons(basket.couponCodes, basket.coupons, {
    subtotalMinor,
    currency: basket.currency,
    nowMs: basket.nowMs,
  })
  const discountMinor = sum(coupons.map((coupon) => coupon.amountMinor))
  const discounts = spread(
    discountMinor,
    subtotals,
    basket.lines.map((line) => `${line.sku} ${line.quantity}`),
  )
  const lines = basket.lines.map((line, index) =>
    lineTotals(subtotals[index] ?? 0, discounts[index] ?? 0, line.rateBp, basket.taxIncluded),
  )

  const goodsMinor = subtotalMinor - discountMinor
  const deliveryPrices = basket.deliveryMethods.map((method) => priceFor(method, goodsMinor))
  const chosen = basket.deliveryMethods.findIndex((method) => method.code === basket.deliveryCode)
  const deliveryMinor = deliveryPrices[chosen] ?? 0
  const deliveryTax = taxOn(deliveryMinor, basket.deliveryRateBp, basket.taxIncluded)

  const taxMinor = sum(lines.map((line) => line.taxMinor)) + deliveryTax
  return {
    lines,
    subtotalMinor,
    discountMinor,
    coupons,
    deliveryPrices,
    deliveryMinor,
    freeDeliveryGapMinor: gapOf(basket, goodsMinor),
    taxMinor,
    totalMinor: goodsMinor + deliveryMinor + (basket.taxIncluded ? 0 : taxMinor),
  }
}

function lineTotals(
  subtotalMinor: number,
  discountMinor: number,
  rateBp: number,
  taxIncluded: boolean,
): LineTotals {
  const goodsMinor = subtotalMinor - discountMinor
  const taxMinor = taxOn(goodsMinor, rateBp, taxIncluded)
  return {
    subtotalMinor,
    discountMinor,
    taxMinor,
    totalMinor: taxIncluded ? goodsMinor : goodsMinor + taxMinor,
  }
}

type Method = Basket['deliveryMethods'][number]

function priceFor(method: Method, goodsMinor: number): number {
  return method.freeFromMinor !== undefined && goodsMinor >= method.freeFromMinor ? 0 : method.priceMinor
}

/** How much is missing until the chosen method, or else the first that can, is free; nothing once it is. */
function gapOf(basket: Basket, goodsMinor: number): number | undefined {
  const chosen = basket.deliveryMethods.find((method) => method.code === basket.deliveryCode)
  const method =
    chosen?.freeFromMinor === undefined
      ? basket.deliveryMethods.find((candidate) => candidate.freeFromMinor !== undefined)
      : chosen
  if (method?.freeFromMinor === undefined || goodsMinor >= method.freeFromMinor) return undefined
  return method.freeFromMinor - goodsMinor
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
