import { type Static, Type } from 'typebox'
import { Cart } from './cart.ts'
import { anyone, command, contract, query } from './contract.ts'
import { placeExample } from './examples.ts'
import { Credit } from './payments.ts'
import { Quote } from './pricing.ts'
import { Address, Closed, Code, Email, GiftCardCode, Id, Locale, Money, Timestamp } from './shared.ts'

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
    /** Where gift cards are entered, or the customer has store credit. */
    credit: Type.Optional(
      Closed({
        credits: Type.Array(Credit),
        covered: Money,
        /** What remains for the payment provider. */
        rest: Money,
        /** What the customer has with the shop. */
        storeCredit: Type.Optional(Money),
        useStoreCredit: Type.Boolean(),
      }),
    ),
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
    addGiftCard: command({
      route: 'POST /api/checkout/{cartId}/gift-cards',
      access: anyone,
      summary: 'Pay a part, or all of it, by gift card',
      description:
        'Every reason not to take a card has the same answer. What it covers is taken when the order is placed; ' +
        'at most five cards.',
      input: Closed({ ...ofCart, code: GiftCardCode }),
      output: Checkout,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED', 'GIFT_CARD_INVALID', 'TOO_MANY_REQUESTS'],
    }),
    removeGiftCard: command({
      route: 'DELETE /api/checkout/{cartId}/gift-cards/{accountId}',
      access: anyone,
      summary: 'Do not pay by this gift card after all',
      input: Closed({ ...ofCart, accountId: Id }),
      output: Checkout,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED'],
    }),
    setStoreCredit: command({
      route: 'POST /api/checkout/{cartId}/store-credit',
      access: anyone,
      summary: 'Use what you have with the shop, or keep it',
      input: Closed({ ...ofCart, use: Type.Boolean() }),
      output: Checkout,
      errors: ['CART_NOT_FOUND', 'CART_CLOSED'],
    }),
    place: command({
      route: 'POST /api/checkout/{cartId}/place',
      access: anyone,
      summary: 'Place the order and open its payment',
      description:
        'Holds the stock, makes the order and opens a payment at the provider; send the shopper to `redirectUrl`. ' +
        'Repeat with the same `Idempotency-Key` as often as you like: there is one order and one payment. ' +
        'When the total is not the one the shopper saw, nothing is placed and the answer is `PRICE_CHANGED`; when gift ' +
        'cards and store credit cover less of it than they saw, it is `GIFT_CARD_INVALID`.',
      input: Closed({
        ...ofCart,
        expectedTotal: Money,
        /** What the shopper saw gift cards and store credit cover of it. */
        expectedCredit: Type.Optional(Money),
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
        'GIFT_CARD_INVALID',
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
