import type { OrderLine } from '@techmart/contracts'
import type { ParcelRow } from './store-parcels.ts'
import type { ReturnRow } from './store-returns.ts'

/** How many of which article; every SKU once. */
export type Pieces = Map<string, number>

export function piecesOf(lines: readonly { sku: string; quantity: number }[]): Pieces {
  const pieces: Pieces = new Map()
  for (const { sku, quantity } of lines) pieces.set(sku, (pieces.get(sku) ?? 0) + quantity)
  return pieces
}

/** What is left of `all` without `gone`; never below nothing. */
export function without(all: Pieces, gone: Pieces): Pieces {
  const left: Pieces = new Map()
  for (const [sku, quantity] of all) {
    const rest = quantity - (gone.get(sku) ?? 0)
    if (rest > 0) left.set(sku, rest)
  }
  return left
}

export function countOf(pieces: Pieces): number {
  let count = 0
  for (const quantity of pieces.values()) count += quantity
  return count
}

export function toLines(pieces: Pieces): { sku: string; quantity: number }[] {
  return [...pieces].map(([sku, quantity]) => ({ sku, quantity }))
}

/** SKUs of which `wanted` has more than `left`. */
export function beyond(wanted: Pieces, left: Pieces): string[] {
  return [...wanted].filter(([sku, quantity]) => quantity > (left.get(sku) ?? 0)).map(([sku]) => sku)
}

/** What of an order has left the house. One from before there were parcels left whole. */
export function sentPieces(
  order: { state: string },
  lines: OrderLine[],
  parcels: Pick<ParcelRow, 'lines'>[],
): Pieces {
  if (parcels.length === 0 && order.state === 'fulfilled') return piecesOf(lines)
  return piecesOf(parcels.flatMap((parcel) => parcel.lines))
}

/** What can still be sent back: what was sent and is not part of a return that stands. */
export function returnablePieces(sent: Pieces, returns: Pick<ReturnRow, 'state' | 'lines'>[]): Pieces {
  return without(sent, piecesOf(standingOf(returns).flatMap((one) => one.lines)))
}

/** The returns that were neither refused nor withdrawn. */
export function standingOf<R extends Pick<ReturnRow, 'state'>>(returns: R[]): R[] {
  return returns.filter(({ state }) => state !== 'refused' && state !== 'withdrawn')
}

/**
 * What was paid for pieces that come back, tax included, delivery not. Shares of a line are rounded so that those of
 * all its pieces add up to it whatever the steps: the pieces are worth what all that come back are worth, less what
 * the returns that stand were valued at.
 */
export function valueOfReturn(
  lines: OrderLine[],
  pieces: Pieces,
  standing: Pick<ReturnRow, 'lines' | 'valueMinor'>[],
): number {
  const all = piecesOf([...standing.flatMap((one) => one.lines), ...toLines(pieces)])
  const valuedMinor = standing.reduce((sum, one) => sum + one.valueMinor, 0)
  return Math.max(0, worthOf(lines, all) - valuedMinor)
}

function worthOf(lines: OrderLine[], pieces: Pieces): number {
  let valueMinor = 0
  for (const [sku, quantity] of pieces) {
    const own = lines.filter((line) => line.sku === sku)
    const ordered = own.reduce((sum, line) => sum + line.quantity, 0)
    const totalMinor = own.reduce((sum, line) => sum + line.total.amountMinor, 0)
    if (ordered > 0) valueMinor += Math.floor((totalMinor * Math.min(quantity, ordered)) / ordered)
  }
  return valueMinor
}
