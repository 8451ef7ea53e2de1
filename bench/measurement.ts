/** What measurements share: real data when it is there, figures of many timings, endings. */
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../server/src/launcher/installation.ts'
import { Unusable } from './read-lines.ts'

/** Real products and queries that are not part of the project; measurements do without where they are not there. */
const SHARED_DATA = join(ROOT, '..', 'shared', 'data')

/** The path of a file of real data; undefined when there is none. */
export function sharedData(name: string): string | undefined {
  const path = join(SHARED_DATA, name)
  return existsSync(path) ? path : undefined
}

export interface Timings {
  count: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  /** One after the other, on one core. */
  perSecond: number
}

export function timingsOf(ms: readonly number[]): Timings {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const sum = sorted.reduce((all, one) => all + one, 0)
  return {
    count: sorted.length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    perSecond: (1000 * sorted.length) / sum,
  }
}

/** Figures fit for reading: three digits, whatever their size. */
export function rounded(figures: Timings): Timings {
  const three = (value: number) => Number(value.toPrecision(3))
  const { count, p50Ms, p95Ms, p99Ms, perSecond } = figures
  return {
    count,
    p50Ms: three(p50Ms),
    p95Ms: three(p95Ms),
    p99Ms: three(p99Ms),
    perSecond: three(perSecond),
  }
}

export function describeTimings(figures: Timings): string {
  const { count, p50Ms, p95Ms, p99Ms, perSecond } = rounded(figures)
  return `p50 ${p50Ms} ms, p95 ${p95Ms} ms, p99 ${p99Ms} ms, ${perSecond}/s (${count})`
}

/** How busy the machine was over the last minute, everybody's work together; figures of a busy one are worse. */
export function machineLoad(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2))
}

/** A whole number from a flag. @throws Unusable for anything else. */
export function countFrom(flag: string, text: string, least = 1): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < least)
    throw new Unusable(`${flag} takes a whole number from ${least} on, and not "${text}"`)
  return count
}

/** Runs a measurement; what was wrong with its settings or files is told in a sentence, and it ends with code 1. */
export async function run(measure: () => Promise<void>): Promise<void> {
  try {
    await measure()
  } catch (error) {
    const isSetting =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (!(error instanceof Unusable) && !isSetting) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
