/** How long to wait before another try: `firstMs` after the first, twice as long each time, never above `longestMs`. */
export interface Pauses {
  firstMs: number
  longestMs: number
}

/** The pause after so many tries, the first being 0; however many they were. */
export function pauseAfter(tries: number, { firstMs, longestMs }: Pauses): number {
  return Math.min(firstMs * 2 ** tries, longestMs)
}
