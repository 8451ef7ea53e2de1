import { type Static, Type } from 'typebox'
import { anyone, command, contract, customer, event, internal, query, staff } from './contract.ts'
import {
  Closed,
  Currency,
  Cursor,
  Done,
  Email,
  GiftCardCode,
  Id,
  Language,
  limit,
  Money,
  Page,
  Timestamp,
} from './shared.ts'

/**
 * `authorised`: the whole amount is secured and can be captured. `partly_captured`: less than the amount has
 * arrived and the attempt is over; another one may pay the rest, or a cancellation ends it.
 */
export const paymentStates = [
  'opening',
  'open',
  'processing',
  'authorised',
  'partly_captured',
  'captured',
  'cancelled',
  'failed',
] as const
export const PaymentState = Type.Enum(paymentStates)
export type PaymentState = (typeof paymentStates)[number]

export const Payment = Closed(
  {
    orderId: Id,
    state: PaymentState,
    amount: Money,
    authorised: Type.Optional(Money),
    captured: Money,
    refunded: Money,
    credit: Type.Optional(Money),
    provider: Type.Optional(Type.String({ description: 'Where its newest attempt is made' })),
    redirectUrl: Type.Optional(Type.String()),
    lastError: Type.Optional(
      Type.String({ description: "The provider's code for the last declined attempt" }),
    ),
    updatedAt: Timestamp,
  },
  { title: 'Payment' },
)
export type Payment = Static<typeof Payment>

export const giftCardStates = ['active', 'used_up', 'expired', 'disabled'] as const

export const GiftCard = Closed(
  {
    id: Id,
    last4: Type.String({ description: 'The end of its code; the code itself is not kept' }),
    state: Type.Enum(giftCardStates),
    issued: Money,
    balance: Money,
    note: Type.Optional(Type.String()),
    expiresAt: Type.Optional(Timestamp),
    createdAt: Timestamp,
  },
  { title: 'GiftCard' },
)
export type GiftCard = Static<typeof GiftCard>

const Note = Type.String({ minLength: 1, maxLength: 200 })

/** What may pay a part of an order beside the provider. */
export const Credit = Closed(
  {
    accountId: Id,
    kind: Type.Enum(['gift_card', 'store_credit'] as const),
    last4: Type.Optional(Type.String()),
    balance: Money,
    /** Of the amount, after those before it. */
    covers: Money,
  },
  { title: 'Credit' },
)
export type Credit = Static<typeof Credit>

const ForAudit = Closed({
  orderId: Id,
  reference: Type.String(),
  state: PaymentState,
  amount: Money,
  captured: Money,
  refunded: Money,
  updatedAt: Timestamp,
})

