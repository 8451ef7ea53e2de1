import { type Static, Type } from 'typebox'
import { anyone, command, contract, event, internal, query, staff } from './contract.ts'
import { Availability, Closed, Cursor, Done, Id, limit, Page, Sku, Timestamp } from './shared.ts'

export const StockStatus = Closed(
  {
    sku: Sku,
    availability: Availability,
    available: Type.Integer({
      description: 'How many can be promised now, back-order and pre-order included; never negative',
    }),
    availableFrom: Type.Optional(
      Type.String({ format: 'date-time', description: 'Of a pre-order: when it is expected' }),
    ),
  },
  { title: 'StockStatus' },
)
export type StockStatus = Static<typeof StockStatus>

const Preorder = Closed({
  limit: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    description: 'How many may be promised before the first delivery',
  }),
  availableFrom: Type.Optional(Timestamp),
})

export const StockLevel = Closed(
  {
    sku: Sku,
    onHand: Type.Integer(),
    reserved: Type.Integer(),
    available: Type.Integer(),
    lowAt: Type.Integer({ description: 'At or below this many available, stock counts as low' }),
    backorderLimit: Type.Integer({ description: 'How many may be promised beyond what is on hand' }),
    preorder: Type.Optional(Preorder),
    updatedAt: Timestamp,
  },
  { title: 'StockLevel' },
)
export type StockLevel = Static<typeof StockLevel>

const LocationCode = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })

/** A place where goods lie. */
export const StockLocation = Closed(
  {
    code: LocationCode,
    name: Type.String({ minLength: 1, maxLength: 80 }),
    priority: Type.Integer({ minimum: 0, maximum: 9999, description: 'The lowest is taken from first' }),
    active: Type.Boolean({
      description:
        'Nothing new goes to one that is not, and it is taken from only when no other has the goods',
    }),
  },
  { title: 'StockLocation' },
)
export type StockLocation = Static<typeof StockLocation>

/** So many of an article at one location. */
export const StockPlace = Closed(
  {
    sku: Sku,
    location: LocationCode,
    quantity: Type.Integer({ description: 'Negative where it is owed' }),
  },
  { title: 'StockPlace' },
)
export type StockPlace = Static<typeof StockPlace>

