import { type Static, Type } from 'typebox'
import { Address, Closed, Currency, Email, Id, Language, Money, Quantity, Sku, Timestamp } from './shared.ts'

export const orderStates = ['awaiting_payment', 'paid', 'fulfilled', 'cancelled'] as const
export const OrderState = Type.Enum(orderStates)
export type OrderState = (typeof orderStates)[number]

export const refundDestinations = ['original', 'store_credit'] as const
/** Where money goes back to: the way it was paid, or credit at the shop. */
export const RefundDestination = Type.Enum(refundDestinations)
export type RefundDestination = (typeof refundDestinations)[number]

/** What `audit` can find. */
export const orderFindings = [
  'paid_sum_wrong',
  'refund_overdue',
  'payment_overdue',
  'refund_failed',
  'money_kept',
] as const

export const OrderLine = Closed(
  {
    sku: Sku,
    title: Type.String(),
    options: Type.Array(Closed({ name: Type.String(), value: Type.String() })),
    productSlug: Type.String(),
    pictureId: Type.Optional(Type.String()),
    tint: Type.Optional(Type.String()),
    quantity: Quantity,
    unit: Money,
    discount: Money,
    tax: Money,
    total: Money,
    components: Type.Array(Closed({ sku: Sku, quantity: Type.Integer() }), {
      description: 'What leaves the stock for one of it; empty when it is the article itself',
    }),
  },
  { title: 'OrderLine' },
)
export type OrderLine = Static<typeof OrderLine>

export const paymentStandings = [
  'awaiting',
  'authorised',
  'partly_paid',
  'paid',
  'partly_refunded',
  'refunded',
  'void',
] as const
/** How the money of an order stands; it follows from what was captured and what went back. */
export const PaymentStanding = Type.Enum(paymentStandings)
export type PaymentStanding = (typeof paymentStandings)[number]

export const fulfilmentStates = ['none', 'partly', 'sent'] as const
export const FulfilmentState = Type.Enum(fulfilmentStates)
export type FulfilmentState = (typeof fulfilmentStates)[number]

export const returnStates = [
  'requested',
  'approved',
  'refused',
  'withdrawn',
  'received',
  'refunded',
  'closed',
] as const
export const ReturnState = Type.Enum(returnStates)
export type ReturnState = (typeof returnStates)[number]

/** How many of an article. */
export const Pieces = Closed({ sku: Sku, quantity: Quantity })

const Tracking = Closed({ carrier: Type.String(), number: Type.String(), url: Type.Optional(Type.String()) })

export const Parcel = Closed(
  { id: Id, number: Type.Integer(), lines: Type.Array(Pieces), tracking: Tracking, sentAt: Timestamp },
  { title: 'Parcel' },
)
export type Parcel = Static<typeof Parcel>

export const Refund = Closed(
  {
    id: Id,
    state: Type.Enum(['due', 'done', 'failed'] as const),
    amount: Money,
    to: RefundDestination,
    reason: Type.String(),
    who: Type.String(),
    returnId: Type.Optional(Id),
    retriedBy: Type.Optional(Id),
    /** Of a failed one: what went back before it failed. */
    done: Type.Optional(Money),
    failure: Type.Optional(Type.String({ description: "In the provider's words; for staff" })),
    createdAt: Timestamp,
    endedAt: Type.Optional(Timestamp),
  },
  { title: 'Refund' },
)
export type Refund = Static<typeof Refund>

export const Return = Closed(
  {
    id: Id,
    state: ReturnState,
    lines: Type.Array(
      Closed({
        sku: Sku,
        quantity: Quantity,
        restocked: Type.Optional(Type.Integer({ description: 'How many of them went on the shelf again' })),
      }),
    ),
    value: Money,
    reason: Type.String(),
    note: Type.Optional(Type.String({ description: 'What the shop said to it' })),
    createdAt: Timestamp,
    changedAt: Timestamp,
  },
  { title: 'Return' },
)
export type Return = Static<typeof Return>

