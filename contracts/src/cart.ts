import { type Static, Type } from 'typebox'
import { Tint } from './catalog.ts'
import { anyone, command, contract, internal, query } from './contract.ts'
import { addLineExample, createCartExample } from './examples.ts'
import { Quote } from './pricing.ts'
import {
  Availability,
  Closed,
  Country,
  Currency,
  Id,
  Locale,
  Money,
  Picture,
  Quantity,
  Sku,
  Slug,
} from './shared.ts'

export const CartLine = Closed(
  {
    id: Id,
    sku: Sku,
    productSlug: Slug,
    title: Type.String(),
    brand: Type.String(),
    options: Type.Array(Closed({ code: Type.String(), name: Type.String(), value: Type.String() })),
    picture: Type.Optional(Picture),
    tint: Tint,
    quantity: Quantity,
    unit: Type.Optional(Money),
    compareAt: Type.Optional(Money),
    total: Type.Optional(Money),
    availability: Availability,
    available: Type.Integer({ description: 'How many can be bought now' }),
    forSale: Type.Boolean(),
  },
  { title: 'CartLine' },
)
export type CartLine = Static<typeof CartLine>

/** Something the shopper should know before paying. */
export const CartNotice = Closed(
  {
    code: Type.Enum(['PRICE_CHANGED', 'NOT_ENOUGH_STOCK', 'OUT_OF_STOCK', 'NOT_FOR_SALE'] as const),
    lineId: Id,
    title: Type.String(),
    before: Type.Optional(Money),
    now: Type.Optional(Money),
    available: Type.Optional(Type.Integer()),
  },
  { title: 'CartNotice' },
)

export const Cart = Closed(
  {
    id: Id,
    version: Type.Integer({ description: 'Grows with every change' }),
    state: Type.Enum(['open', 'ordered'] as const),
    currency: Currency,
    country: Country,
    lines: Type.Array(CartLine),
    itemCount: Type.Integer(),
    couponCodes: Type.Array(Type.String()),
    notices: Type.Array(CartNotice),
    quote: Type.Optional(Quote),
  },
  { title: 'Cart' },
)
export type Cart = Static<typeof Cart>

const ofCart = { cartId: Id, language: Locale.language }

export const cart = contract('cart', {
  description:
    'Carts of guests and customers. A cart id is a secret: whoever has a guest cart id may use that cart.',
  operations: {
    createCart: command({
      route: 'POST /api/carts',
      access: anyone,
      summary: 'Open a cart, with a first line if you like',
      input: Closed({
        ...Locale,
        country: Type.Optional(Country),
        line: Type.Optional(Closed({ sku: Sku, quantity: Quantity })),
      }),
      output: Cart,
      errors: ['SKU_NOT_FOUND', 'SKU_NOT_FOR_SALE', 'OUT_OF_STOCK', 'CART_FULL', 'REGION_NOT_SERVED'],
      status: 201,
      example: createCartExample,
    }),
    getCart: query({
      route: 'GET /api/carts/{cartId}',
      access: anyone,
      summary: 'The cart with current prices and stock, and what changed since it was filled',
      input: Closed(ofCart),
      output: Cart,
      errors: ['CART_NOT_FOUND'],
    }),
    updateCart: command({
      route: 'PATCH /api/carts/{cartId}',
      access: anyone,
      summary: 'Change currency or country',
      input: Closed({ ...ofCart, currency: Locale.currency, country: Type.Optional(Country) }),
      output: Cart,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED', 'REGION_NOT_SERVED'],
    }),
    addLine: command({
      route: 'POST /api/carts/{cartId}/lines',
      access: anyone,
      summary: 'Add an article; more of the same joins its line',
      description:
        'With an `Idempotency-Key` a repeat adds nothing. `OUT_OF_STOCK` carries `available`: how many the cart may hold.',
      input: Closed({ ...ofCart, sku: Sku, quantity: Quantity }),
      output: Cart,
      errors: [
        'CART_NOT_FOUND',
        'CART_CLOSED',
        'CART_FULL',
        'SKU_NOT_FOUND',
        'SKU_NOT_FOR_SALE',
        'OUT_OF_STOCK',
        'IDEMPOTENCY_KEY_REUSED',
      ],
      status: 201,
      example: addLineExample,
    }),
    updateLine: command({
      route: 'PATCH /api/carts/{cartId}/lines/{lineId}',
      access: anyone,
      summary: 'Change the quantity of a line',
      input: Closed({ ...ofCart, lineId: Id, quantity: Quantity }),
      output: Cart,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED', 'LINE_NOT_FOUND', 'OUT_OF_STOCK'],
    }),
    removeLine: command({
      route: 'DELETE /api/carts/{cartId}/lines/{lineId}',
      access: anyone,
      summary: 'Take a line out; nothing to do when it is gone already',
      input: Closed({ ...ofCart, lineId: Id }),
      output: Cart,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED'],
    }),
    applyCoupon: command({
      route: 'POST /api/carts/{cartId}/coupons',
      access: anyone,
      summary: 'Apply a coupon code',
      input: Closed({ ...ofCart, code: Type.String({ minLength: 1, maxLength: 40 }) }),
      output: Cart,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED', 'COUPON_INVALID', 'COUPON_EXHAUSTED'],
    }),
    removeCoupon: command({
      route: 'DELETE /api/carts/{cartId}/coupons/{code}',
      access: anyone,
      summary: 'Take a coupon code off',
      input: Closed({ ...ofCart, code: Type.String({ minLength: 1, maxLength: 40 }) }),
      output: Cart,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED'],
    }),
    claimCart: command({
      access: internal,
      summary:
        "Give a guest's cart to a customer who signed in; the lines of an older cart of theirs join it",
      input: Closed({ cartId: Type.Optional(Id), customerId: Id }),
      output: Closed({ cartId: Type.Optional(Id) }),
    }),
  },
})
