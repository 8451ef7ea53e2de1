import { randomFor } from '../catalogue/random.ts'
import { weighted } from './weighted.ts'

export const DAY_MS = 86_400_000
export const HISTORY_DAYS = 90

/** Sunday first. */
const WEEKDAYS = [1.22, 0.92, 0.86, 0.9, 0.95, 1.02, 1.3]
/** Orders by hour of the day, UTC: most from noon to three, a second rise in the evening. */
const HOURS = [4, 2, 1, 1, 1, 2, 5, 9, 14, 19, 24, 31, 44, 50, 46, 39, 26, 24, 28, 32, 31, 25, 15, 8]
/** The first day sells two thirds of what the last one does. */
const GROWTH = 0.5
/** Days of a sale, counted back from the present one. */
const SALE_DAYS = new Map([
  [24, 1.9],
  [23, 1.6],
  [66, 1.7],
])

/** The first moment of a day, UTC. */
export function startOfDay(nowMs: number): number {
  return Math.floor(nowMs / DAY_MS) * DAY_MS
}

/** An order younger than this would still be at its payment. */
const SETTLED_AFTER_MS = 10 * 60_000

export interface Moment {
  /** Days before the present one. */
  daysAgo: number
  /** Place within its day. */
  index: number
  atMs: number
}

/**
 * When orders were placed: `total` of them on the ninety days before the present one, and those of today until now.
 * The moments of a day depend on how long ago it was, not on the hour of `nowMs`; oldest first.
 */
export function momentsOf(total: number, seed: string, nowMs: number): Moment[] {
  const today = startOfDay(nowMs)
  const days = Array.from({ length: HISTORY_DAYS + 1 }, (_, back) => HISTORY_DAYS - back)
  const weights = days.map((daysAgo) => weightOf(daysAgo, today, seed))
  const sum = weights.slice(0, HISTORY_DAYS).reduce((all, weight) => all + weight, 0)
  const hourOf = weighted(
    HOURS.map((weight, hour) => ({ hour, weight })),
    ({ weight }) => weight,
  )
  return days
    .flatMap((daysAgo, at) => {
      const random = randomFor(`${seed}/day/${daysAgo}`)
      const count = Math.round(((weights[at] as number) * total) / sum)
      return Array.from({ length: count }, (_, index): Moment => {
        const seconds = hourOf(random).hour * 3_600 + random.int(0, 3_599)
        return { daysAgo, index, atMs: today - daysAgo * DAY_MS + seconds * 1_000 }
      })
    })
    .filter(({ atMs }) => atMs < nowMs - SETTLED_AFTER_MS)
    .sort((one, other) => one.atMs - other.atMs)
}

function weightOf(daysAgo: number, today: number, seed: string): number {
  const weekday = new Date(today - daysAgo * DAY_MS).getUTCDay()
  const growth = 1 + GROWTH * (1 - daysAgo / HISTORY_DAYS)
  const chance = 0.86 + randomFor(`${seed}/weather/${daysAgo}`).next() * 0.28
  return (WEEKDAYS[weekday] as number) * growth * chance * (SALE_DAYS.get(daysAgo) ?? 1)
}
