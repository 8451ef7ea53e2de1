import { type Static, Type } from 'typebox'
import { Cart } from './cart.ts'
import { anyone, command, contract, query } from './contract.ts'
import { placeExample } from './examples.ts'
import { Quote } from './pricing.ts'
import { Address, Closed, Code, Email, Id, Locale, Money, Timestamp } from './shared.ts'

export const checkoutSteps = ['contact', 'address', 'delivery', 'payment'] as const

export const Checkout = Closed(
  {
    cart: Cart,
    email: Type.Optional(Email),
    marketing: Type.Boolean(),
    shippingAddress: Type.Optional(Address),
    billingAddress: Type.Optional(Address),
    deliveryCode: Type.Optional(Code),
    quote: Type.Optional(Quote),
    nextStep: Type.Enum(checkoutSteps),
    ready: Type.Boolean({ description: 'Everything is there to place the order' }),
  },
  { title: 'Checkout' },
)
export type Checkout = Static<typeof Checkout>

const ofCart = { cartId: Id, language: Locale.language }

export const checkout = contract('checkout', {
  description: 'From a cart to a placed order: contact, address, delivery, payment.',
  operations: {
    getCheckout: query({
      route: 'GET /api/checkout/{cartId}',
      access: anyone,
      summary: 'Where the checkout of a cart stands',
      input: Closed(ofCart),
      output: Checkout,
      errors: ['CART_NOT_FOUND'],
    }),
    setContact: command({
      route: 'POST /api/checkout/{cartId}/contact',
      access: anyone,
      summary: 'Say where the confirmation goes',
      input: Closed({ ...ofCart, email: Email, marketing: Type.Optional(Type.Boolean()) }),
      output: Checkout,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED'],
    }),
    setAddress: command({
      route: 'POST /api/checkout/{cartId}/address',
      access: anyone,
      summary: 'Say where the goods go, and the bill if elsewhere',
      input: Closed({ ...ofCart, shippingAddress: Address, billingAddress: Type.Optional(Address) }),
      output: Checkout,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED', 'REGION_NOT_SERVED', 'INVALID_INPUT'],
    }),
    setDelivery: command({
      route: 'POST /api/checkout/{cartId}/delivery',
      access: anyone,
      summary: 'Choose a delivery method',
      input: Closed({ ...ofCart, deliveryCode: Code }),
      output: Checkout,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED', 'DELIVERY_METHOD_UNKNOWN', 'CHECKOUT_INCOMPLETE'],
    }),
    place: command({
      route: 'POST /api/checkout/{cartId}/place',
      access: anyone,
      summary: 'Place the order and open its payment',
      description:
        'Holds the stock, makes the order and opens a payment at the provider; send the shopper to `redirectUrl`. ' +
        'Repeat with the same `Idempotency-Key` as often as you like: there is one order and one payment. ' +
        'When the total is not the one the shopper saw, nothing is placed and the answer is `PRICE_CHANGED`.',
      input: Closed({
        ...ofCart,
        expectedTotal: Money,
        returnUrl: Type.Optional(Type.String({ maxLength: 500 })),
      }),
      output: Closed({
        orderId: Id,
        reference: Type.String(),
        accessToken: Type.String({ description: 'Opens the order without an account; keep it secret' }),
        redirectUrl: Type.String({ description: "The payment provider's page" }),
        total: Money,
        payBefore: Timestamp,
      }),
      errors: [
        'CART_NOT_FOUND',
        'CART_CLOSED',
        'CART_EMPTY',
        'CHECKOUT_INCOMPLETE',
        'PRICE_CHANGED',
        'OUT_OF_STOCK',
        'SKU_NOT_FOR_SALE',
        'SKU_NOT_FOUND',
        'COUPON_EXHAUSTED',
        'COUPON_INVALID',
        'ALREADY_PAID',
        'ORDER_STATE',
        'PAYMENT_PROVIDER_UNAVAILABLE',
        'IDEMPOTENCY_KEY_MISSING',
        'IDEMPOTENCY_KEY_REUSED',
      ],
      idempotencyKey: 'own',
      status: 201,
      example: placeExample,
    }),
  },
})
