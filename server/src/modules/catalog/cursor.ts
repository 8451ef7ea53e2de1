import { ServiceError } from '@techmart/contracts'

/** Where a keyset-paged list goes on: the sort key of the last row shown and its id. */
export interface Keyset {
  key: string
  id: string
}

export function writeCursor({ key, id }: Keyset): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** The position in a list sorted by time. Throws INVALID_INPUT for what no list of ours gave out. */
export function readTimeCursor(cursor: string | undefined): Keyset | null {
  const keyset = readCursor(cursor)
  if (keyset && Number.isNaN(Date.parse(keyset.key))) throw invalidCursor()
  return keyset
}

/** The position in a list sorted by a whole number. */
export function readPositionCursor(cursor: string | undefined): number | null {
  const keyset = readCursor(cursor)
  if (!keyset) return null
  const position = Number(keyset.key)
  if (!Number.isInteger(position) || Math.abs(position) > MAX_POSITION) throw invalidCursor()
  return position
}

const MAX_POSITION = 2 ** 31 - 1

function readCursor(cursor: string | undefined): Keyset | null {
  if (cursor === undefined) return null
  const value = parse(cursor)
  if (!Array.isArray(value) || value.length !== 2) throw invalidCursor()
  const [key, id] = value as unknown[]
  if (typeof key !== 'string' || typeof id !== 'string' || id.includes('\0')) throw invalidCursor()
  return { key, id }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw invalidCursor()
  }
}

function invalidCursor(): ServiceError {
  return new ServiceError('INVALID_INPUT', {
    errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }],
  })
}
