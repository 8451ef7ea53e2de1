/** Measuring two things on a machine that is never quite quiet: A-B-B-A, several rounds, medians. */

export interface Rounds {
  ours: number[]
  control: number[]
  /** ours ÷ control; above 1 is better. */
  ratio: number
  /** Smallest and largest ratio of a single round. */
  spread: [number, number]
}

/** Runs `rounds` rounds of control, ours, ours, control; each call answers a rate (higher is better). */
export async function interleave(
  rounds: number,
  ours: () => Promise<number>,
  control: () => Promise<number>,
): Promise<Rounds> {
  const result: Rounds = { ours: [], control: [], ratio: 0, spread: [0, 0] }
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const a = await control()
    const b = await ours()
    const c = await ours()
    const d = await control()
    result.ours.push(b, c)
    result.control.push(a, d)
    ratios.push((b + c) / (a + d))
  }
  result.ratio = median(ratios)
  result.spread = [Math.min(...ratios), Math.max(...ratios)]
  return result
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
