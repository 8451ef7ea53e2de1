import { type Static, Type } from 'typebox'
import { anyone, command, contract, event, internal, query, staff } from './contract.ts'
import {
  Closed,
  Code,
  Country,
  Currency,
  Cursor,
  CustomerGroup,
  Done,
  Id,
  Locale,
  Localized,
  limit,
  Money,
  Page,
  Quantity,
  Sku,
  Timestamp,
} from './shared.ts'

export const Price = Closed(
  { sku: Sku, price: Money, compareAt: Type.Optional(Money) },
  { title: 'Price', description: 'As shown in the shop: before region-specific tax is added' },
)
export type Price = Static<typeof Price>

export const DeliveryOption = Closed(
  {
    code: Code,
    name: Type.String(),
    description: Type.String(),
    price: Money,
    minDays: Type.Integer(),
    maxDays: Type.Integer(),
    freeFrom: Type.Optional(Money),
  },
  { title: 'DeliveryOption' },
)
export type DeliveryOption = Static<typeof DeliveryOption>

export const QuoteLine = Closed(
  {
    sku: Sku,
    quantity: Quantity,
    unit: Money,
    compareAt: Type.Optional(Money),
    subtotal: Money,
    discount: Money,
    tax: Money,
    total: Money,
  },
  {
    title: 'QuoteLine',
    description:
      '`subtotal` is unit × quantity; `total` is what is paid for the line: subtotal − discount, plus tax where it is not included',
  },
)

/** What the goods cost, to the last minor unit. */
export const Quote = Closed(
  {
    currency: Currency,
    country: Country,
    lines: Type.Array(QuoteLine),
    subtotal: Money,
    discount: Money,
    coupons: Type.Array(
      Closed({
        code: Type.String(),
        label: Type.String(),
        amount: Money,
        state: Type.Enum(['applied', 'not_applicable', 'invalid', 'exhausted'] as const),
      }),
    ),
    delivery: Type.Optional(Closed({ code: Code, name: Type.String(), price: Money })),
    deliveryOptions: Type.Array(DeliveryOption),
    freeDeliveryGap: Type.Optional(Money),
    tax: Money,
    taxLabel: Type.String({ description: 'e.g. "VAT 20 %"' }),
    taxIncluded: Type.Boolean({ description: 'Prices shown contain the tax' }),
    total: Money,
  },
  {
    title: 'Quote',
    description:
      '`total` = subtotal − discount + delivery, plus tax where it is not included. `tax` is that of the lines and of the delivery. ' +
      '`freeDeliveryGap` is missing once delivery is free.',
  },
)
export type Quote = Static<typeof Quote>

export const Region = Closed(
  {
    code: Code,
    name: Type.String(),
    currency: Currency,
    countries: Type.Array(Closed({ code: Country, name: Type.String() })),
    taxIncluded: Type.Boolean(),
    taxLabel: Type.String(),
  },
  { title: 'Region' },
)
export type Region = Static<typeof Region>