export const OrderDocument = Closed(
  {
    id: Id,
    kind: Type.Enum(['invoice', 'credit_note'] as const),
    number: Type.String({ description: 'Without gaps in its series' }),
    amount: Money,
    issuedAt: Timestamp,
  },
  { title: 'OrderDocument' },
)
export type OrderDocument = Static<typeof OrderDocument>

/** How the goods travel, as it was chosen and priced. */
const OrderDelivery = Closed(
  {
    code: Type.String(),
    name: Type.String(),
    price: Money,
    minDays: Type.Integer(),
    maxDays: Type.Integer(),
  },
  { title: 'OrderDelivery' },
)

export const Order = Closed(
  {
    id: Id,
    reference: Type.String(),
    state: OrderState,
    email: Email,
    language: Language,
    currency: Currency,
    lines: Type.Array(OrderLine),
    subtotal: Money,
    discount: Money,
    couponCodes: Type.Array(Type.String()),
    delivery: OrderDelivery,
    tax: Money,
    taxLabel: Type.String(),
    taxIncluded: Type.Boolean(),
    total: Money,
    paid: Money,
    refunded: Money,
    shippingAddress: Address,
    billingAddress: Type.Optional(Address),
    placedAt: Timestamp,
    payBefore: Timestamp,
    paidAt: Type.Optional(Timestamp),
    fulfilledAt: Type.Optional(Timestamp),
    cancelledAt: Type.Optional(Timestamp),
    tracking: Type.Optional(Tracking),
    paymentState: Type.Optional(PaymentStanding),
    fulfilmentState: Type.Optional(FulfilmentState),
    parcels: Type.Optional(Type.Array(Parcel)),
    returns: Type.Optional(Type.Array(Return)),
    refunds: Type.Optional(Type.Array(Refund)),
    refundable: Type.Optional(Money),
    documents: Type.Optional(Type.Array(OrderDocument)),
    cancelBefore: Type.Optional(
      Type.String({ format: 'date-time', description: 'Until then its shopper may cancel it' }),
    ),
    returnBefore: Type.Optional(
      Type.String({ format: 'date-time', description: 'Until then its shopper may ask to send goods back' }),
    ),
    revision: Type.Optional(Type.Integer({ description: 'Grows with every change' })),
    timeline: Type.Array(
      Closed({ at: Timestamp, what: Type.String(), who: Type.String(), note: Type.Optional(Type.String()) }),
    ),
  },
  { title: 'Order' },
)
export type Order = Static<typeof Order>

export const OrderSummary = Closed(
  {
    id: Id,
    reference: Type.String(),
    state: OrderState,
    email: Email,
    name: Type.String(),
    itemCount: Type.Integer(),
    total: Money,
    placedAt: Timestamp,
  },
  { title: 'OrderSummary' },
)

/** An order as checkout hands it over: everything is decided. */
export const OrderDraft = Closed(
  {
    orderId: Id,
    cartId: Type.Optional(Id),
    customerId: Type.Optional(Id),
    idempotencyKey: Type.String({ maxLength: 320, description: 'The cart and the key of the attempt' }),
    email: Email,
    marketing: Type.Boolean(),
    language: Language,
    currency: Currency,
    lines: Type.Array(OrderLine, { minItems: 1, maxItems: 200 }),
    subtotal: Money,
    discount: Money,
    couponCodes: Type.Array(Type.String()),
    delivery: OrderDelivery,
    tax: Money,
    taxLabel: Type.String(),
    taxIncluded: Type.Boolean(),
    total: Money,
    shippingAddress: Address,
    billingAddress: Type.Optional(Address),
    payBefore: Timestamp,
  },
  { title: 'OrderDraft' },
)
export type OrderDraft = Static<typeof OrderDraft>

/** An order as the reconciler compares it with payments and reservations. */
export const OrderForAudit = Closed(
  {
    orderId: Id,
    reference: Type.String(),
    state: OrderState,
    total: Money,
    paid: Money,
    refunded: Money,
    placedAt: Timestamp,
    updatedAt: Timestamp,
  },
  { title: 'OrderForAudit' },
)
export type OrderForAudit = Static<typeof OrderForAudit>