export const payments = contract('payments', {
  description:
    'Payments at a provider, gift cards and store credit. The signed webhook is the truth; card numbers never come here.',
  operations: {
    open: command({
      access: internal,
      summary: 'Open the payment of an order at the provider; a repeat returns the same one',
      input: Closed({
        orderId: Id,
        reference: Type.String(),
        amount: Money,
        language: Language,
        returnUrl: Type.String(),
        cancelUrl: Type.String(),
        email: Type.Optional(Email),
        customerId: Type.Optional(Id),
        giftCards: Type.Optional(Type.Array(GiftCardCode, { maxItems: 5, description: 'Codes' })),
        creditAccounts: Type.Optional(
          Type.Array(Id, { maxItems: 5, description: 'Gift cards by `accountId` of `previewCredits`' }),
        ),
        useStoreCredit: Type.Optional(Type.Boolean({ description: 'What `customerId` has with the shop' })),
        /** What the shopper saw covered; less is refused with `PRICE_CHANGED`. */
        expectedCredit: Type.Optional(Money),
      }),
      output: Payment,
      errors: [
        'PAYMENT_PROVIDER_UNAVAILABLE',
        'ALREADY_PAID',
        'ORDER_STATE',
        'GIFT_CARD_INVALID',
        'PRICE_CHANGED',
      ],
      description:
        'What gift cards and store credit cover is taken at once, the rest is paid at the provider. When they cover all of ' +
        'it the payment is captured and `redirectUrl` is `returnUrl`. Who opens again for the same order need not name them.',
    }),
    capture: command({
      access: internal,
      summary: 'Take the money that was authorised; a repeat takes nothing more',
      input: Closed({ orderId: Id }),
      output: Payment,
      errors: ['PAYMENT_NOT_FOUND', 'ORDER_STATE', 'PAYMENT_PROVIDER_UNAVAILABLE'],
    }),
    getPayment: query({
      access: internal,
      summary: 'The payment of an order',
      input: Closed({ orderId: Id }),
      output: Payment,
      errors: ['PAYMENT_NOT_FOUND'],
    }),
    refresh: command({
      access: internal,
      summary: 'Ask the provider how the payment stands, and take its answer over',
      input: Closed({ orderId: Id }),
      output: Payment,
      errors: ['PAYMENT_NOT_FOUND', 'PAYMENT_PROVIDER_UNAVAILABLE'],
    }),
    cancel: command({
      access: internal,
      summary: 'Cancel the payment so that it can no longer succeed; `ALREADY_PAID` when it has',
      input: Closed({ orderId: Id }),
      output: Done,
      errors: ['ALREADY_PAID', 'PAYMENT_PROVIDER_UNAVAILABLE'],
      description:
        'Authorised money is let go, gift cards and store credit get back what they gave. A payment that arrived in part is ' +
        'cancelled too; what has arrived goes back.',
    }),
    previewCredits: query({
      access: internal,
      summary: 'What these gift cards and the store credit of this customer would cover of an amount',
      description: 'Gift cards that can no longer be used are left out.',
      input: Closed({
        amount: Money,
        creditAccounts: Type.Optional(Type.Array(Id, { maxItems: 5 })),
        customerId: Type.Optional(Id),
        useStoreCredit: Type.Optional(Type.Boolean()),
      }),
      output: Closed({
        credits: Type.Array(Credit),
        covered: Money,
        rest: Money,
        storeCredit: Type.Optional(Money),
      }),
    }),
    findGiftCard: query({
      access: internal,
      summary: 'A gift card by its code, to be remembered without the code',
      description: 'Every reason not to take it has the same answer. Tries are counted under `caller`.',
      input: Closed({
        code: GiftCardCode,
        currency: Currency,
        caller: Type.String({ minLength: 1, maxLength: 200 }),
      }),
      output: Credit,
      errors: ['GIFT_CARD_INVALID', 'TOO_MANY_REQUESTS'],
    }),
    checkGiftCard: command({
      route: 'POST /api/gift-cards/check',
      access: anyone,
      summary: 'What is left on a gift card',
      description: 'Unknown, expired, disabled and used-up cards have the same answer. Tries are limited.',
      input: Closed({ code: GiftCardCode }),
      output: Closed({ last4: Type.String(), balance: Money, expiresAt: Type.Optional(Timestamp) }),
      errors: ['GIFT_CARD_INVALID', 'TOO_MANY_REQUESTS'],
    }),
    getMyStoreCredit: query({
      route: 'GET /api/customers/me/store-credit',
      access: customer,
      summary: 'What you have with the shop, by currency',
      input: Closed({}),
      output: Closed({ balances: Type.Array(Money) }),
    }),
    issueGiftCard: command({
      route: 'POST /api/admin/gift-cards',
      access: staff('credit:write'),
      summary: 'Issue a gift card; its code is shown this once',
      description: 'A repeat under the same `requestId` answers with the same card, without its code.',
      input: Closed({
        requestId: Id,
        amount: Closed({
          amountMinor: Type.Integer({ minimum: 1, maximum: 100_000_00 }),
          currency: Currency,
        }),
        expiresAt: Type.Optional(Timestamp),
        note: Type.Optional(Note),
      }),
      output: Closed({ card: GiftCard, code: Type.Optional(Type.String()) }),
      status: 201,
      errors: ['INVALID_INPUT', 'IDEMPOTENCY_KEY_REUSED'],
    }),
    listGiftCards: query({
      route: 'GET /api/admin/gift-cards',
      access: staff('orders:read'),
      summary: 'Gift cards, newest first',
      input: Closed({
        last4: Type.Optional(Type.String({ minLength: 4, maxLength: 4, pattern: '^[A-Za-z0-9]+$' })),
        cursor: Type.Optional(Cursor),
        limit: limit(100, 50),
      }),
      output: Page(GiftCard),
      errors: ['INVALID_INPUT'],
    }),
    adjustGiftCard: command({
      route: 'POST /api/admin/gift-cards/{id}/adjustments',
      access: staff('credit:write'),
      summary: 'Put money on a gift card or take some off, with a reason',
      description: 'Once per `requestId`. Never below zero: `ORDER_STATE`.',
      input: Closed({
        id: Id,
        requestId: Id,
        deltaMinor: Type.Integer({ minimum: -100_000_00, maximum: 100_000_00 }),
        reason: Note,
      }),
      output: GiftCard,
      errors: ['GIFT_CARD_NOT_FOUND', 'ORDER_STATE', 'IDEMPOTENCY_KEY_REUSED'],
    }),
    disableGiftCard: command({
      route: 'POST /api/admin/gift-cards/{id}/state',
      access: staff('credit:write'),
      summary: 'Stop a gift card from being used, or let it be used again',
      input: Closed({ id: Id, disabled: Type.Boolean() }),
      output: GiftCard,
      errors: ['GIFT_CARD_NOT_FOUND'],
    }),
    findPayments: query({
      access: internal,
      summary: 'Payments by order',
      input: Closed({ orderIds: Type.Array(Id, { maxItems: 200 }) }),
      output: Closed({ items: Type.Array(ForAudit) }),
    }),
    listPayments: query({
      access: internal,
      summary: 'Every payment, in the order of order ids',
      input: Closed({
        after: Type.Optional(Id),
        limit: limit(500, 200),
        updatedSince: Type.Optional(Timestamp),
      }),
      output: Closed({ items: Type.Array(ForAudit), next: Type.Optional(Id) }),
    }),
    audit: query({
      access: internal,
      summary: 'What payments alone can see to be wrong',
      description:
        '`sums_differ`, `refunded_above_captured`, `credit_drift`, `refund_stuck`, `opening_too_long`, ' +
        '`processing_too_long`, `message_unhandled`.',
      input: Closed({ cursor: Type.Optional(Cursor), limit: limit(500, 200) }),
      output: Closed({
        findings: Type.Array(
          Closed({
            kind: Type.String(),
            subject: Type.String(),
            details: Type.Record(Type.String(), Type.Unknown()),
          }),
        ),
        nextCursor: Type.Optional(Cursor),
      }),
      errors: ['INVALID_INPUT'],
    }),
  },
  events: {
    authorised: event({
      summary: 'The money of an order is secured and can be captured; `amount` is the sum so far',
      payload: Closed({ orderId: Id, amount: Money }),
    }),
    captured: event({
      summary: 'Money has arrived; `amount` is the sum so far',
      payload: Closed({ orderId: Id, amount: Money }),
    }),
    failed: event({
      summary: 'An attempt to pay was declined; another may follow',
      payload: Closed({ orderId: Id, reason: Type.String() }),
    }),
    refunded: event({
      summary: 'Money went back: the `amount` of this refund',
      payload: Closed({ orderId: Id, amount: Money, refundId: Type.Optional(Id) }),
    }),
    refund_failed: event({
      summary: 'Money could not go back, and will not by itself',
      payload: Closed({
        orderId: Id,
        amount: Money,
        refundId: Type.Optional(Id),
        reason: Type.String({ description: "A code: the provider's, or one of ours" }),
      }),
    }),
  },
})