export const pricing = contract('pricing', {
  description:
    'Prices per currency, taxes and delivery per region, coupons, and the quote that adds them up.',
  operations: {
    getPrices: query({
      route: 'GET /api/prices',
      access: anyone,
      summary: 'Prices of articles in one currency; SKUs without a price are left out',
      description: 'A signed-in customer gets the prices of their group where it has its own.',
      input: Closed({ skus: Type.Array(Sku, { minItems: 1, maxItems: 1000 }), currency: Locale.currency }),
      output: Closed({ items: Type.Array(Price) }),
    }),
    getPricesInAllCurrencies: query({
      access: internal,
      summary: 'Prices of articles in every currency and for every group, for search documents',
      input: Closed({ skus: Type.Array(Sku, { maxItems: 5000 }) }),
      output: Closed({
        items: Type.Array(Price),
        groups: Type.Array(Closed({ group: CustomerGroup, items: Type.Array(Price) }), {
          description: 'Every group that has prices, with those of the articles asked for',
        }),
      }),
    }),
    quote: query({
      route: 'POST /api/quotes',
      access: anyone,
      summary: 'Add up lines, coupons, delivery and tax for a country',
      input: Closed({
        ...Locale,
        country: Country,
        lines: Type.Array(Closed({ sku: Sku, quantity: Quantity }), { maxItems: 200 }),
        couponCodes: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 5 })),
        deliveryCode: Type.Optional(Code),
      }),
      output: Quote,
      errors: ['SKU_NOT_FOR_SALE', 'REGION_NOT_SERVED', 'DELIVERY_METHOD_UNKNOWN'],
    }),
    listRegions: query({
      route: 'GET /api/regions',
      access: anyone,
      summary: 'Where the shop delivers, in which currency and with which tax',
      input: Closed({ language: Locale.language }),
      output: Closed({ items: Type.Array(Region) }),
    }),
    redeemCoupons: command({
      access: internal,
      summary: 'Use coupons for an order: every one or none; a repeat for the order has no second effect',
      input: Closed({ orderId: Id, codes: Type.Array(Type.String(), { maxItems: 5 }) }),
      output: Done,
      errors: ['COUPON_EXHAUSTED', 'COUPON_INVALID'],
    }),
    releaseCoupons: command({
      access: internal,
      summary: 'Give the coupons of a cancelled order back',
      input: Closed({ orderId: Id }),
      output: Done,
    }),
    setPrices: command({
      route: 'PUT /api/admin/prices',
      access: staff('pricing:write'),
      summary: 'Set prices of articles, for everybody or for a group of customers',
      input: Closed({
        prices: Type.Array(
          Closed({
            sku: Sku,
            currency: Currency,
            group: Type.Optional(CustomerGroup),
            priceMinor: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
            compareAtMinor: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
          }),
          { minItems: 1, maxItems: 5000 },
        ),
      }),
      output: Done,
      errors: ['INVALID_INPUT'],
    }),
    listGroupPrices: query({
      route: 'GET /api/admin/customer-groups/{group}/prices',
      access: staff('pricing:read'),
      summary: 'What a group of customers pays instead of the price for everybody, by SKU',
      input: Closed({ group: CustomerGroup, cursor: Type.Optional(Cursor), limit: limit(200, 50) }),
      output: Page(Price),
      errors: ['INVALID_INPUT'],
    }),
    removeGroupPrices: command({
      route: 'DELETE /api/admin/customer-groups/{group}/prices',
      access: staff('pricing:write'),
      summary: 'Let a group pay what everybody pays for these articles',
      input: Closed({ group: CustomerGroup, skus: Type.Array(Sku, { minItems: 1, maxItems: 500 }) }),
      output: Done,
    }),
    listCoupons: query({
      route: 'GET /api/admin/coupons',
      access: staff('pricing:read'),
      summary: 'Coupons with their use',
      input: Closed({}),
      output: Closed({
        items: Type.Array(
          Closed({
            code: Code,
            kind: Type.Enum(['percent', 'fixed'] as const),
            percent: Type.Optional(Type.Integer()),
            amounts: Type.Optional(Type.Array(Money)),
            minSubtotals: Type.Optional(Type.Array(Money)),
            label: Localized,
            maxUses: Type.Optional(Type.Integer()),
            uses: Type.Integer(),
            startsAt: Type.Optional(Timestamp),
            endsAt: Type.Optional(Timestamp),
            active: Type.Boolean(),
          }),
          { maxItems: 500 },
        ),
      }),
    }),
    saveCoupon: command({
      route: 'PUT /api/admin/coupons/{code}',
      access: staff('pricing:write'),
      summary: 'Add or change a coupon',
      input: Closed({
        code: Code,
        kind: Type.Enum(['percent', 'fixed'] as const),
        percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        amounts: Type.Optional(Type.Array(Money, { maxItems: 3 })),
        minSubtotals: Type.Optional(Type.Array(Money, { maxItems: 3 })),
        label: Localized,
        maxUses: Type.Optional(Type.Integer({ minimum: 1 })),
        startsAt: Type.Optional(Timestamp),
        endsAt: Type.Optional(Timestamp),
        active: Type.Boolean(),
      }),
      output: Done,
      errors: ['INVALID_INPUT'],
    }),
  },
  events: {
    price_changed: event({
      summary: 'Prices of articles changed',
      payload: Closed({ skus: Type.Array(Sku) }),
    }),
    group_added: event({
      summary: 'A group of customers got its first price of its own',
      payload: Closed({ group: CustomerGroup }),
    }),
  },
})
