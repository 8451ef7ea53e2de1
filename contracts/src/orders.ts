import { Type } from 'typebox'
import { anyone, command, contract, customer, event, internal, query, staff } from './contract.ts'
import { getOrderExample } from './examples.ts'
import { StockLine } from './inventory.ts'
import {
  Order,
  OrderDocument,
  OrderDraft,
  OrderForAudit,
  OrderState,
  OrderSummary,
  orderFindings,
  Pieces,
  Refund,
  RefundDestination,
  Return,
  ReturnState,
} from './order.ts'
import { Closed, Currency, Cursor, Done, Email, Id, limit, Money, Page, Sku, Timestamp } from './shared.ts'

const access = {
  email: Type.Optional(Email),
  token: Type.Optional(Type.String({ maxLength: 64, description: '`accessToken` of the placed order' })),
}

/** Events may overtake each other; of two about one order the one with the higher revision is the later. */
const Revision = Type.Optional(Type.Integer({ description: 'Of the order, once this had happened to it' }))

export const orders = contract('orders', {
  description: 'Placed orders: payment state, fulfilment, cancellation and look-up.',
  operations: {
    getOrder: query({
      route: 'GET /api/orders/{reference}',
      access: anyone,
      summary: 'An order by its reference',
      description:
        'For its customer and for staff by session; for guests with the e-mail address of the order or its access token. ' +
        'Anything that does not match answers `ORDER_NOT_FOUND`.',
      input: Closed({ reference: Type.String({ minLength: 4, maxLength: 40 }), ...access }),
      output: Order,
      errors: ['ORDER_NOT_FOUND', 'TOO_MANY_REQUESTS'],
      example: getOrderExample,
    }),
    payOrder: command({
      route: 'POST /api/orders/{reference}/payment',
      access: anyone,
      summary: 'Try again to pay an order that awaits its payment',
      input: Closed({ reference: Type.String({ minLength: 4, maxLength: 40 }), ...access }),
      output: Closed({ redirectUrl: Type.String() }),
      idempotencyKey: 'optional',
      errors: [
        'ORDER_NOT_FOUND',
        'TOO_MANY_REQUESTS',
        'ORDER_STATE',
        'ALREADY_PAID',
        'PAYMENT_PROVIDER_UNAVAILABLE',
      ],
    }),
    refreshOrder: command({
      route: 'POST /api/orders/{reference}/refresh',
      access: anyone,
      summary: 'Ask the payment provider now instead of waiting for its message',
      input: Closed({ reference: Type.String({ minLength: 4, maxLength: 40 }), ...access }),
      output: Order,
      errors: ['ORDER_NOT_FOUND', 'TOO_MANY_REQUESTS'],
    }),
    cancelOrder: command({
      route: 'POST /api/orders/{reference}/cancel',
      access: anyone,
      summary: 'Cancel an order',
      description:
        'Its shopper may as long as it is not paid, and for half an hour after; staff as long as nothing of it was sent. ' +
        'An order that is paid is cancelled only with `withRefund`, otherwise it is `ALREADY_PAID`: its money goes back, ' +
        'and what was held or sold goes on the shelf. Again it changes nothing.',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        ...access,
        reason: Type.Optional(Type.String({ maxLength: 200 })),
        withRefund: Type.Optional(
          Type.Boolean({ description: 'Also when it is paid: then its money goes back' }),
        ),
      }),
      output: Order,
      errors: [
        'ORDER_NOT_FOUND',
        'TOO_MANY_REQUESTS',
        'ORDER_STATE',
        'ALREADY_PAID',
        'PAYMENT_PROVIDER_UNAVAILABLE',
      ],
    }),
    listMyOrders: query({
      route: 'GET /api/customers/me/orders',
      access: customer,
      summary: 'Your orders, newest first',
      input: Closed({ cursor: Type.Optional(Cursor), limit: limit(50, 10) }),
      output: Page(OrderSummary),
      errors: ['INVALID_INPUT'],
    }),
    listOrders: query({
      route: 'GET /api/admin/orders',
      access: staff('orders:read'),
      summary: 'Orders, newest first',
      input: Closed({
        state: Type.Optional(OrderState),
        text: Type.Optional(
          Type.String({
            maxLength: 100,
            description: 'Reference, e-mail, or the beginning of a name or of a word in it',
          }),
        ),
        cursor: Type.Optional(Cursor),
        limit: limit(100, 50),
      }),
      output: Page(OrderSummary),
      errors: ['INVALID_INPUT'],
    }),
    fulfilOrder: command({
      route: 'POST /api/admin/orders/{reference}/fulfilment',
      access: staff('orders:write'),
      summary: 'Send all that is left of a paid order, as one parcel',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        carrier: Type.String({ minLength: 1, maxLength: 60 }),
        number: Type.String({ minLength: 1, maxLength: 60 }),
        url: Type.Optional(Type.String({ maxLength: 300, pattern: '^https://' })),
      }),
      output: Order,
      idempotencyKey: 'optional',
      errors: ['ORDER_NOT_FOUND', 'ORDER_STATE', 'PAYMENT_PROVIDER_UNAVAILABLE'],
    }),
    sendParcel: command({
      route: 'POST /api/admin/orders/{reference}/parcels',
      access: staff('orders:write'),
      summary: 'Send a parcel with a part of a paid order, or all that is left of it',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        lines: Type.Optional(
          Type.Array(Pieces, { minItems: 1, maxItems: 200, description: 'All that is left, unless said' }),
        ),
        carrier: Type.String({ minLength: 1, maxLength: 60 }),
        number: Type.String({ minLength: 1, maxLength: 60 }),
        url: Type.Optional(Type.String({ maxLength: 300, pattern: '^https://' })),
      }),
      output: Order,
      status: 201,
      idempotencyKey: 'optional',
      errors: ['ORDER_NOT_FOUND', 'ORDER_STATE', 'INVALID_INPUT', 'PAYMENT_PROVIDER_UNAVAILABLE'],
    }),
    refundOrder: command({
      route: 'POST /api/admin/orders/{reference}/refunds',
      access: staff('orders:write'),
      summary: 'Give money of an order back',
      description:
        'Never more than was captured and is not on its way back: `REFUND_TOO_HIGH` tells how much is left. The money ' +
        'moves by a job; the refund is `due` until the provider has it.',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        amountMinor: Type.Optional(
          Type.Integer({ minimum: 1, description: 'Minor units; all that is left, unless said' }),
        ),
        reason: Type.String({ minLength: 3, maxLength: 200, description: 'Shown to the shopper' }),
        to: Type.Optional(RefundDestination),
      }),
      output: Refund,
      status: 201,
      idempotencyKey: 'required',
      errors: ['ORDER_NOT_FOUND', 'ORDER_STATE', 'REFUND_TOO_HIGH'],
    }),
    retryRefund: command({
      route: 'POST /api/admin/orders/{reference}/refunds/{refundId}/retry',
      access: staff('orders:write'),
      summary: 'Try a failed refund again, by a new one',
      input: Closed({ reference: Type.String({ minLength: 4, maxLength: 40 }), refundId: Id }),
      output: Refund,
      status: 201,
      idempotencyKey: 'optional',
      errors: ['ORDER_NOT_FOUND', 'ORDER_STATE', 'REFUND_TOO_HIGH'],
    }),
    reorder: command({
      route: 'POST /api/orders/{reference}/reorder',
      access: anyone,
      summary: 'Put what can still be had of an order into a cart',
      description:
        'Into the cart that is named while it is open, otherwise into a new one. What could not be added is told.',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        ...access,
        cartId: Type.Optional(Id),
      }),
      output: Closed({
        cartId: Id,
        added: Type.Array(Pieces),
        missing: Type.Array(
          Closed({
            sku: Sku,
            title: Type.String(),
            quantity: Type.Integer({ description: 'How many of them could not be added' }),
            reason: Type.Enum(['sold_out', 'not_for_sale', 'cart_full'] as const),
          }),
        ),
      }),
      idempotencyKey: 'optional',
      errors: ['ORDER_NOT_FOUND', 'TOO_MANY_REQUESTS', 'REGION_NOT_SERVED'],
    }),
    requestReturn: command({
      route: 'POST /api/orders/{reference}/returns',
      access: anyone,
      summary: 'Ask to send goods of an order back',
      description:
        'For its shopper within the time of returns, and for staff at any time. `INVALID_INPUT` names what was not sent, ' +
        'or is part of another return already.',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        ...access,
        lines: Type.Array(Pieces, { minItems: 1, maxItems: 200 }),
        reason: Type.String({ minLength: 3, maxLength: 500 }),
      }),
      output: Return,
      status: 201,
      idempotencyKey: 'optional',
      errors: ['ORDER_NOT_FOUND', 'TOO_MANY_REQUESTS', 'ORDER_STATE', 'INVALID_INPUT'],
    }),
    withdrawReturn: command({
      route: 'POST /api/orders/{reference}/returns/{returnId}/withdrawal',
      access: anyone,
      summary: 'Keep the goods after all',
      input: Closed({ reference: Type.String({ minLength: 4, maxLength: 40 }), returnId: Id, ...access }),
      output: Return,
      errors: ['ORDER_NOT_FOUND', 'TOO_MANY_REQUESTS', 'ORDER_STATE'],
    }),
    decideReturn: command({
      route: 'POST /api/admin/orders/{reference}/returns/{returnId}/decision',
      access: staff('orders:write'),
      summary: 'Approve a return, or refuse it',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        returnId: Id,
        approve: Type.Boolean(),
        note: Type.Optional(Type.String({ maxLength: 500, description: 'Told to the shopper' })),
      }),
      output: Return,
      errors: ['ORDER_NOT_FOUND', 'ORDER_STATE'],
    }),
    receiveReturn: command({
      route: 'POST /api/admin/orders/{reference}/returns/{returnId}/receipt',
      access: staff('orders:write'),
      summary: 'Note that the goods of a return have arrived, and which go on the shelf again',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        returnId: Id,
        restock: Type.Array(Pieces, { maxItems: 200, description: 'What is as good as new' }),
      }),
      output: Return,
      idempotencyKey: 'optional',
      errors: ['ORDER_NOT_FOUND', 'ORDER_STATE', 'INVALID_INPUT'],
    }),
    refundReturn: command({
      route: 'POST /api/admin/orders/{reference}/returns/{returnId}/refund',
      access: staff('orders:write'),
      summary: 'Give back what was paid for returned goods, or close the return without',
      description:
        'The value of the goods unless another amount is said; with 0 the return is closed without a refund. For an ' +
        'exchange the value is given as store credit, which pays for the other goods in an order of their own.',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        returnId: Id,
        amountMinor: Type.Optional(Type.Integer({ minimum: 0 })),
        to: Type.Optional(RefundDestination),
      }),
      output: Order,
      idempotencyKey: 'required',
      errors: ['ORDER_NOT_FOUND', 'ORDER_STATE', 'REFUND_TOO_HIGH'],
    }),
    getInvoice: query({
      route: 'GET /api/orders/{reference}/invoice',
      access: anyone,
      summary: 'The invoice of a paid order, or a credit note of it, to be printed',
      description: 'A page for browsers, in the language of the order. Numbers have no gaps in their series.',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        ...access,
        document: Type.Optional(Type.String({ maxLength: 64, description: 'Id of a credit note' })),
      }),
      output: Closed({ document: OrderDocument, html: Type.String() }),
      page: 'html',
      errors: ['ORDER_NOT_FOUND', 'TOO_MANY_REQUESTS', 'ORDER_STATE'],
    }),
    getPackingSlip: query({
      route: 'GET /api/admin/orders/{reference}/packing-slip',
      access: staff('orders:read'),
      summary: 'What goes into a parcel, to be printed and put into it',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        parcel: Type.Optional(
          Type.String({
            maxLength: 64,
            description: 'Id of a parcel that was sent; otherwise what is left to send',
          }),
        ),
      }),
      output: Closed({ html: Type.String() }),
      page: 'html',
      errors: ['ORDER_NOT_FOUND', 'ORDER_STATE'],
    }),
    addNote: command({
      route: 'POST /api/admin/orders/{reference}/notes',
      access: staff('orders:write'),
      summary: 'Write a note for staff, or a message that the shopper sees',
      input: Closed({
        reference: Type.String({ minLength: 4, maxLength: 40 }),
        text: Type.String({ minLength: 1, maxLength: 2_000 }),
        toShopper: Type.Optional(Type.Boolean({ description: 'It is shown in the order and sent by mail' })),
      }),
      output: Order,
      status: 201,
      idempotencyKey: 'optional',
      errors: ['ORDER_NOT_FOUND'],
    }),
    summarise: query({
      route: 'GET /api/admin/orders/summary',
      access: staff('orders:read'),
      summary: 'Sales by day, orders by state and best sellers',
      input: Closed({
        currency: Currency,
        days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 30 })),
      }),
      output: Closed({
        days: Type.Array(Closed({ day: Type.String(), orders: Type.Integer(), sales: Money })),
        states: Type.Array(
          Closed({
            state: OrderState,
            orders: Type.Integer(),
            isEstimate: Type.Optional(
              Type.Boolean({ description: 'There are too many to count them each time' }),
            ),
          }),
        ),
        topProducts: Type.Array(
          Closed({
            title: Type.String(),
            productSlug: Type.String(),
            quantity: Type.Integer(),
            sales: Money,
          }),
        ),
        averageOrder: Money,
      }),
    }),
    getAccessToken: query({
      access: internal,
      summary: 'What opens an order without an account; for the mails that lead there',
      input: Closed({ orderId: Id }),
      output: Closed({ reference: Type.String(), accessToken: Type.String() }),
      errors: ['ORDER_NOT_FOUND'],
    }),
    create: command({
      access: internal,
      summary: 'Write a decided order; a repeat under the same order id returns the first',
      input: OrderDraft,
      output: Closed({
        reference: Type.String(),
        accessToken: Type.String(),
        state: OrderState,
        payBefore: Timestamp,
      }),
      errors: ['IDEMPOTENCY_KEY_REUSED', 'CART_CLOSED', 'UNAVAILABLE'],
    }),
    audit: query({
      access: internal,
      summary: 'What does not add up in the orders alone, page by page',
      input: Closed({ cursor: Type.Optional(Cursor), limit: limit(200, 100) }),
      output: Closed({
        findings: Type.Array(
          Closed({
            kind: Type.Enum(orderFindings),
            subject: Type.String({ description: 'The id of the order' }),
            details: Type.Record(Type.String(), Type.Unknown()),
          }),
        ),
        nextCursor: Type.Optional(Cursor),
      }),
      errors: ['INVALID_INPUT'],
    }),
    listForAudit: query({
      access: internal,
      summary: 'Every order by id, or those that changed since a moment, to be compared with other modules',
      input: Closed({
        after: Type.Optional(Id),
        limit: limit(1000, 500),
        updatedSince: Type.Optional(Timestamp),
      }),
      output: Closed({ items: Type.Array(OrderForAudit), nextCursor: Type.Optional(Cursor) }),
    }),
    findForAudit: query({
      access: internal,
      summary: 'The orders with these ids; unknown ones are left out',
      input: Closed({ orderIds: Type.Array(Id, { minItems: 1, maxItems: 200 }) }),
      output: Closed({ items: Type.Array(OrderForAudit) }),
    }),
    importOrders: command({
      access: internal,
      summary: 'Write past orders with their state and times; known references are left alone',
      input: Closed({
        orders: Type.Array(Closed({ order: Order, customerId: Type.Optional(Id) }), { maxItems: 500 }),
      }),
      output: Done,
    }),
  },
  events: {
    placed: event({
      summary: 'An order was placed and awaits its payment',
      payload: Closed({ orderId: Id, reference: Type.String() }),
    }),
    paid: event({
      summary: 'An order was paid in full',
      payload: Closed({
        orderId: Id,
        reference: Type.String(),
        cartId: Type.Optional(Id),
        email: Email,
        revision: Revision,
      }),
    }),
    cancelled: event({
      summary: 'An order was cancelled; what it held is given back',
      payload: Closed({ orderId: Id, reference: Type.String(), revision: Revision }),
    }),
    partly_sent: event({
      summary: 'A parcel with a part of the order was sent; more follows',
      payload: Closed({ orderId: Id, reference: Type.String(), parcelId: Id }),
    }),
    fulfilled: event({
      summary: 'The last, or only, parcel of an order was sent',
      payload: Closed({ orderId: Id, reference: Type.String() }),
    }),
    refund_due: event({
      summary: 'Money is to go back: it is not wanted, or it was given back deliberately',
      payload: Closed({
        orderId: Id,
        reference: Type.String(),
        amount: Money,
        refundId: Type.Optional(Id),
        reason: Type.Optional(Type.String()),
        to: Type.Optional(RefundDestination),
      }),
    }),
    refunded: event({
      summary: 'Money that was given back, or came without being due, has left the provider',
      payload: Closed({ orderId: Id, reference: Type.String(), refundId: Id, amount: Money }),
    }),
    return_changed: event({
      summary: 'A return was asked for, decided on or has arrived',
      payload: Closed({ orderId: Id, reference: Type.String(), returnId: Id, state: ReturnState }),
    }),
    message_written: event({
      summary: 'Staff wrote to the shopper about the order',
      payload: Closed({ orderId: Id, reference: Type.String(), messageId: Id, text: Type.String() }),
    }),
    goods_returned: event({
      summary: 'Goods came back and go on the shelf',
      payload: Closed({ orderId: Id, returnId: Id, lines: Type.Array(StockLine) }),
    }),
    revival_wanted: event({
      summary:
        'Money came for an order that was given up as unpaid; it is wanted again if the goods are there',
      payload: Closed({
        orderId: Id,
        reference: Type.String(),
        lines: Type.Array(StockLine),
        revision: Revision,
      }),
    }),
  },
})
