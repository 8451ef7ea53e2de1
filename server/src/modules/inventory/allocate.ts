import type { Line } from './store.ts'

/** So many of an article at one location. */
export interface Placed extends Line {
  location: string
}

/**
 * Which location each line is taken from: as much as lies there from the first location, the rest from the next.
 * What no location has is owed by the first, from a back-order or pre-order. Goods that come back are dealt out
 * likewise over where they were taken from.
 *
 * @param locations codes, the one to take from first in front; at least one
 * @param stock what lies where; what is absent is nothing, what is owed already is negative
 */
export function allocate(
  lines: readonly Line[],
  locations: readonly string[],
  stock: readonly Placed[],
): Placed[] {
  const there = new Map(stock.map(({ sku, location, quantity }) => [`${location} ${sku}`, quantity]))
  return lines.flatMap(({ sku, quantity }) => {
    const taken = new Map<string, number>()
    let left = quantity
    for (const location of locations) {
      const some = Math.min(left, Math.max(0, there.get(`${location} ${sku}`) ?? 0))
      if (some > 0) taken.set(location, some)
      left -= some
    }
    const first = locations[0] as string
    if (left > 0) taken.set(first, (taken.get(first) ?? 0) + left)
    return [...taken].map(([location, quantity]) => ({ sku, location, quantity }))
  })
}
