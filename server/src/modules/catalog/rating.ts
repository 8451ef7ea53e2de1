/** Counts of 1, 2, 3, 4 and 5 stars. */
export type Spread = number[]

export interface Rating {
  average: number
  count: number
}

/** Average to two decimals and number of reviews; undefined when there are none. */
export function ratingOf(spread: Spread): Rating | undefined {
  const count = spread.reduce((sum, stars) => sum + stars, 0)
  if (count === 0) return undefined
  const stars = spread.reduce((sum, given, index) => sum + given * (index + 1), 0)
  return { average: Math.round((stars / count) * 100) / 100, count }
}
