import { BadCursor, type SortKey } from '../engine/order.ts'
import type { Json } from './connection.ts'
import { numberField } from './field-names.ts'

/** Where pinned documents stand; all others stand behind them. */
const PINNED = `def place = params.places.get(doc['id'].value);
return place == null ? params.behind : place;`

/** Orders are total: of equals the lesser id comes first. */
export function orderBy(sort: 'relevance' | readonly SortKey[], pins: readonly string[]): Json[] {
  const keys = sort === 'relevance' ? [...pinsFirst(pins), { _score: { order: 'desc' } }] : sort.map(byNumber)
  return [...keys, { id: { order: 'asc' } }]
}

function byNumber({ number, order }: SortKey): Json {
  return {
    [numberField(number)]: {
      order: order === 'ascending' ? 'asc' : 'desc',
      missing: '_last',
      unmapped_type: 'double',
    },
  }
}

function pinsFirst(pins: readonly string[]): Json[] {
  if (pins.length === 0) return []
  const places = Object.fromEntries(pins.map((id, place) => [id, place]))
  const script = { source: PINNED, params: { places, behind: pins.length } }
  return [{ _script: { type: 'number', order: 'asc', script } }]
}

type SortValue = string | number | null

/** What follows the document with these sort values; an object, so that no other engine takes it for one of its own. */
export function cursorAfter(values: readonly SortValue[]): string {
  return Buffer.from(JSON.stringify({ after: values })).toString('base64url')
}

/** @throws BadCursor when it is none of ours, or one of another order. */
export function valuesOf(cursor: string, order: readonly Json[]): SortValue[] {
  const values = decode(cursor)
  const id = values?.at(-1)
  if (!values || values.length !== order.length || typeof id !== 'string') throw new BadCursor()
  if (!values.slice(0, -1).every(isNumber)) throw new BadCursor()
  return values as SortValue[]
}

function decode(cursor: string): unknown[] | undefined {
  try {
    const { after } = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { after?: unknown }
    return Array.isArray(after) ? after : undefined
  } catch {
    return undefined
  }
}

/** Who has no such number sorts as infinity, which JSON writes as a text. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value === 'Infinity' || value === '-Infinity'
}
