import { createHash } from 'node:crypto'

/** A stream of chance that is the same whenever its seed and name are. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(members: readonly T[]): T
  /** One of the names, as often as its weight says. */
  weigh<K extends string>(weights: Readonly<Record<K, number>>): K
}

/**
 * The stream of one actor. Every actor has its own, so that what one does never depends on how fast the others
 * are (sfc32, seeded by SHA-256 of run and name).
 */
export function randomOf(seed: string, name: string): Random {
  const digest = createHash('sha256').update(`${seed}/${name}`).digest()
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => digest.readUInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: <T>(members: readonly T[]) => members[int(0, members.length - 1)] as T,
    weigh: <K extends string>(weights: Readonly<Record<K, number>>) => {
      const entries = Object.entries<number>(weights) as [K, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [name, weight] of entries) {
        left -= weight
        if (left < 0) return name
      }
      return (entries.at(-1) as [K, number])[0]
    },
  }
}
