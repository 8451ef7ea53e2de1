import { limits } from '../ledger/model.ts'

// Far below 2^53, so sums of amounts stay exact.
const amount = { type: 'integer', minimum: 1, maximum: 99_999_999_999 }
const address = { type: 'string', minLength: 1, maxLength: 2_000 }

/** Unknown fields are refused everywhere: a misspelt option must not be silently ignored. */
export const createIntentSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['amountMinor', 'currency', 'reference', 'returnUrl', 'cancelUrl', 'capture'],
  properties: {
    amountMinor: amount,
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    reference: { type: 'string', minLength: 1, maxLength: 200 },
    description: { type: 'string', maxLength: 500 },
    returnUrl: address,
    cancelUrl: address,
    capture: { enum: ['automatic', 'manual'] },
    metadata: {
      type: 'object',
      maxProperties: 20,
      propertyNames: { maxLength: 100 },
      additionalProperties: { type: 'string', maxLength: 500 },
    },
  },
} as const

export const captureSchema = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: { amountMinor: amount },
} as const

export const cancelSchema = { type: ['object', 'null'], additionalProperties: false } as const

export const refundSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['amountMinor'],
  properties: { amountMinor: amount },
} as const

const page = {
  after: { type: 'string', minLength: 1, maxLength: 100 },
  limit: { type: 'string', pattern: '^[1-9][0-9]{0,2}$' },
}

export const intentListSchema = {
  type: 'object',
  additionalProperties: false,
  properties: { ...page, reference: { type: 'string', minLength: 1, maxLength: 200 } },
  // The intents of one reference come as one page.
  not: { required: ['reference', 'after'] },
} as const

export const eventListSchema = { type: 'object', additionalProperties: false, properties: page } as const

export type PageQuery = { after?: string; limit?: string }

/** The page size asked for, never above the limit of every list. */
export function pageSize(query: PageQuery): number {
  return Math.min(Number(query.limit ?? limits.listSize), limits.listSize)
}
