/** Measuring two things on a machine that is never quite quiet: A-B-B-A, several rounds, medians. */

export interface Compared {
  /** ours ÷ control, median over the rounds; above 1 is better. */
  ratio: number
  /** Smallest and largest ratio of a single round. */
  spread: [number, number]
}

export interface Rounds<Figure, Name extends string> {
  ours: Figure[]
  control: Figure[]
  ratios: Record<Name, Compared>
}

/**
 * Runs `rounds` rounds of control, ours, ours, control. Each of `rates` reads one rate (higher is better) from
 * what a call answers; the two are compared by it within every round.
 */
export async function interleave<Figure, Name extends string>(
  rounds: number,
  ours: () => Promise<Figure>,
  control: () => Promise<Figure>,
  rates: Record<Name, (figure: Figure) => number>,
): Promise<Rounds<Figure, Name>> {
  const measured: { ours: Figure[]; control: Figure[] }[] = []
  for (let round = 0; round < rounds; round++) {
    const a = await control()
    const b = await ours()
    const c = await ours()
    const d = await control()
    measured.push({ ours: [b, c], control: [a, d] })
  }
  const names = Object.keys(rates) as Name[]
  return {
    ours: measured.flatMap((round) => round.ours),
    control: measured.flatMap((round) => round.control),
    ratios: Object.fromEntries(
      names.map((name) => [name, compare(measured.map((one) => ratioOf(one, rates[name])))]),
    ) as Record<Name, Compared>,
  }
}

function ratioOf<Figure>(
  round: { ours: Figure[]; control: Figure[] },
  rate: (figure: Figure) => number,
): number {
  const sum = (figures: Figure[]) => figures.reduce((total, figure) => total + rate(figure), 0)
  return sum(round.ours) / sum(round.control)
}

function compare(ratios: number[]): Compared {
  return { ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)] }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
