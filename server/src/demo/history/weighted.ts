import type { Random } from '../catalogue/random.ts'

/** Picks members as often as their weights say. Throws when nothing has a weight. */
export function weighted<T>(members: readonly T[], weightOf: (member: T) => number): (random: Random) => T {
  const sums: number[] = []
  let total = 0
  for (const member of members) {
    total += weightOf(member)
    sums.push(total)
  }
  if (!(total > 0)) throw new RangeError('There is nothing to pick from')
  return (random) => {
    const wanted = random.next() * total
    // The first sum above the number that was drawn, by halving.
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] as number) > wanted) high = middle
      else low = middle + 1
    }
    return members[low] as T
  }
}
