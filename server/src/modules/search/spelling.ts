export interface Candidate {
  word: string
  documents: number
}

/**
 * The word that was probably meant: fewest slips away, then met in most documents.
 * Undefined when every candidate is too far off; short words allow less.
 */
export function nearest<C extends Candidate>(typed: string, candidates: readonly C[]): C | undefined {
  let best: { candidate: C; slips: number } | undefined
  for (const candidate of candidates) {
    const slips = slipsBetween(typed, candidate.word)
    if (slips > allowedSlips(typed, candidate.word)) continue
    const isBetter =
      !best || slips < best.slips || (slips === best.slips && candidate.documents > best.candidate.documents)
    if (isBetter) best = { candidate, slips }
  }
  return best?.candidate
}

/** Three letters may be in the wrong order or lack one; from four one slip, from seven two. */
function allowedSlips(typed: string, meant: string): number {
  if (typed.length >= 7) return 2
  if (typed.length >= 4) return 1
  return typed.length === 3 && (isSwap(typed, meant) || meant.length === 4) ? 1 : 0
}

function isSwap(typed: string, meant: string): boolean {
  return typed.length === meant.length && [...typed].sort().join('') === [...meant].sort().join('')
}

/**
 * Letters to add, leave out, change, or swap with their neighbour (optimal string alignment distance,
 * Damerau 1964).
 */
export function slipsBetween(one: string, other: string): number {
  const [from, to] = [[...one], [...other]]
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_none, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + change,
      )
      const isNeighbourSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      if (isNeighbourSwap) least = Math.min(least, (before[j - 2] as number) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[to.length] as number
}