const Reason = Type.String({ minLength: 3, maxLength: 200 })
const Count = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const movedLines = Type.Array(Closed({ sku: Sku, quantity: Count }), { minItems: 1, maxItems: 500 })

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
    getLevel: query({
      route: 'GET /api/admin/stock/{sku}',
      access: staff('stock:read'),
      summary: 'The stock of one SKU, and where it lies',
      input: Closed({ sku: Sku }),
      output: Closed({ level: StockLevel, places: Type.Array(StockPlace) }),
      errors: ['SKU_NOT_FOUND'],
    }),
    setPolicy: command({
      route: 'PUT /api/admin/stock/{sku}/policy',
      access: staff('stock:write'),
      summary: 'Decide when stock is low and what may be promised beyond it',
      description: 'A SKU that is not known yet has stock kept for it from then on, with nothing on hand.',
      input: Closed({
        sku: Sku,
        lowAt: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
        backorderLimit: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
        preorder: Type.Optional(Preorder),
      }),
      output: StockLevel,
      errors: ['STOCK_BELOW_RESERVED'],
    }),
    adjust: command({
      route: 'POST /api/admin/stock/{sku}/adjustments',
      access: staff('stock:write'),
      summary: 'Correct the stock on hand, with a reason',
      description:
        'At the location given; without one, more goes to the first location and less is taken as a sale takes it. ' +
        'With an `Idempotency-Key` a repeat changes nothing and answers how the stock stands.',
      input: Closed({
        sku: Sku,
        delta: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
        reason: Reason,
        location: Type.Optional(LocationCode),
      }),
      output: StockLevel,
      errors: [
        'SKU_NOT_FOUND',
        'STOCK_BELOW_RESERVED',
        'LOCATION_NOT_FOUND',
        'NOT_AT_LOCATION',
        'IDEMPOTENCY_KEY_REUSED',
      ],
    }),
    receive: command({
      route: 'POST /api/admin/stock/receipts',
      access: staff('stock:write'),
      summary: 'Put a delivery on the shelf',
      description: 'A repeat under the same key changes nothing and answers how the stock stands.',
      idempotencyKey: 'own',
      input: Closed({
        location: Type.Optional(LocationCode),
        reason: Type.Optional(Reason),
        lines: movedLines,
      }),
      output: Closed({ items: Type.Array(StockLevel) }),
      errors: ['SKU_NOT_FOUND', 'LOCATION_NOT_FOUND', 'LOCATION_CLOSED', 'IDEMPOTENCY_KEY_REUSED'],
    }),
    transfer: command({
      route: 'POST /api/admin/stock/transfers',
      access: staff('stock:write'),
      summary: 'Move goods from one location to another: every line or none',
      description: 'A repeat under the same key changes nothing and answers how the stock stands.',
      idempotencyKey: 'own',
      input: Closed({
        from: LocationCode,
        to: LocationCode,
        reason: Type.Optional(Reason),
        lines: movedLines,
      }),
      output: Closed({ places: Type.Array(StockPlace) }),
      errors: [
        'INVALID_INPUT',
        'SKU_NOT_FOUND',
        'LOCATION_NOT_FOUND',
        'LOCATION_CLOSED',
        'NOT_AT_LOCATION',
        'IDEMPOTENCY_KEY_REUSED',
      ],
    }),
    listLocations: query({
      route: 'GET /api/admin/stock/locations',
      access: staff('stock:read'),
      summary: 'Where goods lie, in the order in which a sale takes from there',
      input: Closed({}),
      output: Closed({ items: Type.Array(StockLocation) }),
    }),
    saveLocation: command({
      route: 'PUT /api/admin/stock/locations/{code}',
      access: staff('stock:write'),
      summary: 'Add or change a location',
      input: StockLocation,
      output: Closed({ items: Type.Array(StockLocation) }),
      errors: ['LAST_LOCATION', 'TOO_MANY_LOCATIONS'],
    }),
    listAlerts: query({
      route: 'GET /api/admin/stock/alerts',
      access: staff('stock:read'),
      summary: 'Articles that fell to what counts as low: open alerts first, the latest first',
      input: Closed({ cursor: Type.Optional(Cursor), limit: limit(100, 50) }),
      output: Page(
        Closed(
          {
            id: Type.String(),
            sku: Sku,
            lowAt: Type.Integer(),
            available: Type.Integer({ description: 'On hand and not reserved, when it was raised' }),
            availableNow: Type.Integer({ description: 'On hand and not reserved' }),
            raisedAt: Timestamp,
            resolvedAt: Type.Optional(Timestamp),
          },
          { title: 'StockAlert' },
        ),
      ),
      errors: ['INVALID_INPUT'],
    }),
    listAllocations: query({
      route: 'GET /api/admin/stock/allocations/{orderId}',
      access: staff('orders:read'),
      summary: 'Which location each article of a paid order is taken from; what came back is left out',
      input: Closed({ orderId: Id }),
      output: Closed({
        items: Type.Array(Closed({ sku: Sku, location: LocationCode, name: Type.String(), quantity: Count })),
      }),
    }),
    listMovements: query({
      route: 'GET /api/admin/stock/{sku}/movements',
      access: staff('stock:read'),
      summary: 'The ledger of one SKU, newest first',
      input: Closed({ sku: Sku, cursor: Type.Optional(Cursor), limit: limit(100, 50) }),
      output: Page(
        Closed({
          id: Type.String(),
          kind: Type.Enum(['receive', 'sell', 'adjust', 'return', 'transfer'] as const),
          location: LocationCode,
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
      errors: ['INVALID_INPUT'],
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
    revived: event({
      summary: 'The goods of an order that had been given up were taken for it again',
      payload: Closed({ orderId: Id }),
    }),
    low_stock: event({
      summary: 'An article fell to what counts as low; once, until there is more of it again',
      payload: Closed({
        sku: Sku,
        available: Type.Integer({ description: 'On hand and not reserved; negative when it is owed' }),
        lowAt: Type.Integer(),
      }),
    }),
  },
})
