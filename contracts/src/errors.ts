/**
 * Every error code TechMart answers with: its HTTP status and its title (RFC 9457 `title`).
 * Codes are stable: clients branch on them, never on texts.
 */
export const errorCodes = {
  // The edge
  INVALID_INPUT: { status: 400, title: 'The request does not fit the operation' },
  MALFORMED_BODY: { status: 400, title: 'The body is not valid JSON' },
  IDEMPOTENCY_KEY_MISSING: { status: 400, title: 'This operation needs an Idempotency-Key header' },
  UNAUTHENTICATED: { status: 401, title: 'Sign in first' },
  FORBIDDEN: { status: 403, title: 'You may not do this' },
  CROSS_SITE: { status: 403, title: 'The request came from another site' },
  NOT_FOUND: { status: 404, title: 'There is nothing here' },
  BODY_TOO_LARGE: { status: 413, title: 'The body is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'Send JSON with Content-Type: application/json' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, title: 'This Idempotency-Key was used for another request' },
  TOO_MANY_REQUESTS: { status: 429, title: 'Too many requests; try again later' },
  IDEMPOTENCY_KEY_IN_USE: {
    status: 409,
    title: 'The first request with this Idempotency-Key is still running',
  },
  INTERNAL: { status: 500, title: 'Something went wrong on our side' },
  UNAVAILABLE: { status: 503, title: 'Not available for the moment; try again' },

  // identity
  EMAIL_TAKEN: { status: 409, title: 'This e-mail address cannot be registered' },
  WRONG_CREDENTIALS: { status: 401, title: 'E-mail or password is wrong' },
  WEAK_PASSWORD: { status: 422, title: 'Choose a longer or less common password' },

  // catalog, media
  PRODUCT_NOT_FOUND: { status: 404, title: 'This product does not exist' },
  CATEGORY_NOT_FOUND: { status: 404, title: 'This category does not exist' },
  RULE_NOT_FOUND: { status: 404, title: 'This rule does not exist' },
  TOO_MANY_RULES: { status: 409, title: 'There are as many rules as can be; remove some first' },
  SLUG_TAKEN: { status: 409, title: 'Another product has this address' },
  NOT_AN_IMAGE: { status: 422, title: 'The file is not a picture we can read' },

  // cart, pricing
  CART_NOT_FOUND: { status: 404, title: 'This cart does not exist' },
  CART_CLOSED: { status: 409, title: 'This cart has already been ordered' },
  CART_EMPTY: { status: 409, title: 'The cart is empty' },
  CART_FULL: { status: 409, title: 'The cart holds as many different items as it can' },
  LINE_NOT_FOUND: { status: 404, title: 'This line is not in the cart' },
  SKU_NOT_FOUND: { status: 404, title: 'This article does not exist' },
  SKU_NOT_FOR_SALE: { status: 409, title: 'This article is not for sale' },
  COUPON_INVALID: { status: 422, title: 'This code is not valid' },
  COUPON_EXHAUSTED: { status: 409, title: 'This code has been used up' },
  REGION_NOT_SERVED: { status: 422, title: 'We do not deliver to this country' },
  DELIVERY_METHOD_UNKNOWN: { status: 422, title: 'This delivery method is not offered here' },

  // inventory
  OUT_OF_STOCK: { status: 409, title: 'Not enough stock' },
  STOCK_BELOW_RESERVED: { status: 409, title: 'The change would leave less stock than is reserved' },
  RESERVATION_ENDED: { status: 409, title: 'This reservation has already ended' },
  LOCATION_NOT_FOUND: { status: 404, title: 'This location does not exist' },
  LOCATION_CLOSED: { status: 409, title: 'Nothing new goes to this location' },
  NOT_AT_LOCATION: { status: 409, title: 'There is not that much at this location' },
  LAST_LOCATION: { status: 409, title: 'One location has to stay active' },
  TOO_MANY_LOCATIONS: { status: 409, title: 'There are as many locations as can be' },

  // checkout, orders, payments
  CHECKOUT_INCOMPLETE: { status: 409, title: 'Some checkout steps are still open' },
  PRICE_CHANGED: { status: 409, title: 'The total changed since you saw it' },
  CUSTOMER_NOT_FOUND: { status: 404, title: 'There is no such customer' },
  ORDER_NOT_FOUND: { status: 404, title: 'There is no such order' },
  ORDER_STATE: { status: 409, title: 'The order is not in a state that allows this' },
  REFUND_TOO_HIGH: { status: 409, title: 'That is more than can be given back' },
  ALREADY_PAID: { status: 409, title: 'This order has already been paid' },
  PAYMENT_NOT_FOUND: { status: 404, title: 'There is no such payment' },
  PAYMENT_PROVIDER_UNAVAILABLE: {
    status: 503,
    title: 'The payment provider does not answer; nothing was charged',
  },
  GIFT_CARD_INVALID: { status: 422, title: 'This gift card cannot be used' },
  GIFT_CARD_NOT_FOUND: { status: 404, title: 'There is no such gift card' },
  BAD_SIGNATURE: { status: 401, title: 'The signature does not match' },

  // operations
  FINDING_NOT_FOUND: { status: 404, title: 'There is no such finding' },
  FINDING_CLOSED: { status: 409, title: 'This finding is over already' },
} as const satisfies Record<string, { status: number; title: string }>

export type ErrorCode = keyof typeof errorCodes

/** Facts about an expected failure that a client can act on; JSON-safe. */
export type ErrorDetails = Record<string, unknown>

/** An expected failure with a code from the contract. Anything else that is thrown is a defect. */
export class ServiceError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails
  readonly status: number

  constructor(code: ErrorCode, details: ErrorDetails = {}, detail?: string) {
    super(detail ?? errorCodes[code].title)
    this.name = 'ServiceError'
    this.code = code
    this.details = details
    this.status = errorCodes[code].status
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value)
}
