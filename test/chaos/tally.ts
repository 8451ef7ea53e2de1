/** Counts of what happened, by group and kind. */
export interface Tally {
  count(group: string, kind: string, by?: number): void
  of(group: string, kind?: string): number
  /** Group → kind → how often, most frequent first. */
  all(): Record<string, Record<string, number>>
}

export function createTally(): Tally {
  const groups = new Map<string, Map<string, number>>()
  return {
    count: (group, kind, by = 1) => {
      const kinds = groups.get(group) ?? new Map<string, number>()
      groups.set(group, kinds.set(kind, (kinds.get(kind) ?? 0) + by))
    },
    of: (group, kind) => {
      const kinds = groups.get(group) ?? new Map<string, number>()
      return kind === undefined ? [...kinds.values()].reduce((sum, n) => sum + n, 0) : (kinds.get(kind) ?? 0)
    },
    all: () =>
      Object.fromEntries(
        [...groups].map(([group, kinds]) => [
          group,
          Object.fromEntries([...kinds].sort(([, one], [, other]) => other - one)),
        ]),
      ),
  }
}
