/** A small seeded source of chance: the same key always gives the same sequence, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** `count` different members in random order; all of them when there are fewer. */
  sample<T>(list: readonly T[], count: number): T[]
}

export function randomFor(key: string): Random {
  let state = hash(key)
  const next = () => {
    // Mulberry32: 32 bits of state are plenty for one product's choices.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => pickAt(list, int(0, list.length - 1)),
    sample: (list, count) => {
      const rest = [...list]
      const taken: typeof rest = []
      while (taken.length < count && rest.length > 0) taken.push(...rest.splice(int(0, rest.length - 1), 1))
      return taken
    },
  }
}

function pickAt<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new Error('cannot pick from an empty list')
  return list[index] as T
}

/** FNV-1a with a final avalanche, so that keys which differ in one letter start far apart. */
function hash(key: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < key.length; index++) {
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) | 0
}
