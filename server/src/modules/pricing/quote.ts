import {
  type Api,
  type Currency,
  groupOf,
  type Language,
  type Money,
  type pricing,
  type Quote,
  ServiceError,
} from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { type Coupon, normalizeCodes } from './coupons.ts'
import { inLanguage, taxLabel } from './region-names.ts'
import * as store from './store.ts'
import { addUp, type Totals } from './totals.ts'

/**
 * What goods cost the caller in a country: the one place where totals are made. At most four statements, sent
 * together, however many lines.
 * Throws REGION_NOT_SERVED, SKU_NOT_FOR_SALE `{ skus }` for articles without a price in the currency, and
 * DELIVERY_METHOD_UNKNOWN. Coupons never fail a quote: their state says what became of them.
 */
export function quote({ db, clock }: Pick<ModuleDeps, 'db' | 'clock'>): Api<typeof pricing>['quote'] {
  return async (ctx, input) => {
    const { country, language = 'en', currency = 'USD', deliveryCode, couponCodes = [] } = input
    const skus = [...new Set(input.lines.map((line) => line.sku))]
    const codes = normalizeCodes(couponCodes)
    const [place, methods, prices, coupons] = await Promise.all([
      store.findCountry(db.sql, country),
      store.listDeliveryMethods(db.sql, country, currency),
      skus.length > 0 ? store.findPrices(db.sql, skus, currency, groupOf(ctx)) : [],
      codes.length > 0 ? store.findCoupons(db.sql, codes) : [],
    ])
    if (!place) throw new ServiceError('REGION_NOT_SERVED', { country })
    if (deliveryCode !== undefined && !methods.some((method) => method.code === deliveryCode))
      throw new ServiceError('DELIVERY_METHOD_UNKNOWN', { deliveryCode })

    const goods = priceLines(input.lines, prices, place)
    const deliveryRateBp = place.rates.standard ?? 0
    const totals = addUp({
      currency,
      lines: goods,
      couponCodes: codes,
      coupons: coupons as Coupon[],
      deliveryMethods: methods.map(({ code, priceMinor, freeFromMinor }) => ({
        code,
        priceMinor,
        ...(freeFromMinor === null ? {} : { freeFromMinor }),
      })),
      deliveryCode,
      taxIncluded: place.taxIncluded,
      deliveryRateBp,
      nowMs: clock.now(),
    })
    return present({ place, methods, goods, totals, currency, language, deliveryCode })
  }
}

type Goods = {
  sku: string
  quantity: number
  unitMinor: number
  compareAtMinor: number | null
  rateBp: number
}

function priceLines(
  lines: { sku: string; quantity: number }[],
  prices: store.PriceRow[],
  place: store.CountryRow,
): Goods[] {
  const bySku = new Map(prices.map((price) => [price.sku, price]))
  const missing = lines.filter((line) => !bySku.has(line.sku)).map((line) => line.sku)
  if (missing.length > 0) throw new ServiceError('SKU_NOT_FOR_SALE', { skus: [...new Set(missing)] })
  return lines.map(({ sku, quantity }) => {
    const price = bySku.get(sku) as store.PriceRow
    const rateBp = place.rates[price.taxClass] ?? place.rates.standard ?? 0
    return { sku, quantity, unitMinor: price.priceMinor, compareAtMinor: price.compareAtMinor, rateBp }
  })
}

interface Answer {
  place: store.CountryRow
  methods: store.DeliveryRow[]
  goods: Goods[]
  totals: Totals
  currency: Currency
  language: Language
  deliveryCode?: string
}

function present({ place, methods, goods, totals, currency, language, deliveryCode }: Answer): Quote {
  const money = (amountMinor: number): Money => ({ amountMinor, currency })
  const chosen = methods.find((method) => method.code === deliveryCode)
  return {
    currency,
    country: place.country,
    lines: goods.map(({ sku, quantity, unitMinor, compareAtMinor }, index) => {
      const line = totals.lines[index] as Totals['lines'][number]
      return {
        sku,
        quantity,
        unit: money(unitMinor),
        ...(compareAtMinor === null ? {} : { compareAt: money(compareAtMinor) }),
        subtotal: money(line.subtotalMinor),
        discount: money(line.discountMinor),
        tax: money(line.taxMinor),
        total: money(line.totalMinor),
      }
    }),
    subtotal: money(totals.subtotalMinor),
    discount: money(totals.discountMinor),
    coupons: totals.coupons.map(({ code, label, amountMinor, state }) => ({
      code,
      label: inLanguage(label, language),
      amount: money(amountMinor),
      state,
    })),
    ...(chosen
      ? {
          delivery: {
            code: chosen.code,
            name: inLanguage(chosen.name, language),
            price: money(totals.deliveryMinor),
          },
        }
      : {}),
    deliveryOptions: methods.map((method, index) => ({
      code: method.code,
      name: inLanguage(method.name, language),
      description: inLanguage(method.description, language),
      price: money(totals.deliveryPrices[index] ?? method.priceMinor),
      minDays: method.minDays,
      maxDays: method.maxDays,
      ...(method.freeFromMinor === null ? {} : { freeFrom: money(method.freeFromMinor) }),
    })),
    ...(totals.freeDeliveryGapMinor === undefined
      ? {}
      : { freeDeliveryGap: money(totals.freeDeliveryGapMinor) }),
    tax: money(totals.taxMinor),
    taxLabel: taxLabel(place.taxKind, place.rates.standard ?? 0, language),
    taxIncluded: place.taxIncluded,
    total: money(totals.totalMinor),
  }
}
