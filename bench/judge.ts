/** How well results please those who judged them. */

/** Gain of each judged product, by query. */
export type Judgments = Map<string, Map<string, number>>

const GAINS: Record<string, number> = { E: 1, S: 0.1, C: 0.01, I: 0 }
const DEPTH = 10

/** What a grade is worth: exact, substitute, complement, irrelevant; undefined for any other. */
export function gainOf(grade: string): number | undefined {
  return GAINS[grade.trim().charAt(0).toUpperCase()]
}

/**
 * NDCG@10 with linear gain: Σ gain / log2(rank + 1) of the first ten, against the best order of all that was judged.
 * What nobody judged gains nothing. Undefined where nothing judged gains anything, as every order is as good then.
 */
export function ndcg(ids: readonly string[], gains: ReadonlyMap<string, number>): number | undefined {
  const best = discounted([...gains.values()].sort((a, b) => b - a))
  return best === 0 ? undefined : discounted(ids.map((id) => gains.get(id) ?? 0)) / best
}

function discounted(gains: number[]): number {
  return gains.slice(0, DEPTH).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)
}
