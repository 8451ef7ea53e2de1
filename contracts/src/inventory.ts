import { type Static, Type } from 'typebox'
import { anyone, command, contract, event, internal, query, staff } from './contract.ts'
import { Availability, Closed, Cursor, Done, Id, limit, Page, Sku, Timestamp } from './shared.ts'

export const StockStatus = Closed(
  {
    sku: Sku,
    availability: Availability,
    available: Type.Integer({
      description: 'How many can be promised now, back-order included; never negative',
    }),
  },
  { title: 'StockStatus' },
)
export type StockStatus = Static<typeof StockStatus>

export const StockLevel = Closed(
  {
    sku: Sku,
    onHand: Type.Integer(),
    reserved: Type.Integer(),
    available: Type.Integer(),
    lowAt: Type.Integer({ description: 'At or below this many available, stock counts as low' }),
    backorderLimit: Type.Integer({ description: 'How many may be promised beyond what is on hand' }),
    updatedAt: Timestamp,
  },
  { title: 'StockLevel' },
)
export type StockLevel = Static<typeof StockLevel>

/** What must leave the stock; the parts of bundles may add up to more than a cart line can hold. */
export const StockLine = Closed(
  { sku: Sku, quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
  { title: 'StockLine' },
)

/** Stock held or sold for one order, as other modules compare it with what they know. */
export const StockReservation = Closed(
  {
    orderId: Id,
    state: Type.Enum(['held', 'committed', 'released'] as const),
    lines: Type.Array(StockLine),
    expiresAt: Timestamp,
    createdAt: Timestamp,
  },
  { title: 'StockReservation' },
)
export type StockReservation = Static<typeof StockReservation>

export const stockFindings = [
  'stock_not_ledger',
  'reserved_not_held',
  'locations_not_stock',
  'hold_expired',
] as const

/** Something in the stock that contradicts itself. */
export const StockFinding = Closed(
  {
    kind: Type.Enum(stockFindings),
    subject: Type.String({ description: 'The SKU; of a hold, the order' }),
    details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Integer()])),
  },
  { title: 'StockFinding' },
)
export type StockFinding = Static<typeof StockFinding>

export const inventory = contract('inventory', {
  description: 'Stock levels, reservations and the ledger of movements.',
  operations: {
    getAvailability: query({
      route: 'GET /api/availability',
      access: anyone,
      summary: 'Whether articles can be had now; unknown SKUs are left out',
      input: Closed({ skus: Type.Array(Sku, { minItems: 1, maxItems: 1000 }) }),
      output: Closed({ items: Type.Array(StockStatus) }),
    }),
    reserve: command({
      access: internal,
      summary:
        'Hold stock for an order: every line or none; a repeat for the order returns the first reservation',
      input: Closed({
        orderId: Id,
        lines: Type.Array(StockLine, { minItems: 1, maxItems: 2_000 }),
        holdMs: Type.Integer({ minimum: 1000 }),
      }),
      output: Closed({ reservationId: Id, expiresAt: Timestamp }),
      errors: ['OUT_OF_STOCK', 'SKU_NOT_FOUND', 'RESERVATION_ENDED'],
    }),
    release: command({
      access: internal,
      summary: 'Give the held stock of an order back; nothing to do when it holds none',
      input: Closed({ orderId: Id }),
      output: Done,
    }),
    listLevels: query({
      route: 'GET /api/admin/stock',
      access: staff('stock:read'),
      summary: 'Stock levels by SKU',
      input: Closed({
        text: Type.Optional(Type.String({ maxLength: 64, description: 'Start of a SKU' })),
        state: Type.Optional(Type.Enum(['low', 'out'] as const)),
        cursor: Type.Optional(Cursor),
        limit: limit(200, 50),
      }),
      output: Page(StockLevel),
      errors: ['INVALID_INPUT'],
    }),
    adjust: command({
      route: 'POST /api/admin/stock/{sku}/adjustments',
      access: staff('stock:write'),
      summary: 'Correct the stock on hand, with a reason',
      description: 'With an `Idempotency-Key` a repeat changes nothing and answers how the stock stands.',
      input: Closed({
        sku: Sku,
        delta: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
        reason: Type.String({ minLength: 3, maxLength: 200 }),
      }),
      output: StockLevel,
      errors: ['SKU_NOT_FOUND', 'STOCK_BELOW_RESERVED', 'IDEMPOTENCY_KEY_REUSED'],
    }),
    listMovements: query({
      route: 'GET /api/admin/stock/{sku}/movements',
      access: staff('stock:read'),
      summary: 'The ledger of one SKU, newest first',
      input: Closed({ sku: Sku, cursor: Type.Optional(Cursor), limit: limit(100, 50) }),
      output: Page(
        Closed({
          id: Type.String(),
          kind: Type.Enum(['receive', 'sell', 'adjust', 'return'] as const),
          delta: Type.Integer(),
          reason: Type.String(),
          orderId: Type.Optional(Id),
          actor: Type.String(),
          at: Timestamp,
        }),
      ),
      errors: ['SKU_NOT_FOUND', 'INVALID_INPUT'],
    }),
    importLevels: command({
      access: internal,
      summary: 'Receive opening stock and policies; a SKU that is already known keeps its stock',
      input: Closed({
        levels: Type.Array(
          Closed({
            sku: Sku,
            onHand: Type.Integer({ minimum: 0 }),
            lowAt: Type.Integer({ minimum: 0 }),
            backorderLimit: Type.Integer({ minimum: 0 }),
          }),
          { maxItems: 5000 },
        ),
      }),
      output: Done,
    }),
    audit: query({
      access: internal,
      summary: 'What in the stock contradicts itself: a page looks at `limit` SKUs, then at `limit` holds',
      description:
        'A page without findings may have a next one. `stock_not_ledger`: on hand is not the sum of the movements. ' +
        '`reserved_not_held`: reserved is not the sum of what is held. `locations_not_stock`: the locations do not ' +
        'add up to what is on hand. `hold_expired`: a hold that should have been given back minutes ago.',
      input: Closed({ cursor: Type.Optional(Cursor), limit: limit(5000, 1000) }),
      output: Closed({ findings: Type.Array(StockFinding), nextCursor: Type.Optional(Cursor) }),
      errors: ['INVALID_INPUT'],
    }),
    listReservations: query({
      access: internal,
      summary: 'Every reservation, oldest first',
      input: Closed({
        after: Type.Optional(Type.String({ maxLength: 400, description: '`nextCursor` of the page before' })),
        limit: limit(1000, 200),
      }),
      output: Page(StockReservation),
    }),
    findReservations: query({
      access: internal,
      summary: 'The reservations of these orders; orders without one are left out',
      input: Closed({ orderIds: Type.Array(Id, { maxItems: 200 }) }),
      output: Closed({ items: Type.Array(StockReservation) }),
    }),
  },
  events: {
    stock_changed: event({
      summary: 'The availability of articles changed in a way shoppers can see',
      payload: Closed({ skus: Type.Array(Sku) }),
    }),
    shortfall: event({
      summary: 'An order was paid after its hold had ended, and the goods are gone',
      payload: Closed({ orderId: Id, skus: Type.Array(Sku) }),
    }),
  },
})
