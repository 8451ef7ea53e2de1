import { type ErrorCode, errorCodes, ServiceError } from '@techmart/contracts'

/** What to do about it, where the title of the code does not say so already. */
const advice: Partial<Record<ErrorCode, string>> = {
  FORBIDDEN: 'Ask an owner of the shop to change your role.',
  UNAVAILABLE: 'The server does not answer. Check your connection, then try again.',
  INTERNAL: 'It has been written down. Try again; if it stays, look at the log of the server.',
  TOO_MANY_REQUESTS: 'Wait a minute, then try again.',
  ORDER_STATE: 'Somebody may have changed it meanwhile. The page now shows how it stands.',
  STOCK_BELOW_RESERVED: 'Some of it is promised to orders. Take away fewer.',
  PAYMENT_PROVIDER_UNAVAILABLE: 'Nothing was changed. Try again in a minute.',
}

export interface Explained {
  title: string
  advice?: string
  /** For the log of the server. */
  code: string
}

/** An error in words for the person at the screen. */
export function explain(error: unknown): Explained {
  if (!(error instanceof ServiceError)) {
    return { title: 'Something went wrong in this page', advice: 'Load it again.', code: 'PAGE' }
  }
  const text = advice[error.code]
  return { title: errorCodes[error.code].title, code: error.code, ...(text ? { advice: text } : {}) }
}

export function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof ServiceError && error.code === code
}

/** What the server says about single fields: `{ 'title/en': 'must not be empty' }`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ServiceError) || !Array.isArray(error.details.errors)) return {}
  const named: Record<string, string> = {}
  for (const issue of error.details.errors) {
    if (typeof issue?.field !== 'string' || typeof issue.detail !== 'string') continue
    named[issue.field.replace(/^\//, '')] ??= sentence(issue.detail)
  }
  return named
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
