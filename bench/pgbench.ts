/** Statements repeated against a database as fast as it goes, or at a rate: by pgbench, or where there is none, by our driver. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openDb } from '../server/src/kernel/db.ts'
import { SKUS } from './order-shop.ts'
import { argumentsOf, type Repeatable } from './repeat-statements.ts'

export interface Repeated {
  perSecond: number
  /** Of each repetition; at a rate, counted from when it was due. */
  latenciesMs: number[]
}

export interface Repetition {
  databaseUrl: string
  statements: Repeatable[]
  connections: number
  seconds: number
  /** Repetitions a second; without it as many as go. */
  rate?: number
  /** Number of the first repetition; every connection counts on from a share of its own. */
  first: number
}

/** How many numbers a connection may use up in one run. */
export const NUMBERS_PER_CONNECTION = 20_000
const run = promisify(execFile)

/** The version of the installed pgbench; undefined where there is none. */
export function pgbenchVersion(): string | undefined {
  try {
    return execFileSync('pgbench', ['--version'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

export async function repeatByPgbench(repetition: Repetition): Promise<Repeated> {
  const { databaseUrl, statements, connections, seconds, rate, first } = repetition
  const folder = await mkdtemp(join(tmpdir(), 'techmart-pgbench-'))
  try {
    const script = [
      // Variables live as long as their connection, so each counts on by itself.
      `\\set n :n + 1`,
      `\\set k ${first} + :client_id * ${NUMBERS_PER_CONNECTION} + :n`,
      `\\set s :k % ${SKUS}`,
      ...statements.map(({ text }) => `${text.trim()};`),
    ].join('\n')
    await writeFile(join(folder, 'script.sql'), script)
    const { stdout } = await run(
      'pgbench',
      [
        ...['-n', '-M', 'prepared', '-c', `${connections}`, '-j', '2', '-T', `${seconds}`, '-D', 'n=0'],
        ...['-f', 'script.sql', '--log', ...(rate ? ['-R', `${rate}`] : []), databaseUrl],
      ],
      { cwd: folder, maxBuffer: 10_000_000 },
    )
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    return { perSecond, latenciesMs: await readLatencies(folder) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Third column: microseconds of the transaction, from when it was due. */
async function readLatencies(folder: string): Promise<number[]> {
  const files = (await readdir(folder)).filter((file) => file.startsWith('pgbench_log'))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts
    .flatMap((text) => text.trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000)
    .filter((ms) => ms > 0)
}

/** The same by postgres.js on as many connections; slower than pgbench, so a ratio against it flatters. */
export async function repeatByDriver(repetition: Repetition): Promise<Repeated> {
  const { databaseUrl, statements, connections, seconds, rate } = repetition
  const db = openDb({ url: databaseUrl, name: 'bench-control', max: connections })
  const prepared = statements.map(({ text, isControl }) => ({ ...numbered(text), isControl }))
  const begun = performance.now()
  const endsAt = begun + seconds * 1000
  const latenciesMs: number[] = []
  let due = 0
  const one = async (connection: number) => {
    const own = await db.sql.reserve()
    for (let n = 1; performance.now() < endsAt; n++) {
      const dueAt = rate ? begun + (1000 * due++) / rate : performance.now()
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())))
      const given = argumentsOf(repetition.first + connection * NUMBERS_PER_CONNECTION + n)
      for (const { text, names } of prepared)
        await own.unsafe(
          text,
          names.map((name) => given[name]),
          { prepare: true },
        )
      latenciesMs.push(performance.now() - dueAt)
    }
    own.release()
  }
  try {
    await Promise.all(Array.from({ length: connections }, (_none, connection) => one(connection)))
    return { perSecond: (latenciesMs.length * 1000) / (performance.now() - begun), latenciesMs }
  } finally {
    await db.close()
  }
}

function numbered(text: string): { text: string; names: ('k' | 's')[] } {
  const names: ('k' | 's')[] = []
  const withNumbers = text.replace(/(?<![:\w]):(k|s)\b/g, (_all, name: 'k' | 's') => {
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}::text`
  })
  return { text: withNumbers, names }
}
