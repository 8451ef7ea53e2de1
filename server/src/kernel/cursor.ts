import { ServiceError } from '@techmart/contracts'

/** What a part of a cursor may be; anything else did not come from the list. */
export type Part = (text: string) => boolean

/** Written as we write it: a 30th of February can be read, but is no such day; nor does a database know all years. */
export const isTime: Part = (text) => {
  const at = new Date(text)
  return /^[1-9]\d{3}-/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString() === text
}

export const isId: Part = (text) => /^[\w-]{1,64}$/.test(text)

const MOST = 2 ** 31 - 1

export const isPosition: Part = (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= MOST

/** A SKU, a code, a currency: short, and nothing a database refuses. */
export const isName: Part = (text) => /^[\x21-\x7e]{0,64}$/.test(text)

/** The place in a list by time: of the last row shown, when it was and its id. */
export type TimePlace = readonly [at: string, id: string]

/** Where a list goes on, opaque to whoever gets it: the sort key of the last row shown, part by part. */
export function writeCursor(...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts.map(String))).toString('base64url')
}

/** The parts again, as many as are named; nothing for the first page. Throws INVALID_INPUT for what is none of ours. */
export function readCursor<P extends readonly Part[]>(
  cursor: string | undefined,
  ...shape: P
): { [K in keyof P]: string } | null {
  if (cursor === undefined) return null
  const parts = parse(cursor)
  const fits =
    Array.isArray(parts) &&
    parts.length === shape.length &&
    shape.every((isPart, index) => typeof parts[index] === 'string' && isPart(parts[index]))
  if (!fits) throw invalidCursor()
  return parts as { [K in keyof P]: string }
}

/** Of one row more than asked for: those to show, and where it goes on if there is more. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (last: T) => readonly (string | number)[],
): { items: T[]; nextCursor?: string } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (last === undefined || rows.length <= limit) return { items }
  return { items, nextCursor: writeCursor(...placeOf(last)) }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

function invalidCursor(): ServiceError {
  return new ServiceError('INVALID_INPUT', {
    errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }],
  })
}
